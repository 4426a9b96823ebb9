// Grading of black-and-odorous urban water (城市黑臭水体) [S: working guide of 2015]: the worst indicator decides. In water shallower than
// 25 cm the transparency limit is 40 % of the depth.

export type BlackOdour = 'light' | 'heavy';

export interface BlackOdourSigns {
  readonly transparencyCm?: number | undefined;
  readonly doMgL?: number | undefined;
  readonly orpMv?: number | undefined;
  readonly nh3nMgL?: number | undefined;
  readonly depthCm?: number | undefined;
}

/** What made the grade. */
export interface BlackOdourFinding {
  readonly indicator: 'nh3n' | 'do' | 'transparency' | 'orp';
  readonly value: number;
  /** The limit of the grade that the value is beyond. */
  readonly limit: number;
  readonly grade: BlackOdour;
}

/** `null`: not black-and-odorous by what was measured, or nothing was measured. Missing signs are left out. */
export function gradeBlackOdour(signs: BlackOdourSigns): BlackOdour | null {
  return findBlackOdour(signs)?.grade ?? null;
}

/** The worst sign: of the heavier grade, and within it the one farthest along its own scale from light to heavy. */
export function findBlackOdour(signs: BlackOdourSigns): BlackOdourFinding | null {
  const { transparencyCm, doMgL, orpMv, nh3nMgL, depthCm } = signs;
  const shallow = depthCm !== undefined && depthCm < 25;
  const lightTransparency = shallow ? 0.4 * depthCm : 25;
  const heavyTransparency = shallow ? Math.min(10, 0.4 * depthCm) : 10;
  const found = [
    judge('nh3n', nh3nMgL, { light: 8, heavy: 15 }),
    judge('do', doMgL, { light: 2, heavy: 0.2 }),
    judge('transparency', transparencyCm, { light: lightTransparency, heavy: heavyTransparency }),
    judge('orp', orpMv, { light: 50, heavy: -200 }),
  ].filter((one) => one !== null);
  const [worst] = found.toSorted(
    (a, b) => Number(b.grade === 'heavy') - Number(a.grade === 'heavy') || b.along - a.along,
  );
  if (!worst) return null;
  const { along: _, ...finding } = worst;
  return finding;
}

/** True when at least one sign was measured: without one a month is neither clean nor black. */
export function hasBlackOdourSigns({ transparencyCm, doMgL, orpMv, nh3nMgL }: BlackOdourSigns): boolean {
  return [transparencyCm, doMgL, orpMv, nh3nMgL].some((value) => value !== undefined);
}

function judge(
  indicator: BlackOdourFinding['indicator'],
  value: number | undefined,
  { light, heavy }: { readonly light: number; readonly heavy: number },
): (BlackOdourFinding & { readonly along: number }) | null {
  const isBeyond = (limit: number) => (indicator === 'nh3n' ? value! > limit : value! < limit);
  if (value === undefined || !isBeyond(light)) return null;
  const grade = isBeyond(heavy) ? 'heavy' : 'light';
  const along = light === heavy ? 1 : (value - light) / (heavy - light);
  return { indicator, value, limit: grade === 'heavy' ? heavy : light, grade, along };
}
