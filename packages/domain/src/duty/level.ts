// Four levels of warning and three kinds. The highest trigger wins; a level falls one step a month at most.

/** WARNING: stored, and on the wire; in rising order. */
export const LEVELS = ['none', 'yellow', 'orange', 'red'] as const;

export type WarningLevel = (typeof LEVELS)[number];

/** A level that a trigger can raise. */
export type RaisedLevel = Exclude<WarningLevel, 'none'>;

export const WARNING_KINDS = ['bulletin', 'quality', 'problem'] as const;

export type WarningKind = (typeof WARNING_KINDS)[number];

/** none 0, yellow 1, orange 2, red 3. */
export function rank(level: WarningLevel): number {
  return LEVELS.indexOf(level);
}

export function highest(...levels: readonly WarningLevel[]): WarningLevel {
  return levels.reduce<WarningLevel>((top, level) => (rank(level) > rank(top) ? level : top), 'none');
}

export function stepDown(level: WarningLevel): WarningLevel {
  return LEVELS[Math.max(0, rank(level) - 1)]!;
}
