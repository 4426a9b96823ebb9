// A warning level: mark and word, coloured. The mark alone tells the level, the colour only repeats it.
import type { WarningLevel } from '@xunhe/domain/duty/level';
import './badges.css';
import { useWords } from './words.ts';
import { LEVEL_MARKS, LEVEL_SHORT, LEVEL_WORDS, NOT_JUDGED_WORDS } from './words-shared.ts';

interface LevelMarkProps {
  readonly level: WarningLevel;
  readonly short?: boolean;
  /** False where nothing is known of the water. */
  readonly judged?: boolean;
}

export function LevelMark({ level, short = false, judged = true }: LevelMarkProps) {
  const sayLong = useWords(LEVEL_WORDS);
  const sayShort = useWords(LEVEL_SHORT);
  const sayNot = useWords(NOT_JUDGED_WORDS);
  if (level === 'none' && !judged)
    return (
      <span className="level-mark level-none">
        <span aria-hidden>?</span> {sayNot('notJudged')}
      </span>
    );
  return (
    <span className={`level-mark level-${level}`}>
      <span aria-hidden>{LEVEL_MARKS[level]}</span> {short ? sayShort(level) : sayLong(level)}
    </span>
  );
}
