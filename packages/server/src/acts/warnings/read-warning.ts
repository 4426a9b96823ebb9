// A warning as it stands for those who review it: with what was drafted, the steps taken, and whether its list is published.
import { listOf } from '@xunhe/domain/duty/warning-list';
import type { ReviewedWarning, Standing } from '@xunhe/domain/duty/warning-review';
import { findCycle } from '../../store/cycle.ts';
import type { Tx } from '../../store/db.ts';
import type { WarningRow } from '../../store/rows-duty.ts';
import { findVersion } from '../../store/warning-list.ts';
import { type FoundStep, findWarning, listSteps, type WarningKey } from '../../store/warning-review.ts';

export interface WarningCase {
  readonly row: WarningRow;
  readonly steps: readonly FoundStep[];
  readonly warning: ReviewedWarning;
  /** Of the list it stands in; null: a draft. */
  readonly version: number | null;
}

export async function readWarning(tx: Tx, key: WarningKey): Promise<WarningCase | null> {
  const row = await findWarning(tx, key);
  if (!row) return null;
  const steps = await listSteps(tx, key);
  const version = await findVersion(tx, { ...key, region: listOf(row.region) });
  const cycle = await findCycle(tx, key.city, key.month);
  return {
    ...{ row, steps, version },
    warning: {
      ...(row as unknown as Standing),
      drafted: (row.drafted ?? null) as Standing | null,
      // Months of before lists were kept have none.
      published: version !== null || cycle?.state !== 'open',
      steps: steps.length,
      lastBy: steps.at(-1)?.by_region ?? null,
    },
  };
}
