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

/** `null`: not black-and-odorous by what was measured, or nothing was measured. Missing signs are left out. */
export function gradeBlackOdour(signs: BlackOdourSigns): BlackOdour | null {
  const { transparencyCm, doMgL, orpMv, nh3nMgL, depthCm } = signs;
  const shallow = depthCm !== undefined && depthCm < 25;
  const lightTransparency = shallow ? 0.4 * depthCm : 25;
  const heavyTransparency = shallow ? Math.min(10, 0.4 * depthCm) : 10;
  const grades = [
    gradeLow(transparencyCm, lightTransparency, heavyTransparency),
    gradeLow(doMgL, 2, 0.2),
    gradeLow(orpMv, 50, -200),
    nh3nMgL === undefined || nh3nMgL <= 8 ? null : nh3nMgL > 15 ? 'heavy' : 'light',
  ];
  return grades.includes('heavy') ? 'heavy' : grades.includes('light') ? 'light' : null;
}

function gradeLow(value: number | undefined, light: number, heavy: number): BlackOdour | null {
  if (value === undefined || value >= light) return null;
  return value < heavy ? 'heavy' : 'light';
}
