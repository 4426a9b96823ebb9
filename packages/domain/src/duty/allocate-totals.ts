// Months shared out, added up: over all of them, and water by water.
import { type AllocatedRow, type MonthAllocation, WAYS, type Way, type WaySum } from './allocate-month.ts';

export interface AllocationTotal extends Omit<MonthAllocation, 'month' | 'rows'> {
  readonly months: readonly Omit<MonthAllocation, 'rows'>[];
}

export interface AllocatedReachTotal extends Readonly<Record<Way, number>> {
  readonly reach: string;
  readonly region: string;
  /** Mean over the months in which it was forecast. */
  readonly probability: number | null;
  readonly measured: number;
  readonly failures: number;
  readonly drawn: number;
}

export function sumAllocations(months: readonly MonthAllocation[]): AllocationTotal {
  const sum = (of: (month: MonthAllocation) => number) => months.reduce((total, month) => total + of(month), 0);
  const sumWay = (way: Way): WaySum => ({
    visits: sum(({ ways }) => ways[way].visits),
    expected: sum(({ ways }) => ways[way].expected),
    caught: sum(({ ways }) => ways[way].caught),
  });
  return {
    ...{ budget: sum(({ budget }) => budget), short: sum(({ short }) => short) },
    ...{ unspent: sum(({ unspent }) => unspent), drawn: sum(({ drawn }) => drawn) },
    ...{ expected: sum(({ expected }) => expected), failures: sum(({ failures }) => failures) },
    ways: { allocated: sumWay('allocated'), byRule: sumWay('byRule'), evenly: sumWay('evenly') },
    months: months.map(({ rows: _, ...month }) => month),
  };
}

/** Those that get most first, of equals by id. */
export function sumByReach(months: readonly MonthAllocation[]): AllocatedReachTotal[] {
  const rowsByReach = new Map<string, AllocatedRow[]>();
  for (const { rows } of months)
    for (const row of rows) {
      const known = rowsByReach.get(row.reach);
      if (known) known.push(row);
      else rowsByReach.set(row.reach, [row]);
    }
  return [...rowsByReach]
    .map(([reach, rows]) => {
      const sum = (of: (row: AllocatedRow) => number) => rows.reduce((total, row) => total + of(row), 0);
      const forecast = rows.filter(({ probability }) => probability !== null);
      const [allocated, byRule, evenly] = WAYS.map((way) => sum((row) => row[way])) as [number, number, number];
      return {
        ...{ reach, region: rows[0]!.region, allocated, byRule, evenly },
        probability:
          forecast.length === 0 ? null : forecast.reduce((total, row) => total + row.probability!, 0) / forecast.length,
        measured: sum(({ fails }) => (fails === null ? 0 : 1)),
        failures: sum(({ fails }) => (fails ? 1 : 0)),
        drawn: sum(({ drawn }) => (drawn ? 1 : 0)),
      };
    })
    .sort((a, b) => b.allocated - a.allocated || (a.reach < b.reach ? -1 : 1));
}
