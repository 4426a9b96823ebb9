// What only a whole month shows, once it is over: silence on red reaches, and heaps just above the threshold in the half year that it ends.
import { groupBy } from '@xunhe/domain/ground/group';
import { addMonths, lastDay, type Month } from '@xunhe/domain/ground/month';
import {
  findPileUps,
  LENGTH_RULES,
  MINUTES_RULES,
  type PileUpGroup,
  toPileUpSignal,
} from '@xunhe/domain/patrol/signals/pile-up';
import { judgeSilence } from '@xunhe/domain/patrol/signals/record-signals';
import type { Tx } from '../../store/db.ts';
import { listHeapsSince } from '../../store/signal.ts';
import { listRedReaches, listWalkedFigures, type WalkedFigures } from '../../store/signal-counts.ts';
import { readPolicy } from '../cycle/policy.ts';
import { type RaisedSignal, toRow } from './raised.ts';

/** Months of patrols that a heap is counted over. */
const HALF_YEAR = 6;

export interface MonthAsked {
  readonly city: string;
  readonly timezone: string;
  readonly month: Month;
}

export async function askSilence(tx: Tx, { city, timezone, month }: MonthAsked): Promise<RaisedSignal[]> {
  const asked = { month, cycle: addMonths(month, -1), lastDay: lastDay(month), timezone };
  const rows = await listRedReaches(tx, city, asked);
  return rows.flatMap((row) => {
    const signal = judgeSilence({ ...row, month });
    return signal ? [toRow(signal, { city, month, reach: row.reach, region: row.region })] : [];
  });
}

export async function askPileUps(tx: Tx, { city, month }: MonthAsked): Promise<RaisedSignal[]> {
  const { threshold } = await readPolicy(tx, city, month, 'duty');
  const span = { from: addMonths(month, 1 - HALF_YEAR), to: month };
  const walks = await listWalkedFigures(tx, city, { ...span, lengthM: threshold.lengthM.value });
  const asked = await listHeapsSince(tx, city, span.from);
  const isAsked = (kind: string, person: string | null, region: string) =>
    asked.some((row) => row.kind === kind && row.person === person && (person !== null || row.region === region));
  const regions = new Map<string, string>();
  const raised: RaisedSignal[] = [];
  for (const { kind, rules, limit, figureOf } of [
    { kind: 'pileUp.minutes', rules: MINUTES_RULES, limit: threshold.minutes.value, figureOf: minutesOf },
    { kind: 'pileUp.length', rules: LENGTH_RULES, limit: threshold.lengthM.value, figureOf: metresOf },
  ] as const)
    for (const groups of [groupPeople(walks, figureOf, regions), groupTowns(walks, figureOf, regions)])
      for (const heap of findPileUps(groups, limit, rules)) {
        const signal = toPileUpSignal(heap, { kind, threshold: limit, rules, ...span });
        const region = regions.get(heap.group.key)!;
        if (!isAsked(kind, signal.person, region)) raised.push(toRow(signal, { city, month, reach: null, region }));
      }
  return raised;
}

type FigureOf = (walk: WalkedFigures) => number | null;

const minutesOf: FigureOf = ({ minutes }) => minutes;
const metresOf: FigureOf = ({ onReachM }) => onReachM;

function groupPeople(walks: readonly WalkedFigures[], figureOf: FigureOf, regions: Map<string, string>): PileUpGroup[] {
  return [...groupBy(walks, ({ person }) => person)].map(([person, rows]) => {
    regions.set(person, rows[0]!.region);
    return { key: person, person, values: rows.flatMap((row) => figureOf(row) ?? []) };
  });
}

/** Of a town all chiefs of the town and below; who stands above belongs to none. */
function groupTowns(walks: readonly WalkedFigures[], figureOf: FigureOf, regions: Map<string, string>): PileUpGroup[] {
  const inTowns = walks.filter(({ region }) => region.slice(6, 9) !== '000');
  return [...groupBy(inTowns, ({ region }) => region.slice(0, 9))].map(([town, rows]) => {
    regions.set(town, town.padEnd(12, '0'));
    return { key: town, person: null, values: rows.flatMap((row) => figureOf(row) ?? []) };
  });
}
