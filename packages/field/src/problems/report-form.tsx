// The form of a report, in the order in which a thumb goes down: the reach is known, the place comes by itself, a picture, the kind in one tap, a ready
// phrase in another. Whoever has cleared it already says so here, and it is one record.
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { TodayBody } from '@xunhe/contract/duty';
import { EmptyState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { Button, Selector, TextArea, Toast } from 'antd-mobile';
import { useMemo, useState } from 'react';
import type { FormKeeper } from '../drafts/form-draft.ts';
import { useHouse, useRecording, useSurroundings } from '../house.ts';
import { PhotoField } from '../pictures/photo-field.tsx';
import { PHOTO_WORDS } from '../pictures/words-photo.ts';
import { nameReach } from '../reach-card.tsx';
import { ReachSelect } from '../reach-select.tsx';
import { usePlace } from '../use-place.ts';
import { sendSoon } from '../use-sending.ts';
import { FIELD_WORDS } from '../words-field.ts';
import { NearHint } from './near-hint.tsx';
import { Phrases } from './phrase-chips.tsx';
import { makeProblemItem } from './problem-item.ts';
import { lackingOf, type ReportFields } from './report-fields.ts';
import { mayHandleItself, OnTheSpot } from './self-handled.tsx';
import { snapReach } from './snap-reach.ts';
import { orderTypes } from './type-order.ts';
import { REPORT_WORDS } from './words-report.ts';
import './problems.css';

interface ReportFormProps {
  readonly today: TodayBody;
  readonly id: string;
  readonly keeper: FormKeeper;
}

export function ReportForm({ today, id, keeper }: ReportFormProps) {
  const say = useWords(REPORT_WORDS);
  const sayField = useWords(FIELD_WORDS);
  const sayPhoto = useWords(PHOTO_WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const house = useHouse();
  const { me } = useSurroundings();
  const recording = useRecording();
  const navigate = useNavigate();
  const asked = useSearch({ from: '/report' }).reach;
  const left = keeper.found?.fields as ReportFields | undefined;
  const [fields, setFields] = useState<ReportFields>(() => ({
    ...{ reach: asked ?? recording?.draft.reach ?? '', type: null, text: '', done: null },
    ...left,
  }));
  const [lacking, setLacking] = useState<readonly string[]>([]);
  const [failed, setFailed] = useState(false);
  const found = usePlace();
  const place = found === 'searching' ? null : found;
  const { type, text, done } = fields;
  // Until somebody chooses, the place does, once it is found.
  const snapped = useMemo(() => (place ? snapReach(today.reaches, place) : null), [today, place]);
  const chosen = fields.reach || snapped || today.reaches[0]?.reach || '';
  const types = useMemo(() => orderTypes(today.reaches, chosen), [today, chosen]);
  const reach = today.reaches.find((one) => one.reach === chosen);
  if (!reach) return <EmptyState>{sayField('noReaches')}</EmptyState>;
  const change = (next: Partial<ReportFields>) => {
    const changed = { ...fields, ...next };
    setFields(changed);
    setLacking([]);
    const at = today.reaches.find((one) => one.reach === changed.reach) ?? reach;
    keeper.keep({ ...changed, reach: at.reach }, nameReach(at, say.language));
  };
  const submit = async () => {
    const lacks = lackingOf(fields, await house.store.photos(id, me.person));
    setLacking(lacks);
    if (lacks.length > 0 || type === null) return;
    try {
      const { item, text: content } = await makeProblemItem(house, {
        ...{ id, me, reach: reach.reach, reachName: nameReach(reach, say.language), type, text: text.trim(), place },
        ...{ patrol: recording?.draft.id ?? null, selfHandled: done?.trim() },
      });
      keeper.stop();
      await house.outbox.handIn(item, content);
    } catch (error) {
      console.error(error);
      return setFailed(true);
    }
    // Only a count for the end of the patrol: the problem itself is safe already.
    await house.recorder.noteProblem(id).catch(() => undefined);
    sendSoon();
    Toast.show({ content: say('reported'), duration: 1500 });
    await navigate(
      recording ? { to: '/patrol', replace: true } : { to: '/problems', search: { queue: 'mine' }, replace: true },
    );
  };
  return (
    <div className="form report-form">
      <ReachSelect reaches={today.reaches} value={chosen} onChange={(next) => change({ reach: next })} />
      <PhotoField
        record={id}
        kind="view"
        label={done === null ? sayPhoto('photos') : say('before')}
        place={place}
        onCount={() => change({})}
      />
      <fieldset className="choices">
        <legend>{say('type')}</legend>
        <Selector
          columns={2}
          options={types.map((value) => ({ value, label: sayType(value) }))}
          value={type === null ? [] : [type]}
          onChange={([next]) => change({ type: next ?? null })}
          showCheckMark={false}
        />
      </fieldset>
      {type !== null && <NearHint sighted={{ reach: chosen, type, place, atMs: house.recorder.cityNow() }} />}
      {type !== null && <Phrases type={type} text={text} onChange={(next) => change({ text: next })} />}
      <div className="field">
        <label htmlFor="describe">{say('describe')}</label>
        <TextArea
          id="describe"
          value={text}
          onChange={(next) => change({ text: next })}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={4000}
          placeholder={say('describeHint')}
        />
      </div>
      {mayHandleItself(me) && (
        <OnTheSpot record={id} place={place} done={done} onChange={(next) => change({ done: next })} />
      )}
      <p className="muted" aria-live="polite">
        {say('place')}
        {say.language === 'zh' ? '：' : ': '}
        {say(found === 'searching' ? 'placeSearching' : found ? 'placeFound' : 'placeNone')}
      </p>
      <div className="thumb">
        <div role="alert">
          {lacking.map((one) => (
            <p key={one} className="refused">
              {say.any(one)}
            </p>
          ))}
          {failed && <p className="refused">{sayField('cannotSave')}</p>}
        </div>
        <Button color="primary" block className="big" onClick={() => void submit()}>
          {say(done === null ? 'submit' : 'submitHandled')}
        </Button>
      </div>
    </div>
  );
}
