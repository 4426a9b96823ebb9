// What surrounds a reach: the water that flows in, the rest of its river, its district, the city. The reach's own values are left out, so
// that a reach without samples is described in the same way as one with them.
import type { MatrixBuilder } from './feature-matrix.ts';
import type { Prepared } from './prepared-history.ts';
import { meanOf, newestOf } from './windows.ts';

interface Around {
  readonly last: number;
  readonly mean12: number;
  readonly share12: number;
}

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

  for (const [name, key] of [
    ['river', (row: number) => reaches[row]!.waterBody],
    ['district', (row: number) => reaches[row]!.district],
    ['city', () => ''],
  ] as const) {
    const sums = sumBy(own, key);
    for (const part of ['last', 'mean12', 'share12'] as const) {
      add(`${name}.${part}`, 'neighbours', (row) => sums.without(row, part));
    }
  }
}

/** Up every branch to the first reach that was measured, at most ten reaches away. */
function nearestMeasured(upstream: Prepared['upstream'], own: readonly Around[], row: number): number[] {
  const found: number[] = [];
  const waiting = upstream[row]!.map((index) => ({ index, steps: 1 }));
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { index, steps } = next;
    if (!Number.isNaN(own[index]!.mean12)) found.push(index);
    else if (steps < 10) for (const further of upstream[index]!) waiting.push({ index: further, steps: steps + 1 });
  }
  return found;
}

function nearestBelow({ history }: Prepared, own: readonly Around[], row: number): number {
  let at = history.reaches[row]!.downstream;
  for (let steps = 0; at >= 0 && steps < 10; steps++) {
    if (!Number.isNaN(own[at]!.mean12)) return at;
    at = history.reaches[at]!.downstream;
  }
  return -1;
}

function sumBy(own: readonly Around[], keyOf: (row: number) => string) {
  const sums = new Map<string, Record<keyof Around, { sum: number; count: number }>>();
  for (const [row, around] of own.entries()) {
    const key = keyOf(row);
    let group = sums.get(key);
    if (!group) {
      group = { last: { sum: 0, count: 0 }, mean12: { sum: 0, count: 0 }, share12: { sum: 0, count: 0 } };
      sums.set(key, group);
    }
    for (const part of ['last', 'mean12', 'share12'] as const) {
      if (Number.isNaN(around[part])) continue;
      group[part].sum += around[part];
      group[part].count++;
    }
  }
  return {
    without(row: number, part: keyof Around): number {
      const { sum, count } = sums.get(keyOf(row))![part];
      const mine = own[row]![part];
      const known = Number.isNaN(mine) ? 0 : 1;
      return count - known === 0 ? Number.NaN : (sum - (known ? mine : 0)) / (count - known);
    },
  };
}

function mean(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? Number.NaN : known.reduce((sum, value) => sum + value, 0) / known.length;
}
