import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EvaluationFacts, evaluateMonth } from './month-evaluation.ts';

const LIN = 'village-lin';
const WU = 'town-wu';

const FACTS: EvaluationFacts = {
  duties: [
    { person: LIN, reach: 'R1', visits: 4, done: 6, minutes: 10 },
    { person: LIN, reach: 'R2', visits: 4, done: 1, minutes: 10 },
    { person: WU, reach: 'R1', visits: 1, done: 1, minutes: 10 },
  ],
  patrols: [
    { person: LIN, effective: true, minutes: 30, lengthM: 1500 },
    { person: LIN, effective: false, minutes: 5, lengthM: 200 },
    { person: WU, effective: true, minutes: 20, lengthM: 1200 },
  ],
  problems: [
    { reporter: LIN, source: 'chief', key: true, valid: true },
    { reporter: LIN, source: 'chief', key: false, valid: false },
    { reporter: null, source: 'citizen', key: true, valid: true },
  ],
  validComplaints: 3,
  ended: [{ onTime: true }, { onTime: false }],
  measured: [{ fails: true }, { fails: false }, { fails: false }, { fails: false }, { fails: false }],
  measuredYearBefore: [],
};

describe('evaluateMonth', () => {
  it('counts each figure with its numerator and denominator', () => {
    const { form, content, result, burden } = evaluateMonth(FACTS);
    expect(form.dayVisits).toMatchObject({ numerator: 6, denominator: 9 });
    expect(form).toMatchObject({ lengthKm: 2.7, effectivePatrols: { numerator: 2, denominator: 3, small: true } });
    expect(content.discovery).toMatchObject({ numerator: 1, denominator: 2 });
    expect(content.per100Patrols).toMatchObject({ value: 50, numerator: 1, denominator: 2 });
    expect(content.keyReporting).toMatchObject({ value: 0.5 });
    expect(content.ownShare).toMatchObject({ value: 0.25 });
    expect(result.failing).toMatchObject({ value: 0.2, small: false });
    expect(result.failingYearBefore).toMatchObject({ value: null, denominator: 0 });
    expect(burden).toMatchObject({ value: 45, denominator: 2 });
  });

  it('does not let a busy reach excuse a silent one', () => {
    const more = evaluateMonth({ ...FACTS, duties: FACTS.duties.map((duty) => ({ ...duty, done: duty.done * 10 })) });
    expect(more.form.dayVisits.value).toBeLessThanOrEqual(1);
  });

  it('gives the same figures for every order of the facts', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...FACTS.patrols], { minLength: 3 }), (patrols) => {
        expect(evaluateMonth({ ...FACTS, patrols })).toEqual(evaluateMonth(FACTS));
      }),
    );
  });
});
