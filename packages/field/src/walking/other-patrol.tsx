// 其他方式履职: a meeting, handling on the spot, a drone, video, a paper record. Each has its short form and says what evidence it needs.
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { TodayBody } from '@xunhe/contract/duty';
import type { PatrolMode } from '@xunhe/domain/duty/mode';
import { makeId } from '@xunhe/domain/ground/id';
import { listMissingDetails, MODE_FORMS } from '@xunhe/domain/patrol/mode-form';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { useWords } from '@xunhe/ui/words';
import { MODE_WORDS } from '@xunhe/ui/words-shared';
import { Button, Selector, TextArea } from 'antd-mobile';
import { useState } from 'react';
import { BackLine } from '../back-line.tsx';
import { type FormKeeper, useFormDraft } from '../drafts/form-draft.ts';
import { useHouse, useSurroundings } from '../house.ts';
import { PhotoField } from '../pictures/photo-field.tsx';
import { PHOTO_WORDS } from '../pictures/words-photo.ts';
import { useToday } from '../queries.ts';
import { nameReach } from '../reach-card.tsx';
import { ReachSelect } from '../reach-select.tsx';
import { usePlace } from '../use-place.ts';
import { sendSoon } from '../use-sending.ts';
import { FIELD_WORDS } from '../words-field.ts';
import { localToMs, msToLocal } from './city-time.ts';
import { EvidenceLine } from './evidence-line.tsx';
import { ModeFields } from './mode-fields.tsx';
import { makeOtherItem } from './other-body.ts';
import { MODE_FIELD_WORDS, PATROL_WORDS } from './words-patrol.ts';

const OTHER_MODES = ['meeting', 'handling', 'drone', 'video', 'paper'] as const satisfies readonly PatrolMode[];
const LONGEST_MS = 86_400_000;

interface OtherFields {
  readonly mode: PatrolMode;
  readonly reach: string;
  /** `YYYY-MM-DDTHH:MM` of the city. */
  readonly from: string;
  readonly to: string;
  readonly note: string;
  readonly details: Readonly<Record<string, string>>;
}

export function OtherWay() {
  const say = useWords(PATROL_WORDS);
  const today = useToday();
  const { recorder, random } = useHouse();
  const { draft } = useSearch({ from: '/other' });
  const [id] = useState(() => draft ?? makeId(recorder.cityNow(), random(10)));
  const keeper = useFormDraft(id, 'patrol');
  return (
    <>
      <BackLine title={say('otherTitle')} to="/start" />
      {keeper.isReady && (
        <Answered query={today}>{({ value }) => <OtherForm today={value} id={id} keeper={keeper} />}</Answered>
      )}
    </>
  );
}

interface OtherFormProps {
  readonly today: TodayBody;
  readonly id: string;
  readonly keeper: FormKeeper;
}

function OtherForm({ today, id, keeper }: OtherFormProps) {
  const say = useWords(PATROL_WORDS);
  const sayField = useWords(FIELD_WORDS);
  const sayMode = useWords(MODE_WORDS);
  const sayPhoto = useWords(PHOTO_WORDS);
  const place = usePlace();
  const { fields, change, submit, problem } = useOtherForm({ today, id, keeper });
  const reach = today.reaches.find((one) => one.reach === fields.reach);
  if (!reach) return <EmptyState>{sayField('noReaches')}</EmptyState>;
  const at = place === 'searching' ? null : place;
  return (
    <div className="form">
      <p className="muted">{say('otherHint')}</p>
      <fieldset className="choices">
        <legend>{sayField('mode')}</legend>
        <Selector
          options={OTHER_MODES.map((value) => ({ value, label: sayMode(value) }))}
          value={[fields.mode as (typeof OTHER_MODES)[number]]}
          onChange={([next]) => next && change({ mode: next })}
          showCheckMark={false}
        />
      </fieldset>
      <ReachSelect reaches={today.reaches} value={fields.reach} onChange={(next) => change({ reach: next })} />
      {(['from', 'to'] as const).map((which) => (
        <label key={which} className="field">
          <span>{say(which)}</span>
          <input
            type="datetime-local"
            value={fields[which]}
            onChange={(event) => change({ [which]: event.target.value })}
          />
        </label>
      ))}
      <EvidenceLine mode={fields.mode} today={today} />
      <ModeFields mode={fields.mode} details={fields.details} onChange={(details) => change({ details })} />
      <TextArea
        value={fields.note}
        onChange={(note) => change({ note })}
        rows={3}
        maxLength={4000}
        placeholder={sayField('describe')}
        aria-label={sayField('describe')}
      />
      <PhotoField record={id} kind="view" label={sayPhoto('photos')} place={at} onCount={() => change({})} />
      <PhotoField record={id} kind="document" label={sayPhoto('documents')} place={at} onCount={() => change({})} />
      {problem && (
        <p role="alert" className="refused">
          {problem}
        </p>
      )}
      <div className="thumb">
        <Button color="primary" block className="big" onClick={() => void submit()}>
          {say('handIn')}
        </Button>
      </div>
    </div>
  );
}

function useOtherForm({ today, id, keeper }: OtherFormProps) {
  const say = useWords(PATROL_WORDS);
  const sayField = useWords(FIELD_WORDS);
  const sayKey = useWords(MODE_FIELD_WORDS);
  const house = useHouse();
  const { me, city } = useSurroundings();
  const navigate = useNavigate();
  const asked = useSearch({ from: '/other' });
  const [fields, setFields] = useState<OtherFields>(() => {
    const nowMs = house.recorder.cityNow();
    return (
      (keeper.found?.fields as OtherFields | undefined) ?? {
        mode: 'meeting',
        reach: asked.reach ?? today.reaches[0]?.reach ?? '',
        from: msToLocal(nowMs - 3_600_000, city.timezone),
        to: msToLocal(nowMs, city.timezone),
        note: '',
        details: {},
      }
    );
  });
  const [problem, setProblem] = useState<string | null>(null);
  const reach = today.reaches.find((one) => one.reach === fields.reach);
  const change = (next: Partial<OtherFields>) => {
    const changed = { ...fields, ...next };
    setProblem(null);
    setFields(changed);
    if (reach) keeper.keep({ ...changed }, nameReach(reach, say.language));
  };
  const submit = async () => {
    if (!reach) return;
    const [startedMs, endedMs] = [localToMs(fields.from, city.timezone), localToMs(fields.to, city.timezone)];
    const latestMs = house.recorder.cityNow() + 60_000;
    if (startedMs === null || endedMs === null || endedMs <= startedMs || endedMs > latestMs)
      return setProblem(say('timesWrong'));
    if (endedMs - startedMs > LONGEST_MS) return setProblem(say('timesWrong'));
    const missing = listMissingDetails(fields.mode, fields.details);
    if (missing.length > 0)
      return setProblem(say('missing', { what: missing.map((key) => sayKey.any(key)).join(say('and')) }));
    try {
      const wanted = new Set(MODE_FORMS[fields.mode].map(({ key }) => key));
      const { item, text } = await makeOtherItem(
        house,
        {
          ...{ id, city: me.city, person: me.person, reach: reach.reach, reachName: nameReach(reach, say.language) },
          ...{ mode: fields.mode, startedMs, endedMs, note: fields.note.trim(), points: [] },
          details: Object.fromEntries(Object.entries(fields.details).filter(([key]) => wanted.has(key))),
          photos: await house.store.photos(id, me.person),
        },
        today,
      );
      keeper.stop();
      await house.outbox.handIn(item, text);
    } catch (error) {
      console.error(error);
      return setProblem(sayField('cannotSave'));
    }
    sendSoon();
    await navigate({ to: '/done/$id', params: { id }, replace: true });
  };
  return { fields, change, submit, problem };
}
