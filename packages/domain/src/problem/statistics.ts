// What is told of many problems: how many, how many in time, how long they took. Few cases say little, and that is said with them.

/** Fewer ended cases than this carry no share and no median [D]. */
export const FEW = 10;

/** By what problems are told apart. */
export const STATISTIC_GROUPS = ['type', 'source', 'region', 'department'] as const;

export type StatisticGroup = (typeof STATISTIC_GROUPS)[number];

export interface ProblemCounts {
  readonly reported: number;
  readonly open: number;
  readonly overdue: number;
  readonly closed: number;
  /** Of the closed ones, those of which is known by when they were to be handled (imported ones do not tell), and those handled by then. */
  readonly judged: number;
  readonly onTime: number;
  /** Days from report to closure; null without closed ones. */
  readonly medianDays: number | null;
  readonly reopened: number;
  readonly returned: number;
}

/** The share of closed cases that were handled in time, 0 to 1; null when they are too few to say. */
export function onTimeShare({ judged, onTime }: Pick<ProblemCounts, 'judged' | 'onTime'>): number | null {
  return judged < FEW ? null : onTime / judged;
}
