// Everything that was done with a problem, the newest first, down to its report, each with the pictures that came with it.
import { Link } from '@tanstack/react-router';
import type { ProblemPage } from '@xunhe/contract/problem';
import { sayDate, sayInstant } from '@xunhe/ui/dates';
import { PhotoStrip } from '@xunhe/ui/photo-strip.tsx';
import { defineWords, useWords } from '@xunhe/ui/words';
import {
  PROBLEM_MOVE_WORDS,
  PROBLEM_SOURCE_WORDS,
  PROBLEM_STATE_WORDS,
  PROBLEM_TYPE_WORDS,
} from '@xunhe/ui/words-problem';
import './problem-file.css';
import { Section } from '../parts/screen.tsx';
import { useRight, useSurroundings } from '../parts/surroundings.ts';

type Move = ProblemPage['moves'][number];

const WORDS = defineWords({
  timeline: ['办理过程', 'What was done'],
  change: ['{from} → {to}', '{from} → {to}'],
  rule: ['系统规则', 'by rule'],
  until: ['期限 {day}', 'to {day}'],
  to: ['单位：{list}', 'Departments: {list}'],
  other: ['另一件：', 'The other:'],
  returns: ['多次退回', 'returned repeatedly'],
  overdue: ['长期逾期', 'long overdue'],
  import: ['导入的记录没有逐步的办理过程。', 'Imported records do not carry their single steps.'],
});

export function ProblemTimeline({ problem }: { readonly problem: ProblemPage }) {
  const say = useWords(WORDS);
  const sayMove = useWords(PROBLEM_MOVE_WORDS);
  const saySource = useWords(PROBLEM_SOURCE_WORDS);
  const { city } = useSurroundings();
  const moves = problem.moves.filter(({ move }) => move !== 'report').toSorted((a, b) => b.seq - a.seq);
  const jumped = moves.length === 0 && problem.state !== 'reported';
  return (
    <Section title={say('timeline')}>
      <ol className="timeline">
        {moves.map((move) => (
          <Step key={move.seq} move={move} problem={problem} />
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

function Step({ move, problem }: { readonly move: Move; readonly problem: ProblemPage }) {
  const say = useWords(WORDS);
  const sayMove = useWords(PROBLEM_MOVE_WORDS);
  const sayState = useWords(PROBLEM_STATE_WORDS);
  const { city } = useSurroundings();
  const mayTakeOriginal = useRight('photo.original');
  const photos = (problem.photos ?? []).filter(({ n }) => move.photos.includes(n));
  return (
    <li>
      <div className="timeline-head">
        <strong>{sayMove.any(move.move)}</strong>
        {move.from !== move.to && (
          <span className="muted">{say('change', { from: sayState.any(move.from), to: sayState.any(move.to) })}</span>
        )}
        <span className="muted">
          {move.byName ?? say('rule')} · {sayInstant(move.at, city, say.language)}
        </span>
      </div>
      <Brought move={move} problem={problem} />
      {move.note.trim() !== '' && <p className="wrap">{move.note}</p>}
      {photos.length > 0 && <PhotoStrip photos={photos} record="problem" at={city} mayTakeOriginal={mayTakeOriginal} />}
    </li>
  );
}

/** To whom, until when, from what to what. */
function Brought({ move, problem }: { readonly move: Move; readonly problem: ProblemPage }) {
  const say = useWords(WORDS);
  const sayType = useWords(PROBLEM_TYPE_WORDS);
  const nameOf = (id: string) =>
    [...problem.parts.map(({ department, name }) => ({ id: department, name })), ...problem.departments].find(
      (one) => one.id === id,
    )?.name ?? id;
  const told = [
    move.departments.length > 0 &&
      say('to', { list: move.departments.map(nameOf).join(say.language === 'zh' ? '、' : ', ') }),
    move.until && say('until', { day: sayDate(move.until, say.language, true) }),
    move.typeFrom && move.typeTo && say('change', { from: sayType.any(move.typeFrom), to: sayType.any(move.typeTo) }),
    move.cause && say.any(move.cause),
  ].filter((one) => typeof one === 'string');
  if (told.length === 0 && !move.other) return null;
  return (
    <p className="muted">
      {told.join(' · ')}
      {move.other && (
        <>
          {told.length > 0 && ' · '}
          {say('other')}{' '}
          <Link to="/problems/$id" params={{ id: move.other }}>
            {move.other}
          </Link>
        </>
      )}
    </p>
  );
}
