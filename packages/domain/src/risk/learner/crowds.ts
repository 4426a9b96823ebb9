// How full the bins of a feature are. One bin may hold most rows (missing, zero); its sums follow from those of a node and of all other bins,
// so that only the others limit what one number can count (see cells.ts).
import { type Binned, binsStart } from './bins.ts';

export interface Crowds {
  /** Per feature its fullest bin. */
  readonly fullest: Uint8Array;
  /** … and the most rows in any other. */
  readonly others: Int32Array;
}

export function countCrowds(data: Binned): Crowds {
  const fullest = new Uint8Array(data.features);
  const others = new Int32Array(data.features);
  const counts = new Int32Array(256);
  for (let feature = 0; feature < data.features; feature++) {
    countBins(data, feature, counts.fill(0));
    let first = 0;
    for (let bin = 1; bin < 256; bin++) if (counts[bin]! > counts[first]!) first = bin;
    counts[first] = 0;
    fullest[feature] = first;
    others[feature] = counts.reduce((most, count) => Math.max(most, count), 0);
  }
  return { fullest, others };
}

function countBins(data: Binned, feature: number, counts: Int32Array): void {
  const { bytes } = data;
  const end = binsStart(data, feature) + 4 * data.rows;
  for (let at = binsStart(data, feature); at < end; at += 4) counts[bytes[at]!]!++;
}
