// A row's slope, curve and count packed into one number, so that counting a row costs one addition for all three: slope × 2³¹ + count × 2¹⁹ +
// curve, exact for up to 4,095 rows. Slopes and curves are few steps here, rounded up or down by chance in proportion, so that sums are right
// in the mean (quantised training, Shi et al. 2022); the values of leaves are computed from the exact ones.

export const SLOPE_STEPS = 1023;
export const CURVE_STEPS = 127;

/** What one row is in the sums of a node. */
export interface Scales {
  /** A slope of 1. */
  readonly slope: number;
  /** A curve of 1. */
  readonly curve: number;
  /** A row in the weight, a power of two; all curves together stay below it. Exact for some eight million rows. */
  readonly unit: number;
}

/** So many rows a cell can hold. */
export const MOST_ROWS = 4095;

const SLOPE = 2 ** 31;
const PER_SLOPE = 1 / SLOPE;
const ROW = 2 ** 19;
const PER_ROW = 1 / ROW;

/** Of one row. */
export function packCell(slope: number, curve: number): number {
  return slope * SLOPE + ROW + curve;
}

/** Where a feature's unpacked sums go: slope and weight of a bin, the weight being count × unit + curve. */
export interface Sums {
  readonly histograms: Float64Array;
  readonly at: number;
  /** Sums from which these are taken away: those of the parent become those of the sibling. -1 for none. */
  readonly siblingAt: number;
  readonly bins: number;
  readonly unit: number;
}

/** Writes the cells from `first` on as a feature's sums, or adds them to what was written before, and clears them. */
export function unpackCells(cells: Float64Array, first: number, sums: Sums, isAdded: boolean): void {
  const { histograms, at, siblingAt, bins, unit } = sums;
  const more = unit - ROW;
  const apart = siblingAt - at;
  for (let bin = 0, to = at; bin < bins; bin++, to += 2) {
    const cell = cells[first + bin]!;
    cells[first + bin] = 0;
    const slope = Math.floor(cell * PER_SLOPE);
    const rest = cell - slope * SLOPE;
    const weight = rest + Math.floor(rest * PER_ROW) * more;
    histograms[to] = isAdded ? histograms[to]! + slope : slope;
    histograms[to + 1] = isAdded ? histograms[to + 1]! + weight : weight;
    if (siblingAt < 0) continue;
    histograms[to + apart]! -= slope;
    histograms[to + apart + 1]! -= weight;
  }
}
