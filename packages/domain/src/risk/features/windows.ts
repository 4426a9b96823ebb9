// Statistics over the last months of one reach, up to and with a month, and never beyond it.

/** One reach's column of the history and the newest month that may be read. */
export interface Past {
  readonly values: ArrayLike<number>;
  /** Index of the reach's first cell. */
  readonly from: number;
  /** Index of the newest month within the reach's cells. */
  readonly at: number;
}

/** The value `lag` months before the newest, NaN outside the history. */
export function lagOf({ values, from, at }: Past, lag: number): number {
  return at - lag < 0 ? Number.NaN : values[from + at - lag]!;
}

export interface WindowStats {
  count: number;
  sum: number;
  squares: number;
  max: number;
  min: number;
}

export function statsOf({ values, from, at }: Past, months: number): WindowStats {
  const stats = { count: 0, sum: 0, squares: 0, max: Number.NEGATIVE_INFINITY, min: Number.POSITIVE_INFINITY };
  for (let m = Math.max(0, at - months + 1); m <= at; m++) {
    const value = values[from + m]!;
    if (Number.isNaN(value)) continue;
    stats.count++;
    stats.sum += value;
    stats.squares += value * value;
    if (value > stats.max) stats.max = value;
    if (value < stats.min) stats.min = value;
  }
  return stats;
}

export function meanOf(past: Past, months: number): number {
  const { count, sum } = statsOf(past, months);
  return count === 0 ? Number.NaN : sum / count;
}

export function maxOf(past: Past, months: number): number {
  const { count, max } = statsOf(past, months);
  return count === 0 ? Number.NaN : max;
}

export function minOf(past: Past, months: number): number {
  const { count, min } = statsOf(past, months);
  return count === 0 ? Number.NaN : min;
}

export function spreadOf(past: Past, months: number): number {
  const { count, sum, squares } = statsOf(past, months);
  return count < 3 ? Number.NaN : Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
}

/** Least-squares change per year. */
export function slopeOf(past: Past, months: number): number {
  return trendOf(past, months).slope;
}

/** Least-squares change per year, and how well the values keep to that line (Pearson's r); NaN of fewer than six. */
export function trendOf({ values, from, at }: Past, months: number): { slope: number; correlation: number } {
  let [n, sx, sy, sxx, sxy, syy] = [0, 0, 0, 0, 0, 0];
  for (let m = Math.max(0, at - months + 1); m <= at; m++) {
    const y = values[from + m]!;
    if (Number.isNaN(y)) continue;
    const x = (m - at) / 12;
    n++;
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
    syy += y * y;
  }
  const under = n * sxx - sx * sx;
  if (n < 6 || under === 0) return { slope: Number.NaN, correlation: Number.NaN };
  const along = n * sxy - sx * sy;
  return { slope: along / under, correlation: along / Math.sqrt(under * Math.max(1e-12, n * syy - sy * sy)) };
}

/** The newest value and how many months old it is, at most `months` back. */
export function newestOf({ values, from, at }: Past, months: number): { value: number; age: number } {
  for (let age = 0; age < months && at - age >= 0; age++) {
    const value = values[from + at - age]!;
    if (!Number.isNaN(value)) return { value, age };
  }
  return { value: Number.NaN, age: Number.NaN };
}

/** Months since the last value at or above a threshold, `months` when there was none; NaN without any value. */
export function monthsSince(past: Past, threshold: number, months: number): number {
  let known = false;
  for (let age = 0; age < months && past.at - age >= 0; age++) {
    const value = past.values[past.from + past.at - age]!;
    if (value >= threshold) return age;
    if (!Number.isNaN(value)) known = true;
  }
  return known ? months : Number.NaN;
}

/** Values of the coming month's own season in past years: the newest month + 1 − 12 k, with its neighbours. */
export function sameSeason({ values, from, at }: Past, years: number, around: number): number[] {
  const found: number[] = [];
  for (let k = 1; k <= years; k++) {
    for (let d = -around; d <= around; d++) {
      const m = at + 1 - 12 * k + d;
      if (m < 0 || m > at) continue;
      const value = values[from + m]!;
      if (!Number.isNaN(value)) found.push(value);
    }
  }
  return found;
}

export function average(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}
