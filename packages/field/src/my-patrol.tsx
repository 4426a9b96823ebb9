// One of one's own patrols: whether it counts and why, with its numbers, what was appealed and decided since, and the appeal.
import { getRouteApi } from '@tanstack/react-router';
import type { MyPatrol } from '@xunhe/contract/patrol-review';
import { sayDay, sayInstant, sayMonth, sayTime } from '@xunhe/ui/dates';
import { sayLength, sayMinutes, sayShare } from '@xunhe/ui/figures';
import { listReasons } from '@xunhe/ui/reason-sentence';
import { Answered, EmptyState } from '@xunhe/ui/states.tsx';
import { pickName, useWords } from '@xunhe/ui/words';
import { OUTCOME_WORDS, REVIEW_STEP_WORDS } from '@xunhe/ui/words-review';
import { VERDICT_WORDS } from '@xunhe/ui/words-shared';
import { Appeal } from './appeal.tsx';
import { BackLine } from './back-line.tsx';
import { useCityDay } from './house.ts';
import { KeptLine } from './kept-line.tsx';
import { For } from './my-patrols.tsx';
import { useMyPatrols } from './queries.ts';
import { MY_PATROL_WORDS } from './words-my-patrols.ts';

const route = getRouteApi('/patrols/$id');

export function MyPatrolScreen() {
  const say = useWords(MY_PATROL_WORDS);
  const { id } = route.useParams();
  const { month } = route.useSearch();
  const patrols = useMyPatrols(month);
  return (
    <>
      <BackLine title={say('one')} to="/patrols" />
      <Answered query={patrols}>
        {({ value, keptMs }) => {
          const row = value.rows.find((one) => one.id === id);
          return row ? (
            <>
              <KeptLine keptMs={keptMs} />
              <OnePatrol key={row.id} row={row} />
            </>
          ) : (
            <EmptyState>{say('notHere')}</EmptyState>
          );
        }}
      </Answered>
    </>
  );
}

function OnePatrol({ row }: { readonly row: MyPatrol }) {
  const say = useWords(MY_PATROL_WORDS);
  const sayVerdict = useWords(VERDICT_WORDS);
  const { today, timezone } = useCityDay();
  const { judgement } = row;
  const counting = row.reaches.filter(({ effective }) => effective);
  return (
    <article className="done">
      <h2>{pickName(say.language, row.reachName, row.reachNameEn)}</h2>
      <p className="muted">
        {sayDay(row.day, today, say.language)} {sayTime(row.startedAt, timezone)}–{sayTime(row.endedAt, timezone)}
        <For row={row} />
      </p>
      <div className={`verdict verdict-${row.verdict}`}>
        <strong>{say(row.verdict as 'effective')}</strong>
        {row.verdict !== judgement.verdict && (
          <p className="muted">{say('asJudged', { verdict: sayVerdict(judgement.verdict) })}</p>
        )}
        {listReasons(judgement.reasons, say.language).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <dl className="figures">
        {(
          [
            ['time', sayMinutes(judgement.minutes, say.language)],
            ['onReach', sayLength(judgement.onReachM)],
            ['coverage', sayShare(judgement.coverage)],
          ] as const
        ).map(([word, figure]) => (
          <div key={word}>
            <dt>{say(word)}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
      {row.reaches.length > 1 && counting.length > 0 && (
        <p>
          {say('reaches')}: {counting.map(({ name }) => name).join(say.language === 'zh' ? '、' : ', ')}
        </p>
      )}
      <Appeal patrol={row.id} reach={row} asked={row.appeal} month={row.month} />
      <History row={row} />
      {row.monthEvaluated && <p className="muted">{say('evaluated', { month: sayMonth(row.month, say.language) })}</p>}
    </article>
  );
}

function History({ row }: { readonly row: MyPatrol }) {
  const say = useWords(MY_PATROL_WORDS);
  const sayStep = useWords(REVIEW_STEP_WORDS);
  const sayVerdict = useWords(VERDICT_WORDS);
  const sayOutcome = useWords(OUTCOME_WORDS);
  const day = useCityDay();
  const waits = row.standing === 'appealed' || row.verdict === 'needs_review';
  return (
    <section aria-label={say('history')}>
      <h3>{say('history')}</h3>
      <ol className="steps">
        <li>
          <strong>
            {sayStep('judged')}: {sayVerdict(row.judgement.verdict)}
          </strong>
          <span className="muted">{sayInstant(row.judgedAt, day, say.language)}</span>
        </li>
        {row.reviews.map((step) => (
          <li key={step.seq}>
            <strong>
              {sayStep(step.kind)}
              {step.outcome && `: ${sayOutcome(step.outcome)}`}
            </strong>
            <span className="muted">
              {sayInstant(step.at, day, say.language)} · {step.byName}
            </span>
            <p className="told">{step.text}</p>
          </li>
        ))}
        {waits && <li className="muted">{sayStep('waiting')}</li>}
      </ol>
    </section>
  );
}
