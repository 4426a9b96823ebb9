// How many problems are open, and the newest of them: what and where, not who.
import type { WallBody } from '@xunhe/contract/board';
import { instantToDay, sayInstant } from '@xunhe/ui/dates';
import { sayNumber } from '@xunhe/ui/figures';
import { defineWords, pickName, useWords } from '@xunhe/ui/words';
import { PROBLEM_STATE_WORDS, PROBLEM_TYPE_WORDS } from '@xunhe/ui/words-problem';
import { useSurroundings } from '../parts/surroundings.ts';
import { WallFigure, WallPart } from './wall-part.tsx';

const WORDS = defineWords({
  title: ['问题', 'Problems'],
  open: ['未结案', 'Open'],
  overdue: ['逾期', 'Overdue'],
  closed: ['本月销号', 'Closed, month'],
  reported: ['本月上报 {n}', '{n} reported'],
  latest: ['最新上报', 'The newest'],
  none: ['还没有上报的问题。', 'No problem was reported yet.'],
});

interface WallProblemsProps {
  readonly problems: WallBody['problems'];
  /** City time. */
  readonly at: string;
}

export function WallProblems({ problems, at }: WallProblemsProps) {
  const say = useWords(WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const sayState = useWords(PROBLEM_STATE_WORDS);
  const { city } = useSurroundings();
  const today = instantToDay(at, city.timezone);
  return (
    <WallPart title={say('title')} name="problems">
      <div className="wall-figures">
        <WallFigure words={say('open')} figure={sayNumber(problems.open)} />
        <WallFigure
          words={say('overdue')}
          figure={sayNumber(problems.overdue)}
          {...(problems.overdue > 0 && { tone: 'late' as const })}
        />
        <WallFigure
          words={say('closed')}
          figure={sayNumber(problems.closedThisMonth)}
          beside={say('reported', { n: sayNumber(problems.reportedThisMonth) })}
        />
      </div>
      <h3>{say('latest')}</h3>
      {problems.latest.length === 0 && <p className="muted">{say('none')}</p>}
      <ol className="wall-latest">
        {problems.latest.map((row) => (
          <li key={row.id}>
            <strong className="clip">{sayType.any(row.type)}</strong>
            <span className={row.overdueDays > 0 ? 'late' : ''}>{sayState.any(row.state)}</span>
            <span className="clip">{pickName(say.language, row.reachName, row.reachNameEn)}</span>
            <span className="muted">
              {sayInstant(row.reportedAt, { today, timezone: city.timezone }, say.language)}
            </span>
          </li>
        ))}
      </ol>
    </WallPart>
  );
}
