import { describe, expect, it } from 'vitest';
import { classOfSection, gradeOfClass, gradeOfRiver, listDeciding, listMainPollutants } from './assess.ts';
import { gradeBlackOdour } from './black-odorous.ts';
import { monthQuality } from './month-quality.ts';
import { GB3838_2002 } from './standard.ts';
import { gradeTrophic, trophicIndex } from './trophic.ts';

const RIVER = { standard: GB3838_2002, kind: 'river', classIndicators: null } as const;

describe('the assessment method of 2011', () => {
  it('lets the worst indicator decide', () => {
    expect(classOfSection({ do: 8, nh3n: 0.3, cod: 35 }, RIVER)).toEqual({ wqClass: 5, deciding: ['cod'] });
  });

  it('has 21 deciding indicators, without temperature, total nitrogen and faecal coliform', () => {
    expect(listDeciding(GB3838_2002, 'river', null)).toHaveLength(21);
    expect(classOfSection({ do: 8, fcoli: 1e6, tn: 50, temp: 40 }, RIVER)).toEqual({ wqClass: 1, deciding: ['do'] });
    expect(classOfSection({ do: 8, tn: 50 }, { ...RIVER, kind: 'lake' })?.wqClass).toBe(1);
  });

  it('gives no class where nothing was measured', () => {
    expect(classOfSection({ temp: 20 }, RIVER)).toBeNull();
    expect(classOfSection({ oil: 3 }, { ...RIVER, classIndicators: ['do', 'cod'] })).toBeNull();
  });

  it('names main pollutants by class, then by multiple, three at most; oxygen and pH have no multiple', () => {
    const named = listMainPollutants({ do: 1, nh3n: 5, tp: 0.9, cod: 25, bod5: 30 }, RIVER);
    expect(named.map(({ indicator, times }) => [indicator, times])).toEqual([
      ['bod5', 6.5],
      ['nh3n', 4],
      ['tp', expect.closeTo(3.5)],
    ]);
    expect(listMainPollutants({ do: 1, ph: 5 }, RIVER).map(({ times }) => times)).toEqual([null, null]);
    expect(listMainPollutants({ nh3n: 1 }, RIVER)).toEqual([]);
  });

  it.each([
    [[1, 2, 3, 3, 3], 'excellent'],
    [[1, 2, 3, 4], null],
    [[3, 3, 3, 3, 4], 'good'],
    [[3, 3, 4, 4, 5], 'light'],
    [[3, 3, 4, 4, 6], 'moderate'],
    [[3, 4, 5, 6, 6], 'heavy'],
  ] as const)('grades a river with classes %j as %s', (classes, grade) => {
    expect(gradeOfRiver(classes)).toBe(grade);
  });

  it('has a word for each class', () => {
    expect([1, 2, 3, 4, 5, 6].map(gradeOfClass)).toEqual([
      'excellent',
      'excellent',
      'good',
      'light',
      'moderate',
      'heavy',
    ]);
  });
});

describe('monthQuality', () => {
  const judge = (samples: { readings: Record<string, number>; marks: Record<string, string> }[]) =>
    monthQuality({
      samples,
      standard: GB3838_2002,
      waterKind: 'river',
      targetClass: 5,
      classIndicators: ['do', 'cod', 'nh3n'],
    });

  it('judges the mean of the samples, not the mean of the classes', () => {
    const month = judge([
      { readings: { do: 6, nh3n: 1 }, marks: {} },
      { readings: { do: 6, nh3n: 3.4 }, marks: {} },
    ])!;
    expect(month).toMatchObject({ wqClass: 6, fails: true, deciding: ['nh3n'], samples: 2 });
    expect(month.ratio).toBeCloseTo(1.1, 12);
  });

  it('leaves out what quality control marked and uses what was under the detection limit', () => {
    const month = judge([{ readings: { do: 6, cod: 21_009, nh3n: 0.01 }, marks: { cod: 'out_of_range', nh3n: '<' } }])!;
    expect(month).toMatchObject({ wqClass: 2, fails: false, censoredShare: 0.5 });
    expect(month.means).not.toHaveProperty('cod');
  });

  it('is nothing, not class Ⅲ, without a usable value', () => {
    expect(judge([])).toBeNull();
    expect(judge([{ readings: { do: -99 }, marks: { do: 'sentinel' } }])).toBeNull();
  });
});

describe('black-and-odorous water', () => {
  it.each([
    [{ transparencyCm: 25 }, null],
    [{ transparencyCm: 24 }, 'light'],
    [{ transparencyCm: 9 }, 'heavy'],
    [{ doMgL: 1.9 }, 'light'],
    [{ doMgL: 0.1 }, 'heavy'],
    [{ orpMv: 49 }, 'light'],
    [{ orpMv: -201 }, 'heavy'],
    [{ nh3nMgL: 8 }, null],
    [{ nh3nMgL: 15 }, 'light'],
    [{ nh3nMgL: 15.1 }, 'heavy'],
    [{ doMgL: 1, nh3nMgL: 16 }, 'heavy'],
    [{ transparencyCm: 7, depthCm: 15 }, null],
    [{ transparencyCm: 5, depthCm: 15 }, 'heavy'],
    [{}, null],
  ] as const)('%j is %s', (signs, grade) => {
    expect(gradeBlackOdour(signs)).toBe(grade);
  });
});

describe('the trophic index', () => {
  it('is 50 at the boundary values of the method and grades by it', () => {
    expect(trophicIndex({ chlaUgL: 10, tpMgL: 0.065, tnMgL: 0.76, transparencyM: 1.06, codmnMgL: 6.3 })).toBeCloseTo(
      50,
      0,
    );
    expect([25, 40, 55, 65, 75].map(gradeTrophic)).toEqual([
      'oligotrophic',
      'mesotrophic',
      'lightlyEutrophic',
      'moderatelyEutrophic',
      'hypereutrophic',
    ]);
  });

  it('is nothing when a sign is missing', () => {
    expect(trophicIndex({ chlaUgL: 0, tpMgL: 0.05, tnMgL: 1, transparencyM: 1, codmnMgL: 4 })).toBeNull();
  });
});
