// What became of a warning from one month to the next.
import { rank, type WarningLevel } from './level.ts';

/** WARNING: on the wire. `appeared`: there was none before; `ended`: there is none any more. */
export const LEVEL_CHANGES = ['appeared', 'risen', 'fallen', 'ended'] as const;

export type LevelChange = (typeof LEVEL_CHANGES)[number];

/** Null where nothing changed. */
export function levelChange(previous: WarningLevel, level: WarningLevel): LevelChange | null {
  if (previous === level) return null;
  if (previous === 'none') return 'appeared';
  if (level === 'none') return 'ended';
  return rank(level) > rank(previous) ? 'risen' : 'fallen';
}
