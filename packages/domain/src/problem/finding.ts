// A confirmed problem becomes an observation: next month's risk reads observations only, and divides findings by the effort behind them,
// so that looking harder does not make a river look worse.

export interface Finding {
  readonly problem: string;
  readonly type: string;
  readonly key: boolean;
  readonly source: string;
  /** The patrol it was found on; null when somebody else reported it. */
  readonly patrol: string | null;
}

export function findingOf(problem: {
  readonly id: string;
  readonly type: string;
  readonly key: boolean;
  readonly source: string;
  readonly patrol: string | null;
}): Finding {
  return { problem: problem.id, type: problem.type, key: problem.key, source: problem.source, patrol: problem.patrol };
}
