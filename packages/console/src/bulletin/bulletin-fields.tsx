// What an office writes of a bulletin: used where one is entered and where one is corrected.
import { useQuery } from '@tanstack/react-query';
import type { BulletinContent } from '@xunhe/contract/bulletin';
import { BULLETIN_KINDS, BULLETIN_LENGTH } from '@xunhe/domain/duty/bulletin';
import { ISSUERS } from '@xunhe/domain/duty/trigger-policy';
import { ask } from '@xunhe/ui/session';
import { pickName, useWords } from '@xunhe/ui/words';
import { Checkbox, Input, Select } from 'antd';
import { type ReactNode, useDeferredValue, useId, useState } from 'react';
import { useSurroundings } from '../parts/surroundings.ts';
import { BULLETIN_KIND_WORDS, BULLETIN_WORDS, ISSUER_WORDS } from './words-bulletins.ts';

export interface ReachOption {
  readonly value: string;
  readonly label: string;
}

interface FieldsProps {
  readonly written: BulletinContent;
  /** Names of the reaches that are chosen already. */
  readonly named: readonly ReachOption[];
  readonly onChange: (change: Partial<BulletinContent>) => void;
}

export function BulletinFields({ written, named, onChange }: FieldsProps) {
  const say = useWords(BULLETIN_WORDS);
  const sayKind = useWords(BULLETIN_KIND_WORDS);
  const sayIssuer = useWords(ISSUER_WORDS);
  const { city } = useSurroundings();
  return (
    <div className="bulletin-fields">
      <Field label={say('reaches')} wide>
        {(id) => (
          <ReachesChoice
            id={id}
            value={written.reaches}
            named={named}
            onChange={(reaches) => onChange({ reaches: [...reaches] })}
          />
        )}
      </Field>
      <Field label={say('kind')}>
        {(id) => (
          <Select
            id={id}
            aria-label={say('kind')}
            value={written.kind}
            onChange={(kind: BulletinContent['kind']) =>
              onChange({ kind, ...(kind === 'opinion' && { issuer: 'media', verified: false }) })
            }
            options={BULLETIN_KINDS.map((value) => ({ value, label: sayKind(value) }))}
          />
        )}
      </Field>
      <Field label={say('issuer')}>
        {(id) => (
          <Select
            id={id}
            aria-label={say('issuer')}
            value={written.issuer}
            onChange={(issuer: BulletinContent['issuer']) => onChange({ issuer, verified: issuer !== 'media' })}
            options={ISSUERS.map((value) => ({ value, label: sayIssuer(value) }))}
          />
        )}
      </Field>
      <Field label={say('seenDay')}>
        {(id) => (
          <Input
            id={id}
            type="date"
            max={written.knownDay || city.today}
            value={written.seenDay}
            onChange={({ target }) => onChange({ seenDay: target.value })}
          />
        )}
      </Field>
      <Field label={say('knownDay')} hint={say('knownHint')}>
        {(id) => (
          <Input
            id={id}
            type="date"
            min={written.seenDay}
            max={city.today}
            value={written.knownDay}
            onChange={({ target }) => onChange({ knownDay: target.value })}
          />
        )}
      </Field>
      {written.issuer === 'media' && (
        <div className="bulletin-field bulletin-wide">
          <Checkbox checked={written.verified} onChange={({ target }) => onChange({ verified: target.checked })}>
            {say('verified')}
          </Checkbox>
          <p className="muted small">{say('verifiedHint')}</p>
        </div>
      )}
      <Field label={say('text')} wide>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={4}
            maxLength={BULLETIN_LENGTH.text}
            showCount
            value={written.text}
            onChange={({ target }) => onChange({ text: target.value })}
          />
        )}
      </Field>
      <Field label={say('link')} wide>
        {(id) => (
          <Input
            id={id}
            type="url"
            maxLength={BULLETIN_LENGTH.link}
            placeholder="https://"
            value={written.link ?? ''}
            onChange={({ target }) => onChange({ link: target.value.trim() || null })}
          />
        )}
      </Field>
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly wide?: boolean;
  readonly children: (id: string) => ReactNode;
}

function Field({ label, hint, wide, children }: FieldProps) {
  const id = useId();
  return (
    <div className={wide ? 'bulletin-field bulletin-wide' : 'bulletin-field'}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint && <p className="muted small">{hint}</p>}
    </div>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly value: readonly string[];
  readonly named: readonly ReachOption[];
  readonly onChange: (reaches: readonly string[]) => void;
}

const SHOWN = 20;

/** Found by name while one types; what is chosen keeps its name. */
function ReachesChoice({ id, value, named, onChange }: ChoiceProps) {
  const say = useWords(BULLETIN_WORDS);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<readonly ReachOption[]>(named);
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['reaches', 'choice', q],
    queryFn: ({ signal }) => ask('reaches', { query: { limit: SHOWN, ...(q && { q }) }, signal }),
    placeholderData: (before) => before,
  });
  const options = (found.data?.rows ?? [])
    .filter(({ shared }) => !shared)
    .map((row) => ({ value: row.id, label: `${pickName(say.language, row.name, row.nameEn)} · ${row.id}` }));
  const kept = chosen.filter(
    (one) => value.includes(one.value) && !options.some((other) => other.value === one.value) && q === '',
  );
  return (
    <Select
      id={id}
      mode="multiple"
      aria-label={say('reaches')}
      placeholder={say('reachesHint')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      maxCount={50}
      value={value.map((one) => chosen.find((other) => other.value === one) ?? { value: one, label: one })}
      labelInValue
      options={[...kept, ...options]}
      notFoundContent={found.isFetching ? ' ' : say('noMatch')}
      onChange={(to: ReachOption[]) => {
        setChosen(to);
        onChange(to.map((one) => one.value));
      }}
    />
  );
}
