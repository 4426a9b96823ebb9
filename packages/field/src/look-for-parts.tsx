// What to look for on a water, part by part: risk points, open problems, what may come back, and what was seen and measured last.
import type { LookFor } from '@xunhe/contract/look-for';
import { ClassBadge } from '@xunhe/ui/class-badge.tsx';
import { sayDay } from '@xunhe/ui/dates';
import { useWords } from '@xunhe/ui/words';
import { PROBLEM_STATE_WORDS, PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { CLASS_WORDS, SOURCE_KIND_WORDS, VERDICT_WORDS } from '@xunhe/ui/words-shared';
import './today.css';
import { useCityDay } from './house.ts';
import { TODAY_WORDS } from './words-today.ts';

export function LookForParts({ lookFor }: { readonly lookFor: LookFor }) {
  const say = useWords(TODAY_WORDS);
  const { riskPoints, problems, pastProblems } = lookFor;
  const isEmpty = riskPoints.length + problems.length + pastProblems.length === 0;
  return (
    <>
      {problems.length > 0 && <OpenProblems lookFor={lookFor} />}
      {riskPoints.length > 0 && <RiskPoints lookFor={lookFor} />}
      {pastProblems.length > 0 && <PastProblems past={pastProblems} />}
      {isEmpty && <p className="muted">{say('noneToLook')}</p>}
      <LastSeen lookFor={lookFor} />
    </>
  );
}

function OpenProblems({ lookFor: { problems, problemTotal } }: { readonly lookFor: LookFor }) {
  const say = useWords(TODAY_WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const sayState = useWords(PROBLEM_STATE_WORDS);
  return (
    <section>
      <h2>{say('problems')}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={problem.id}>
            <strong>{sayType.any(problem.type)}</strong>{' '}
            {problem.key && <span className="tag-late">{say('keyProblem')}</span>}
            <p className="muted">
              {problem.daysOpen === 0 ? say('sinceToday') : say('daysOpen', { n: problem.daysOpen })} ·{' '}
              {sayState.any(problem.state)}
              {problem.overdueDays > 0 && (
                <>
                  {' · '}
                  <span className="tag-late">{say('overdue', { n: problem.overdueDays })}</span>
                </>
              )}
            </p>
            {problem.text && <p>{problem.text}</p>}
          </li>
        ))}
      </ul>
      {problemTotal > problems.length && (
        <p className="muted">{say('problemsMore', { n: problemTotal, shown: problems.length })}</p>
      )}
    </section>
  );
}

function RiskPoints({ lookFor: { riskPoints, riskPointTotal } }: { readonly lookFor: LookFor }) {
  const say = useWords(TODAY_WORDS);
  const sayKind = useWords(SOURCE_KIND_WORDS);
  return (
    <section>
      <h2>{say('riskPoints')}</h2>
      <ul>
        {riskPoints.map(({ id, kind, name, faulty }) => (
          <li key={id}>
            <span className="look-kind">{sayKind.any(kind)}</span>
            {name} {faulty && <span className="tag-late">{say('faulty')}</span>}
          </li>
        ))}
      </ul>
      {riskPointTotal > riskPoints.length && (
        <p className="muted">{say('riskPointsMore', { n: riskPointTotal, shown: riskPoints.length })}</p>
      )}
    </section>
  );
}

function PastProblems({ past }: { readonly past: LookFor['pastProblems'] }) {
  const say = useWords(TODAY_WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const { today } = useCityDay();
  return (
    <section>
      <h2>{say('past')}</h2>
      <ul>
        {past.map(({ type, count, lastDay }) => (
          <li key={type}>
            {say('pastLine', { type: sayType.any(type), n: count, day: sayDay(lastDay, today, say.language) })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function LastSeen({ lookFor: { lastPatrol, lastSample, targetClass } }: { readonly lookFor: LookFor }) {
  const say = useWords(TODAY_WORDS);
  const sayVerdict = useWords(VERDICT_WORDS);
  const sayClass = useWords(CLASS_WORDS);
  const { today } = useCityDay();
  return (
    <section>
      <h2>{say('last')}</h2>
      {lastPatrol ? (
        <p>
          {say('lastLine', {
            day: sayDay(lastPatrol.day, today, say.language),
            name: lastPatrol.personName,
            verdict: sayVerdict.any(lastPatrol.verdict),
          })}{' '}
          · {lastPatrol.problems > 0 ? say('lastFound', { n: lastPatrol.problems }) : say('lastNothing')}
        </p>
      ) : (
        <p className="muted">{say('lastNever')}</p>
      )}
      <h2>{say('sample')}</h2>
      {lastSample ? (
        <p>
          <ClassBadge wqClass={lastSample.wqClass} long /> {sayDay(lastSample.day, today, say.language)} ·{' '}
          {say('target', { cls: sayClass.any(String(targetClass)) })}
        </p>
      ) : (
        <p className="muted">
          {say('sampleNone')} · {say('target', { cls: sayClass.any(String(targetClass)) })}
        </p>
      )}
    </section>
  );
}
