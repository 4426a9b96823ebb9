// A month of one reach: the mean of its samples, judged. It feeds the map, the reach page and the risk history alike.
import type { WaterKind } from '../place/water-body.ts';
import { classOfSection, listMainPollutants, type MainPollutant, worstRatio } from './assess.ts';
import { type BlackOdour, type BlackOdourSigns, gradeBlackOdour } from './black-odorous.ts';
import { isUsable } from './reading.ts';
import type { Standard } from './standard.ts';

export interface MonthSample {
  readonly readings: Readonly<Record<string, number>>;
  readonly marks: Readonly<Record<string, string>>;
}

export interface MonthInput {
  readonly samples: readonly MonthSample[];
  readonly standard: Standard;
  readonly waterKind: WaterKind;
  readonly targetClass: number;
  /** The city's deciding indicators; null for all of the table that are not judged apart. */
  readonly classIndicators: readonly string[] | null;
}

export interface MonthQuality {
  /** Mean of the usable values by indicator, standard units. */
  readonly means: Readonly<Record<string, number>>;
  readonly wqClass: number;
  /** Worst ratio to the limit of the target class. */
  readonly ratio: number | null;
  /** Worse than the target class. */
  readonly fails: boolean;
  readonly deciding: readonly string[];
  readonly mainPollutants: readonly MainPollutant[];
  readonly blackOdorous: BlackOdour | null;
  /** Share of used values that were under their detection limit, 0–1. */
  readonly censoredShare: number;
  readonly samples: number;
}

/** Null when no sample holds a usable value of a deciding indicator: no data is not a class. */
export function monthQuality(input: MonthInput): MonthQuality | null {
  const { means, censoredShare } = meanOfSamples(input.samples);
  const at = { standard: input.standard, kind: input.waterKind, classIndicators: input.classIndicators };
  const section = classOfSection(means, at);
  if (!section) return null;
  return {
    means,
    wqClass: section.wqClass,
    ratio: worstRatio(means, { ...at, targetClass: input.targetClass }),
    fails: section.wqClass > input.targetClass,
    deciding: section.deciding,
    mainPollutants: listMainPollutants(means, at),
    blackOdorous: gradeBlackOdour(toBlackOdourSigns(means)),
    censoredShare,
    samples: input.samples.length,
  };
}

export function toBlackOdourSigns(means: Readonly<Record<string, number>>): BlackOdourSigns {
  return { transparencyCm: means.transparency, doMgL: means.do, orpMv: means.orp, nh3nMgL: means.nh3n };
}

function meanOfSamples(samples: readonly MonthSample[]): { means: Record<string, number>; censoredShare: number } {
  const sums: Record<string, number> = {};
  const counts: Record<string, number> = {};
  let used = 0;
  let censored = 0;
  for (const { readings, marks } of samples) {
    for (const id in readings) {
      const mark = marks[id];
      if (!isUsable(mark)) continue;
      sums[id] = (sums[id] ?? 0) + readings[id]!;
      counts[id] = (counts[id] ?? 0) + 1;
      used++;
      if (mark === '<') censored++;
    }
  }
  for (const id in sums) sums[id]! /= counts[id]!;
  return { means: sums, censoredShare: used === 0 ? 0 : censored / used };
}
