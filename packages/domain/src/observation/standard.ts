// GB 3838-2002 table 1 as versioned data [S]: limits of classes Ⅰ–Ⅴ in mg/L unless the indicator's unit says otherwise (faecal coliform
// per litre). Where two classes share a limit the better class holds; beyond Ⅴ is class 6 (劣Ⅴ).
import { isStill, type WaterKind } from '../place/water-body.ts';

type Limits = readonly [number, number, number, number, number];

export interface Standard {
  readonly id: string;
  readonly river: Readonly<Record<string, Limits>>;
  readonly lake: Readonly<Record<string, Limits>>;
  /** Least values instead of greatest. */
  readonly atLeast: readonly string[];
  readonly ph: { readonly min: number; readonly max: number };
  /** Judged apart from the single-factor class [S: assessment method of 2011]. */
  readonly apart: readonly string[];
}

const RIVER: Readonly<Record<string, Limits>> = {
  do: [7.5, 6, 5, 3, 2],
  codmn: [2, 4, 6, 10, 15],
  cod: [15, 15, 20, 30, 40],
  bod5: [3, 3, 4, 6, 10],
  nh3n: [0.15, 0.5, 1.0, 1.5, 2.0],
  tp: [0.02, 0.1, 0.2, 0.3, 0.4],
  cu: [0.01, 1.0, 1.0, 1.0, 1.0],
  zn: [0.05, 1.0, 1.0, 2.0, 2.0],
  f: [1.0, 1.0, 1.0, 1.5, 1.5],
  se: [0.01, 0.01, 0.01, 0.02, 0.02],
  as: [0.05, 0.05, 0.05, 0.1, 0.1],
  hg: [0.00005, 0.00005, 0.0001, 0.001, 0.001],
  cd: [0.001, 0.005, 0.005, 0.005, 0.01],
  cr6: [0.01, 0.05, 0.05, 0.05, 0.1],
  pb: [0.01, 0.01, 0.05, 0.05, 0.1],
  cn: [0.005, 0.05, 0.2, 0.2, 0.2],
  phenol: [0.002, 0.002, 0.005, 0.01, 0.1],
  oil: [0.05, 0.05, 0.05, 0.5, 1.0],
  las: [0.2, 0.2, 0.2, 0.3, 0.3],
  sulfide: [0.05, 0.1, 0.2, 0.5, 1.0],
  fcoli: [200, 2000, 10_000, 20_000, 40_000],
};

export const GB3838_2002: Standard = {
  id: 'GB3838-2002',
  river: RIVER,
  lake: { ...RIVER, tp: [0.01, 0.025, 0.05, 0.1, 0.2], tn: [0.2, 0.5, 1.0, 1.5, 2.0] },
  atLeast: ['do'],
  ph: { min: 6, max: 9 },
  apart: ['temp', 'tn', 'fcoli'],
};

const STANDARDS: readonly Standard[] = [GB3838_2002];

/** Throws for a name that no import lets into the store. */
export function findStandard(id: string): Standard {
  const standard = STANDARDS.find((one) => one.id === id);
  if (!standard) throw new Error(`There is no standard "${id}"; known: ${STANDARDS.map((one) => one.id).join(', ')}`);
  return standard;
}

/** The limit of a class 1–5 in the indicator's standard unit; null where the table has none. */
export function limitOf(standard: Standard, indicator: string, wqClass: number, kind: WaterKind): number | null {
  return limitsOf(standard, indicator, kind)?.[wqClass - 1] ?? null;
}

export function limitsOf(standard: Standard, indicator: string, kind: WaterKind): Limits | null {
  return (isStill(kind) ? standard.lake : standard.river)[indicator] ?? null;
}

/**
 * The class 1–6 of one value, null for an indicator without limits. pH is within 6–9 (class 1) or worse than Ⅴ.
 * @param saturationPct oxygen saturation, where it was measured: 90 % makes class Ⅰ of oxygen
 */
export function classOf(
  standard: Standard,
  indicator: string,
  value: number,
  at: { readonly kind: WaterKind; readonly saturationPct?: number | undefined },
): number | null {
  if (indicator === 'ph') return value >= standard.ph.min && value <= standard.ph.max ? 1 : 6;
  const limits = limitsOf(standard, indicator, at.kind);
  if (!limits) return null;
  if (indicator === 'do' && at.saturationPct !== undefined && at.saturationPct >= 90) return 1;
  const fits = standard.atLeast.includes(indicator)
    ? (limit: number) => value >= limit
    : (limit: number) => value <= limit;
  const found = limits.findIndex(fits);
  return found < 0 ? 6 : found + 1;
}

/** Oxygen that is gone altogether counts as five times beyond its limit, as does any smaller rest. */
const WORST_OXYGEN_RATIO = 5;

/**
 * How far a value is beyond the limit of a class: 1 at the limit, above 1 fails. For indicators with a least value it is limit ÷ value,
 * at most 5, so that it rises with the fault, stays finite at zero and equals 1 at the limit. pH: distance from 7.5 in units of 1.5.
 */
export function ratioToLimit(
  standard: Standard,
  indicator: string,
  value: number,
  at: { readonly kind: WaterKind; readonly wqClass: number },
): number | null {
  if (indicator === 'ph') {
    const { min, max } = standard.ph;
    return Math.abs(value - (min + max) / 2) / ((max - min) / 2);
  }
  const limit = limitOf(standard, indicator, at.wqClass, at.kind);
  if (limit === null) return null;
  if (!standard.atLeast.includes(indicator)) return value / limit;
  return Math.min(WORST_OXYGEN_RATIO, limit / Math.max(value, limit / WORST_OXYGEN_RATIO));
}
