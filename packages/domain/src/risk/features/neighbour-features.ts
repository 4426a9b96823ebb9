// What surrounds a reach: the water that flows in, the rest of its river, the other rivers of its district and of the city. The reach's own
// values are left out, so that a reach without samples is described in the same way as one with them; and its river is left out of district
// and city, so that these say the same of a river where nobody samples.
import type { MatrixBuilder } from '../learner/feature-matrix.ts';
import type { Prepared } from './prepared-history.ts';
import { meanOf, newestOf } from './windows.ts';

interface Around {
  readonly last: number;
  readonly mean12: number;
  readonly share12: number;
}

const PARTS = ['last', 'mean12', 'share12'] as const;

export function addNeighbourFeatures(builder: MatrixBuilder, prepared: Prepared, at: number): void {
  const { history, upstream } = prepared;
  const { months, reaches } = history;
  const own: Around[] = reaches.map((_, row) => ({
    last: newestOf({ values: prepared.distance, from: row * months, at }, 6).value,
    mean12: meanOf({ values: prepared.distance, from: row * months, at }, 12),
    share12: meanOf({ values: prepared.failing, from: row * months, at }, 12),
  }));
  const add = (name: string, group: 'upstream' | 'neighbours', value: (row: number) => number) =>
    builder.add({ name, group, ownless: true }, value);

  const above = reaches.map((_, row) => nearestMeasured(upstream, own, row));
  add('upstream.last', 'upstream', (row) => mean(above[row]!.map((i) => own[i]!.last)));
  add('upstream.mean12', 'upstream', (row) => mean(above[row]!.map((i) => own[i]!.mean12)));
  add('upstream.share12', 'upstream', (row) => mean(above[row]!.map((i) => own[i]!.share12)));
  add('downstream.mean12', 'upstream', (row) => own[nearestBelow(prepared, own, row)]?.mean12 ?? Number.NaN);

  const rivers = sumBy(own, (row) => reaches[row]!.waterBody);
  const ofDistrict = (row: number) => reaches[row]!.district;
  const districts = sumBy(own, ofDistrict);
  const parts = sumBy(own, (row) => `${ofDistrict(row)} ${reaches[row]!.waterBody}`);
  const city = sumBy(own, () => '');
  for (const part of PARTS) {
    add(`river.${part}`, 'neighbours', (row) => meanWithout(rivers(row)[part], own[row]![part]));
    add(`district.${part}`, 'neighbours', (row) => meanBetween(districts(row)[part], parts(row)[part]));
    add(`city.${part}`, 'neighbours', (row) => meanBetween(city(row)[part], rivers(row)[part]));
  }
}

/** How many reaches away a sample still speaks. */
export const FURTHEST = 10;

/** Up every branch to the first reach that was measured. */
function nearestMeasured(upstream: Prepared['upstream'], own: readonly Around[], row: number): number[] {
  const found: number[] = [];
  const waiting = upstream[row]!.map((index) => ({ index, steps: 1 }));
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { index, steps } = next;
    if (!Number.isNaN(own[index]!.mean12)) found.push(index);
    else if (steps < FURTHEST)
      for (const further of upstream[index]!) waiting.push({ index: further, steps: steps + 1 });
  }
  return found;
}

function nearestBelow({ history }: Prepared, own: readonly Around[], row: number): number {
  let at = history.reaches[row]!.downstream;
  for (let steps = 0; at >= 0 && steps < FURTHEST; steps++) {
    if (!Number.isNaN(own[at]!.mean12)) return at;
    at = history.reaches[at]!.downstream;
  }
  return -1;
}

interface Sum {
  sum: number;
  count: number;
}

/** The sums of the group that a row belongs to. */
function sumBy(own: readonly Around[], keyOf: (row: number) => string): (row: number) => Record<keyof Around, Sum> {
  const sums = new Map<string, Record<keyof Around, Sum>>();
  const groups = own.map((around, row) => {
    const key = keyOf(row);
    let group = sums.get(key);
    if (!group) {
      group = { last: { sum: 0, count: 0 }, mean12: { sum: 0, count: 0 }, share12: { sum: 0, count: 0 } };
      sums.set(key, group);
    }
    for (const part of PARTS) {
      if (Number.isNaN(around[part])) continue;
      group[part].sum += around[part];
      group[part].count++;
    }
    return group;
  });
  return (row) => groups[row]!;
}

function meanWithout({ sum, count }: Sum, mine: number): number {
  return Number.isNaN(mine) ? sum / count : count === 1 ? Number.NaN : (sum - mine) / (count - 1);
}

/** The mean of a whole without a part of it; NaN where nothing is left. */
function meanBetween(whole: Sum, part: Sum): number {
  return whole.count === part.count ? Number.NaN : (whole.sum - part.sum) / (whole.count - part.count);
}

function mean(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? Number.NaN : known.reduce((sum, value) => sum + value, 0) / known.length;
}
