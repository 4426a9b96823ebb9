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

/** Each person is asked about once, by his minutes or else by his metres; a town for what is left without those who were asked. */
export async function askPileUps(tx: Tx, { city, month }: MonthAsked): Promise<RaisedSignal[]> {
  const { threshold } = await readPolicy(tx, city, month, 'duty');
  const span = { from: addMonths(month, 1 - HALF_YEAR), to: month };
  const walks = await listWalkedFigures(tx, city, { ...span, lengthM: threshold.lengthM.value });
  const before = await listHeapsSince(tx, city, span.from);
  const people = new Set(before.flatMap(({ person }) => person ?? []));
  const towns = new Set(before.flatMap(({ person, region }) => (person === null ? [region] : [])));
  const figures = [
    { kind: 'pileUp.minutes', rules: MINUTES_RULES, limit: threshold.minutes.value, figureOf: minutesOf },
    { kind: 'pileUp.length', rules: LENGTH_RULES, limit: threshold.lengthM.value, figureOf: metresOf },
  ] as const;
  const raised: RaisedSignal[] = [];
  for (const { group, asked } of [
    { group: groupPeople, asked: people },
    { group: groupTowns, asked: towns },
  ])
    for (const { kind, rules, limit, figureOf } of figures) {
      const left = walks.filter(({ person }) => !people.has(person));
      for (const heap of findPileUps(group(left, figureOf), limit, rules)) {
        const { key, person } = heap.group;
        const region = person === null ? key : left.find((walk) => walk.person === person)!.region;
        if (asked.has(key)) continue;
        asked.add(key);
        const signal = toPileUpSignal(heap, { kind, threshold: limit, rules, ...span });
        raised.push(toRow(signal, { city, month, reach: null, region }));
      }
    }
  return raised;
}

type FigureOf = (walk: WalkedFigures) => number | null;

const minutesOf: FigureOf = ({ minutes }) => minutes;
const metresOf: FigureOf = ({ onReachM }) => onReachM;

function groupPeople(walks: readonly WalkedFigures[], figureOf: FigureOf): PileUpGroup[] {
  return [...groupBy(walks, ({ person }) => person)].map(([person, rows]) => ({
    ...{ key: person, person },
    values: rows.flatMap((row) => figureOf(row) ?? []),
  }));
}

/** Of a town all chiefs of the town and below; who stands above belongs to none. */
function groupTowns(walks: readonly WalkedFigures[], figureOf: FigureOf): PileUpGroup[] {
  const inTowns = walks.filter(({ region }) => region.slice(6, 9) !== '000');
  return [...groupBy(inTowns, ({ region }) => region.slice(0, 9).padEnd(12, '0'))].map(([town, rows]) => ({
    ...{ key: town, person: null },
    values: rows.flatMap((row) => figureOf(row) ?? []),
  }));
}
