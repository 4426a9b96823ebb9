// Reporting a problem in under half a minute: the reach is known, the kind is one tap, the place comes by itself. What was typed and pictured
// stays in the drafts when the form is left.
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { TodayBody } from '@xunhe/contract/duty';
import { makeId } from '@xunhe/domain/ground/id';
import { PROBLEM_TYPES, type ProblemType } from '@xunhe/domain/problem/problem-type';
import { holdsRight } from '@xunhe/ui/session';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { Button, Selector, TextArea, Toast } from 'antd-mobile';
import { useState } from 'react';
import { BackLine } from './back-line.tsx';
import { type FormKeeper, useFormDraft } from './drafts/form-draft.ts';
import { useHouse, useRecording, useSurroundings } from './house.ts';
import { PhotoField } from './pictures/photo-field.tsx';
import { PHOTO_WORDS } from './pictures/words-photo.ts';
import { makeProblemItem } from './problem-item.ts';
import { useToday } from './queries.ts';
import { nameReach } from './reach-card.tsx';
import { ReachSelect } from './reach-select.tsx';
import { usePlace } from './use-place.ts';
import { sendSoon } from './use-sending.ts';
import { FIELD_WORDS } from './words-field.ts';

export function ReportProblem() {
  const say = useWords(FIELD_WORDS);
  const recording = useRecording();
  const { me } = useSurroundings();
  return (
    <>
      <BackLine title={say('report')} to={recording ? '/patrol' : '/problems'} />
      {holdsRight(me, 'duty.readOwn') ? <ReportOwn /> : <EmptyState>{say('reportNeedsReach')}</EmptyState>}
    </>
  );
}

function ReportOwn() {
  const today = useToday();
  const { recorder, random } = useHouse();
  const { draft } = useSearch({ from: '/report' });
  const [id] = useState(() => draft ?? makeId(recorder.cityNow(), random(10)));
  const keeper = useFormDraft(id, 'problem');
  if (!keeper.isReady) return null;
  return <Answered query={today}>{({ value }) => <ReportForm today={value} id={id} keeper={keeper} />}</Answered>;
}

interface ReportFields {
  readonly reach: string;
  readonly type: ProblemType | null;
  readonly text: string;
}

interface ReportFormProps {
  readonly today: TodayBody;
  readonly id: string;
  readonly keeper: FormKeeper;
}

function ReportForm({ today, id, keeper }: ReportFormProps) {
  const say = useWords(FIELD_WORDS);
  const sayPhoto = useWords(PHOTO_WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const house = useHouse();
  const { me } = useSurroundings();
  const recording = useRecording();
  const navigate = useNavigate();
  const asked = useSearch({ from: '/report' }).reach;
  const left = keeper.found?.fields as ReportFields | undefined;
  const [fields, setFields] = useState<ReportFields>(
    () => left ?? { reach: asked ?? recording?.draft.reach ?? today.reaches[0]?.reach ?? '', type: null, text: '' },
  );
  const [missing, setMissing] = useState(false);
  const [failed, setFailed] = useState(false);
  const place = usePlace();
  const { type, text } = fields;
  const reach = today.reaches.find((one) => one.reach === fields.reach);
  if (!reach) return <EmptyState>{say('noReaches')}</EmptyState>;
  const change = (next: Partial<ReportFields>) => {
    const changed = { ...fields, ...next };
    setFields(changed);
    keeper.keep(
      { ...changed },
      nameReach(today.reaches.find((one) => one.reach === changed.reach) ?? reach, say.language),
    );
  };
  const submit = async () => {
    setMissing(type === null);
    if (type === null) return;
    try {
      const { item, text: content } = await makeProblemItem(house, {
        ...{ id, me, reach: reach.reach, reachName: nameReach(reach, say.language), type, text: text.trim() },
        place: place === 'searching' ? null : place,
        patrol: recording?.draft.id ?? null,
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
    await navigate({ to: recording ? '/patrol' : '/problems', replace: true });
  };
  return (
    <div className="form">
      <ReachSelect reaches={today.reaches} value={fields.reach} onChange={(next) => change({ reach: next })} />
      <fieldset className="choices">
        <legend>{say('type')}</legend>
        <Selector
          columns={2}
          options={PROBLEM_TYPES.map((value) => ({ value, label: sayType(value) }))}
          value={type === null ? [] : [type]}
          onChange={([next]) => change({ type: next ?? null })}
          showCheckMark={false}
        />
        {missing && type === null && (
          <p role="alert" className="refused">
            {say('typeNeeded')}
          </p>
        )}
      </fieldset>
      <PhotoField
        record={id}
        kind="view"
        label={sayPhoto('photos')}
        place={place === 'searching' ? null : place}
        onCount={() => change({})}
      />
      <div className="field">
        <label htmlFor="describe">{say('describe')}</label>
        <TextArea
          id="describe"
          value={text}
          onChange={(next) => change({ text: next })}
          rows={3}
          maxLength={4000}
          placeholder={say('describeHint')}
        />
      </div>
      <p className="muted" aria-live="polite">
        {say('place')}:{say(place === 'searching' ? 'placeSearching' : place ? 'placeFound' : 'placeNone')}
      </p>
      {failed && (
        <p role="alert" className="refused">
          {say('cannotSave')}
        </p>
      )}
      <div className="thumb">
        <Button color="primary" block className="big" onClick={() => void submit()}>
          {say('submit')}
        </Button>
      </div>
    </div>
  );
}
