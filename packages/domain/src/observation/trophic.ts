// Trophic level index of lakes and reservoirs, TLI(Σ) [S: assessment method of 2011, appendix]: five indicators weighted by the square of
// their correlation with chlorophyll a.

export interface TrophicSigns {
  /** mg/m³, which is µg/L. */
  readonly chlaUgL: number;
  readonly tpMgL: number;
  readonly tnMgL: number;
  readonly transparencyM: number;
  readonly codmnMgL: number;
}

export type TrophicGrade =
  | 'oligotrophic'
  | 'mesotrophic'
  | 'lightlyEutrophic'
  | 'moderatelyEutrophic'
  | 'hypereutrophic';

const CORRELATION_SQUARED = { chla: 1, tp: 0.84 ** 2, tn: 0.82 ** 2, transparency: 0.83 ** 2, codmn: 0.83 ** 2 };

/** 0–100 for natural waters. All five signs must be positive; anything else is null. */
export function trophicIndex(signs: TrophicSigns): number | null {
  if (!Object.values(signs).every((value: number) => value > 0)) return null;
  const parts: readonly (readonly [number, number])[] = [
    [CORRELATION_SQUARED.chla, 10 * (2.5 + 1.086 * Math.log(signs.chlaUgL))],
    [CORRELATION_SQUARED.tp, 10 * (9.436 + 1.624 * Math.log(signs.tpMgL))],
    [CORRELATION_SQUARED.tn, 10 * (5.453 + 1.694 * Math.log(signs.tnMgL))],
    [CORRELATION_SQUARED.transparency, 10 * (5.118 - 1.94 * Math.log(signs.transparencyM))],
    [CORRELATION_SQUARED.codmn, 10 * (0.109 + 2.661 * Math.log(signs.codmnMgL))],
  ];
  const weight = parts.reduce((sum, [w]) => sum + w, 0);
  return parts.reduce((sum, [w, index]) => sum + w * index, 0) / weight;
}

export function gradeTrophic(index: number): TrophicGrade {
  if (index < 30) return 'oligotrophic';
  if (index <= 50) return 'mesotrophic';
  if (index <= 60) return 'lightlyEutrophic';
  return index <= 70 ? 'moderatelyEutrophic' : 'hypereutrophic';
}
