// 当场处理: the switch that makes a report one of a problem that is cleared already, with what was done and the pictures of after.
import type { MeBody } from '@xunhe/contract/people';
import { findTransition } from '@xunhe/domain/problem/flow';
import { useWords } from '@xunhe/ui/words';
import { Switch, TextArea } from 'antd-mobile';
import { useId } from 'react';
import { PhotoField } from '../pictures/photo-field.tsx';
import { REPORT_WORDS } from './words-report.ts';

/** As the case law says. */
export function mayHandleItself({ role }: Pick<MeBody, 'role'>): boolean {
  return findTransition('reported', 'selfHandle')?.roles.some((one) => one === role) ?? false;
}

interface OnTheSpotProps {
  readonly record: string;
  readonly place: { readonly lon: number; readonly lat: number } | null;
  readonly done: string | null;
  readonly onChange: (done: string | null) => void;
}

export function OnTheSpot({ record, place, done, onChange }: OnTheSpotProps) {
  const say = useWords(REPORT_WORDS);
  const label = useId();
  return (
    <>
      <div className="setting">
        <span id={label}>{say('selfHandled')}</span>
        <Switch aria-labelledby={label} checked={done !== null} onChange={(on) => onChange(on ? '' : null)} />
      </div>
      {done !== null && (
        <>
          <p className="muted">{say('selfHandledHint')}</p>
          <PhotoField record={record} kind="after" label={say('after')} place={place} onCount={() => onChange(done)} />
          <div className="field">
            <label htmlFor={`${label}-done`}>{say('done')}</label>
            <TextArea
              id={`${label}-done`}
              value={done}
              onChange={onChange}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={4000}
              placeholder={say('doneHint')}
            />
          </div>
        </>
      )}
    </>
  );
}
