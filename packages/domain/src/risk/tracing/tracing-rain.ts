// Does the water get worse with rain? Overflowing outfalls, farms and streets bring their dirt with it; works and drains that flow every day
// are diluted by it. A rank correlation, because one cloudburst must not decide.
import { addDays } from '../../ground/day.ts';
import { type Month, monthNumber } from '../../ground/month.ts';
import type { TracingRule } from './tracing-rule.ts';
import { type Limits, readRatios, type WaterMonth } from './tracing-signal.ts';

export interface RainResponse {
  /** Sampled months with known rain before every sample. */
  readonly months: number;
  /** Rank correlation of the worst ratio with the rain before the samples; null with too few months or always the same weather. */
  readonly correlation: number | null;
  /** Mean rain before the samples of the months that the signal was read from; null when not known. */
  readonly lastMm: number | null;
}

export function respondToRain(
  waters: readonly WaterMonth[],
  rainMmByDay: ReadonlyMap<string, number>,
  at: {
    readonly month: Month;
    /** Those of the signal. */
    readonly signalMonths: readonly Month[];
    readonly limits: Limits;
    readonly rule: TracingRule;
  },
): RainResponse {
  const { months, leastMonths } = at.rule.rain.value;
  const last = monthNumber(at.month);
  const pairs: { readonly month: Month; readonly ratio: number; readonly rainMm: number }[] = [];
  for (const water of waters) {
    const number = monthNumber(water.month);
    const ratio = readRatios(water.means, at.limits)[0]?.ratio;
    const rainMm = rainBefore(water.days, rainMmByDay, at.rule);
    if (number > last || number <= last - months || ratio === undefined || rainMm === null) continue;
    pairs.push({ month: water.month, ratio, rainMm });
  }
  const ofSignal = pairs.filter(({ month }) => at.signalMonths.includes(month));
  return {
    months: pairs.length,
    correlation:
      pairs.length < leastMonths
        ? null
        : correlateRanks(
            pairs.map(({ ratio }) => ratio),
            pairs.map(({ rainMm }) => rainMm),
          ),
    lastMm: ofSignal.length === 0 ? null : meanOf(ofSignal.map(({ rainMm }) => rainMm)),
  };
}

/** How much the water speaks for rain, -1 to 1: by the correlation, or weakly by the weather of the last samples. */
export function leanToRain(response: RainResponse, rule: TracingRule): number {
  const { leastCorrelation, weather, wetMm, dryMm } = rule.rain.value;
  const { correlation, lastMm } = response;
  if (correlation !== null) return Math.abs(correlation) < leastCorrelation ? 0 : correlation;
  if (lastMm === null) return 0;
  return lastMm >= wetMm ? weather : lastMm <= dryMm ? -weather : 0;
}

/** Null when the rain of one of the days is not known: silence is not a dry day. */
function rainBefore(
  days: readonly string[],
  rainMmByDay: ReadonlyMap<string, number>,
  rule: TracingRule,
): number | null {
  if (days.length === 0) return null;
  let totalMm = 0;
  for (const day of days)
    for (let back = 0; back < rule.rain.value.days; back++) {
      const mm = rainMmByDay.get(addDays(day, -back));
      if (mm === undefined) return null;
      totalMm += mm;
    }
  return totalMm / days.length;
}

/** Spearman's correlation: that of the ranks, equal values sharing theirs. Null when one side never changes. */
function correlateRanks(a: readonly number[], b: readonly number[]): number | null {
  const [x, y] = [ranksOf(a), ranksOf(b)];
  const [meanX, meanY] = [meanOf(x), meanOf(y)];
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [dx, dy] = [x[i]! - meanX, y[i]! - meanY];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xx === 0 || yy === 0 ? null : xy / Math.sqrt(xx * yy);
}

function ranksOf(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
