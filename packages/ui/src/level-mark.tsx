// A warning level: mark and word, coloured. The mark alone tells the level, the colour only repeats it.
import type { WarningLevel } from '@xunhe/domain/duty/level';
import './badges.css';
import { useWords } from './words.ts';
import { LEVEL_MARKS, LEVEL_SHORT, LEVEL_WORDS } from './words-shared.ts';

export function LevelMark({ level, short = false }: { readonly level: WarningLevel; readonly short?: boolean }) {
  const sayLong = useWords(LEVEL_WORDS);
  const sayShort = useWords(LEVEL_SHORT);
  return (
    <span className={`level-mark level-${level}`}>
      <span aria-hidden>{LEVEL_MARKS[level]}</span> {short ? sayShort(level) : sayLong(level)}
    </span>
  );
}
