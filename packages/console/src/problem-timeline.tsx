// Everything that was done with a problem, the newest first, down to its report.
import type { ProblemPage } from '@xunhe/contract/problem';
import { sayInstant } from '@xunhe/ui/dates';
import { defineWords, useWords } from '@xunhe/ui/words';
import { PROBLEM_MOVE_WORDS, PROBLEM_SOURCE_WORDS, PROBLEM_STATE_WORDS } from '@xunhe/ui/words-problem';
import './problem-file.css';
import { Section } from './screen.tsx';
import { useSurroundings } from './surroundings.ts';

const WORDS = defineWords({
  timeline: ['办理过程', 'What was done'],
  change: ['{from} → {to}', '{from} → {to}'],
  import: ['导入的记录没有逐步的办理过程。', 'Imported records do not carry their single steps.'],
});

export function ProblemTimeline({ problem }: { readonly problem: ProblemPage }) {
  const say = useWords(WORDS);
  const sayMove = useWords(PROBLEM_MOVE_WORDS);
  const sayState = useWords(PROBLEM_STATE_WORDS);
  const saySource = useWords(PROBLEM_SOURCE_WORDS);
  const { city } = useSurroundings();
  const moves = problem.moves.filter(({ move }) => move !== 'report').toSorted((a, b) => b.seq - a.seq);
  const jumped = moves.length === 0 && problem.state !== 'reported';
  return (
    <Section title={say('timeline')}>
      <ol className="timeline">
        {moves.map((move) => (
          <li key={move.seq}>
            <div className="timeline-head">
              <strong>{sayMove.any(move.move)}</strong>
              <span className="muted">
                {say('change', { from: sayState.any(move.from), to: sayState.any(move.to) })}
              </span>
              <span className="muted">
                {move.byName ?? '–'} · {sayInstant(move.at, city, say.language)}
              </span>
            </div>
            {move.note.trim() !== '' && <p className="wrap">{move.note}</p>}
          </li>
        ))}
        <li>
          <div className="timeline-head">
            <strong>{sayMove('report')}</strong>
            <span className="muted">
              {[saySource.any(problem.source), problem.reporterName].filter(Boolean).join(' ')} ·{' '}
              {sayInstant(problem.reportedAt, city, say.language)}
            </span>
          </div>
        </li>
      </ol>
      {jumped && <p className="muted">{say('import')}</p>}
    </Section>
  );
}
