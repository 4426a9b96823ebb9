// The text of a notice as its reader has it: what became of it, its paragraphs, and from whom. Plain text: whatever stands in it is shown as it is.
import type { CircularBody } from '@xunhe/contract/circular';
import { paragraphsOf } from '@xunhe/domain/people/circular';
import type { ReactNode } from 'react';
import './circular.css';
import { useWords } from './words.ts';
import { CIRCULAR_WORDS } from './words-circular.ts';

type Shown = Pick<
  CircularBody,
  'title' | 'text' | 'state' | 'withdrawnWhy' | 'supersedes' | 'supersededBy' | 'lastDay'
>;

interface CircularTextProps {
  readonly circular: Shown;
  /** Who published it, and when. */
  readonly from: ReactNode;
  /** The last day, in words. */
  readonly until: string | null;
  /** A way to the notice that took its place, where the reader has it. */
  readonly toNew?: ReactNode;
}

export function CircularText({ circular, from, until, toNew }: CircularTextProps) {
  const say = useWords(CIRCULAR_WORDS);
  const { state, text, title } = circular;
  return (
    <article className="circular">
      <h2>{title}</h2>
      {state === 'withdrawn' && (
        <p className="circular-fate">{say('withdrawn', { why: circular.withdrawnWhy ?? '' })}</p>
      )}
      {state === 'superseded' && (
        <p className="circular-fate">
          {say('superseded')} {toNew}
        </p>
      )}
      {state === 'over' && <p className="circular-fate">{say('over')}</p>}
      {keyed(paragraphsOf(text)).map(({ key, line }) => (
        <p key={key}>{line}</p>
      ))}
      <footer className="muted">
        {circular.supersedes !== null && <p>{say('corrects')}</p>}
        <p>{from}</p>
        {until !== null && <p>{say('until', { day: until })}</p>}
      </footer>
    </article>
  );
}

/** Two paragraphs may read alike. */
function keyed(lines: readonly string[]): { key: string; line: string }[] {
  return lines.map((line, index) => ({ key: `${index} ${line.slice(0, 20)}`, line }));
}
