// The assessment method of 2011 [S]: a section by its worst indicator, a river by the mean of few sections or the shares of many.
import type { WaterKind } from '../place/water-body.ts';
import { classOf, limitOf, ratioToLimit, type Standard } from './standard.ts';

export type Grade = 'excellent' | 'good' | 'light' | 'moderate' | 'heavy';

export interface SectionClass {
  /** 1–6. */
  readonly wqClass: number;
  /** The indicators that made it so, by id. */
  readonly deciding: readonly string[];
}

/** Indicators that may decide: those with limits, without those judged apart; a city may name fewer. */
export function listDeciding(standard: Standard, kind: WaterKind, classIndicators: readonly string[] | null): string[] {
  const table = [...Object.keys(kind === 'lake' || kind === 'reservoir' ? standard.lake : standard.river), 'ph'];
  return table.filter(
    (id) => !standard.apart.includes(id) && (classIndicators === null || classIndicators.includes(id)),
  );
}

/** Single-factor method: the worst indicator decides. Null when none of the deciding indicators has a value: no data is never Ⅲ. */
export function classOfSection(
  values: Readonly<Record<string, number>>,
  at: { readonly standard: Standard; readonly kind: WaterKind; readonly classIndicators: readonly string[] | null },
): SectionClass | null {
  let worst = 0;
  let deciding: string[] = [];
  for (const id of listDeciding(at.standard, at.kind, at.classIndicators)) {
    const value = values[id];
    const wqClass =
      value === undefined ? null : classOf(at.standard, id, value, { kind: at.kind, saturationPct: values.do_sat });
    if (wqClass === null || wqClass < worst) continue;
    deciding = wqClass > worst ? [id] : [...deciding, id];
    worst = wqClass;
  }
  return worst === 0 ? null : { wqClass: worst, deciding };
}

export interface MainPollutant {
  readonly indicator: string;
  readonly wqClass: number;
  /** Multiple beyond the limit of class Ⅲ; null for oxygen and pH, which have none. */
  readonly times: number | null;
}

/** Indicators beyond Ⅲ, by class, then by the multiple beyond the limit of Ⅲ; the first three. */
export function listMainPollutants(
  values: Readonly<Record<string, number>>,
  at: { readonly standard: Standard; readonly kind: WaterKind; readonly classIndicators: readonly string[] | null },
): MainPollutant[] {
  const beyond: MainPollutant[] = [];
  for (const indicator of listDeciding(at.standard, at.kind, at.classIndicators)) {
    const value = values[indicator];
    if (value === undefined) continue;
    const wqClass = classOf(at.standard, indicator, value, { kind: at.kind, saturationPct: values.do_sat });
    if (wqClass === null || wqClass <= 3) continue;
    const limit = indicator === 'do' || indicator === 'ph' ? null : limitOf(at.standard, indicator, 3, at.kind);
    beyond.push({ indicator, wqClass, times: limit === null ? null : value / limit - 1 });
  }
  return beyond
    .sort((a, b) => b.wqClass - a.wqClass || (b.times ?? -1) - (a.times ?? -1) || (a.indicator < b.indicator ? -1 : 1))
    .slice(0, 3);
}

/** Worst ratio to the limit of a class over the deciding indicators: above 1 fails. */
export function worstRatio(
  values: Readonly<Record<string, number>>,
  at: {
    readonly standard: Standard;
    readonly kind: WaterKind;
    readonly classIndicators: readonly string[] | null;
    readonly targetClass: number;
  },
): number | null {
  let worst: number | null = null;
  for (const id of listDeciding(at.standard, at.kind, at.classIndicators)) {
    const value = values[id];
    const ratio =
      value === undefined ? null : ratioToLimit(at.standard, id, value, { kind: at.kind, wqClass: at.targetClass });
    if (ratio !== null && (worst === null || ratio > worst)) worst = ratio;
  }
  return worst;
}

/** Word of a section by its class: Ⅰ–Ⅱ excellent, Ⅲ good, Ⅳ light, Ⅴ moderate, worse heavy pollution. */
export function gradeOfClass(wqClass: number): Grade {
  return wqClass <= 2
    ? 'excellent'
    : wqClass === 3
      ? 'good'
      : wqClass === 4
        ? 'light'
        : wqClass === 5
          ? 'moderate'
          : 'heavy';
}

/** A river of five or more sections by the shares of its classes; null with fewer (then the mean of each indicator is judged). */
export function gradeOfRiver(classes: readonly number[]): Grade | null {
  if (classes.length < 5) return null;
  const good = classes.filter((wqClass) => wqClass <= 3).length / classes.length;
  const worse = classes.filter((wqClass) => wqClass === 6).length / classes.length;
  if (good >= 0.9) return 'excellent';
  if (good >= 0.75) return 'good';
  return worse < 0.2 ? 'light' : worse < 0.4 ? 'moderate' : 'heavy';
}
