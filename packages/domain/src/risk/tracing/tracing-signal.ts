// What the water of a reach shows: by how much each indicator stands beyond the limit, and how well that fits what a kind of source brings.
import { type Month, monthNumber } from '../../ground/month.ts';
import { listDeciding } from '../../observation/assess.ts';
import { limitOf, ratioToLimit, type Standard } from '../../observation/standard.ts';
import type { WaterKind } from '../../place/water-body.ts';
import type { TracingRule } from './tracing-rule.ts';

/** A sampled month of a reach. */
export interface WaterMonth {
  readonly month: Month;
  readonly means: Readonly<Record<string, number>>;
  /** Days of the samples. */
  readonly days: readonly string[];
}

/** By which limits all waters are compared: those of the reach that is traced. */
export interface Limits {
  readonly standard: Standard;
  readonly kind: WaterKind;
  readonly targetClass: number;
}

export interface LimitReading {
  readonly indicator: string;
  readonly value: number;
  /** Null for pH, which has two. */
  readonly limit: number | null;
  /** 1 at the limit, above 1 beyond it. */
  readonly ratio: number;
}

export interface Signal {
  /** The months it was read from, newest first. */
  readonly months: readonly Month[];
  /** Worst first. */
  readonly readings: readonly LimitReading[];
}

interface At {
  readonly month: Month;
  readonly limits: Limits;
  readonly rule: TracingRule;
}

/**
 * What is to be explained: the mean of those of the newest sampled months that fail; of all of them when none does. Null when there is none
 * that is recent enough.
 */
export function readSignal(waters: readonly WaterMonth[], at: At): Signal | null {
  const recent = newestMonths(waters, at);
  const failing = recent.filter(({ means }) => (readRatios(means, at.limits)[0]?.ratio ?? 0) > 1);
  return meanSignal(failing.length > 0 ? failing : recent, at.limits);
}

/** The same months on another reach; its newest ones where it was not sampled in any of them. */
export function readBeside(signal: Signal, waters: readonly WaterMonth[], at: At): Signal | null {
  const same = waters.filter(({ month }) => signal.months.includes(month));
  return meanSignal(same, at.limits) ?? meanSignal(newestMonths(waters, at), at.limits);
}

function newestMonths(waters: readonly WaterMonth[], { month: last, rule }: At): WaterMonth[] {
  const { months, sampledMonths } = rule.signal.value;
  const age = ({ month }: WaterMonth) => monthNumber(last) - monthNumber(month);
  return waters
    .filter((water) => age(water) >= 0 && age(water) < months)
    .sort((a, b) => age(a) - age(b))
    .slice(0, sampledMonths);
}

function meanSignal(months: readonly WaterMonth[], limits: Limits): Signal | null {
  const readings = readRatios(meanOfMonths(months), limits);
  return readings.length === 0 ? null : { months: months.map(({ month }) => month), readings };
}

/** Every indicator of the table that may decide a class, whether or not it does so in this city: metals betray a source all the same. */
export function readRatios(means: Readonly<Record<string, number>>, limits: Limits): LimitReading[] {
  const { standard, kind, targetClass } = limits;
  return listDeciding(standard, kind, null)
    .flatMap((indicator) => {
      const value = means[indicator];
      const ratio =
        value === undefined ? null : ratioToLimit(standard, indicator, value, { kind, wqClass: targetClass });
      const limit = limitOf(standard, indicator, targetClass, kind);
      return value === undefined || ratio === null ? [] : [{ indicator, value, limit, ratio }];
    })
    .sort((a, b) => b.ratio - a.ratio || (a.indicator < b.indicator ? -1 : 1));
}

/** How far beyond the limit, in logarithms: 0 within it. */
export function excessOf(reading: LimitReading, rule: TracingRule): number {
  return Math.log(Math.min(rule.signal.value.mostRatio, Math.max(1, reading.ratio)));
}

export interface Match {
  /** The readings beyond their limit, first the one of which this kind of source explains most. */
  readonly readings: readonly LimitReading[];
  /** 0–1: the cosine between what is beyond its limit and what the kind brings, over the indicators that were measured. */
  readonly share: number;
}

/** Null when nothing is beyond its limit, or nothing was measured that this kind of source would show in. */
export function matchSignature(signal: Signal, kind: string, rule: TracingRule): Match | null {
  const signature = rule.signatures.value[kind] ?? {};
  let [dot, ofSource, ofWater] = [0, 0, 0];
  const beyond: { readonly reading: LimitReading; readonly part: number }[] = [];
  for (const reading of signal.readings) {
    const brought = signature[reading.indicator] ?? 0;
    const excess = excessOf(reading, rule);
    dot += brought * excess;
    ofSource += brought * brought;
    ofWater += excess * excess;
    if (excess > 0) beyond.push({ reading, part: brought * excess });
  }
  if (beyond.length === 0 || ofSource === 0) return null;
  const readings = beyond.sort((a, b) => b.part - a.part).map(({ reading }) => reading);
  return { readings, share: dot / Math.sqrt(ofSource * ofWater) };
}

function meanOfMonths(months: readonly WaterMonth[]): Record<string, number> {
  const sums: Record<string, { sum: number; count: number }> = {};
  for (const { means } of months)
    for (const [id, value] of Object.entries(means)) {
      const { sum, count } = sums[id] ?? { sum: 0, count: 0 };
      sums[id] = { sum: sum + value, count: count + 1 };
    }
  return Object.fromEntries(Object.entries(sums).map(([id, { sum, count }]) => [id, sum / count]));
}
