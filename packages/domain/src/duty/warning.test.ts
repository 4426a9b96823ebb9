import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS, rank, type WarningLevel } from './level.ts';
import type { QualityFacts } from './quality-trigger.ts';
import type { ProblemFact, ReachFacts } from './trigger.ts';
import { DEFAULT_TRIGGERS, FIRST_TRIGGERS, settleTriggers } from './trigger-policy.ts';
import { decideWarning } from './warning.ts';

/** Version 2 with the figures that stand when there is no past to choose from. */
const SECOND_TRIGGERS = settleTriggers(DEFAULT_TRIGGERS, { yellow: 0.3, orange: 0.5, red: 0.7 });

const CLEAN: QualityFacts = {
  probability: 0.05,
  wqClass: 3,
  targetClass: 5,
  nh3nMgL: 0.5,
  doMgL: 6,
  transparencyCm: null,
};

function facts(change: Partial<Omit<ReachFacts, 'quality'>> & { quality?: Partial<QualityFacts> | null }): ReachFacts {
  const { quality, ...rest } = change;
  return {
    reach: 'R1',
    bulletins: [],
    problems: [],
    complaints: 0,
    asOf: '2017-12-31',
    ...rest,
    quality: quality === null ? null : { ...CLEAN, ...quality },
  };
}

function problem(change: Partial<ProblemFact>): ProblemFact {
  return {
    id: 'p1',
    type: 'other',
    key: false,
    untreatedDischarge: false,
    reportedDay: '2017-12-01',
    dueDay: null,
    endedDay: null,
    valid: true,
    ...change,
  };
}

function levelOf(change: Parameters<typeof facts>[0], previous: WarningLevel = 'none'): WarningLevel {
  const past = previous === 'none' ? null : { level: previous, kinds: ['quality' as const] };
  return decideWarning(facts(change), SECOND_TRIGGERS, { previous: past }).level;
}

describe('the default triggers', () => {
  it.each([
    [{ quality: { probability: 0.29 } }, 'none'],
    [{ quality: { probability: 0.3 } }, 'yellow'],
    [{ quality: { probability: 0.5 } }, 'orange'],
    [{ quality: { probability: 0.7 } }, 'red'],
    [{ quality: { wqClass: 5, targetClass: 4 } }, 'yellow'],
    [{ quality: { wqClass: 6 } }, 'orange'],
    [{ quality: { nh3nMgL: 8.1 } }, 'red'],
    [{ quality: { doMgL: 1.9 } }, 'red'],
    [{ quality: { transparencyCm: 24 } }, 'red'],
    [{ bulletins: [{ id: 'b', issuer: 'district', verified: true, relapse: false }] }, 'yellow'],
    [{ bulletins: [{ id: 'b', issuer: 'city', verified: true, relapse: false }] }, 'orange'],
    [{ bulletins: [{ id: 'b', issuer: 'media', verified: false, relapse: false }] }, 'none'],
    [{ bulletins: [{ id: 'b', issuer: 'province', verified: true, relapse: false }] }, 'red'],
    [{ bulletins: [{ id: 'b', issuer: 'district', verified: true, relapse: true }] }, 'red'],
    [{ problems: [problem({ key: true })] }, 'yellow'],
    [{ problems: [problem({ key: true, dueDay: '2017-12-20' })] }, 'orange'],
    [{ problems: [problem({ key: true, valid: false })] }, 'none'],
    [{ problems: ['a', 'b', 'c'].map((id) => problem({ id, dueDay: '2017-12-20' })) }, 'yellow'],
    [{ complaints: 2 }, 'none'],
    [{ complaints: 3 }, 'orange'],
    [
      {
        problems: [
          problem({ id: 'a', key: true, reportedDay: '2017-09-01', endedDay: '2017-10-01' }),
          problem({ id: 'b', key: true }),
        ],
      },
      'red',
    ],
    [{ problems: [problem({ untreatedDischarge: true, reportedDay: '2017-11-29' })] }, 'red'],
  ] as const)('%j is %s', (change, level) => {
    expect(levelOf(change as Parameters<typeof facts>[0])).toBe(level);
  });

  it('let the highest win and name every kind that holds', () => {
    const warning = decideWarning(
      facts({
        quality: { probability: 0.4 },
        complaints: 5,
        bulletins: [{ id: 'b', issuer: 'province', verified: true, relapse: false }],
      }),
      SECOND_TRIGGERS,
      { previous: null },
    );
    expect(warning).toMatchObject({ level: 'red', kinds: ['bulletin', 'quality', 'problem'] });
  });
});

describe('a level', () => {
  it('falls by one step a month at most', () => {
    expect(LEVELS.map((previous) => levelOf({}, previous))).toEqual(['none', 'none', 'yellow', 'orange']);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(...LEVELS), (probability, previous) => {
        expect(rank(levelOf({ quality: { probability } }, previous))).toBeGreaterThanOrEqual(rank(previous) - 1);
      }),
    );
  });

  it('is held without data, and never turns into an all-clear', () => {
    const held = decideWarning(facts({ quality: null }), SECOND_TRIGGERS, {
      previous: { level: 'orange', kinds: ['quality'] },
    });
    expect(held).toMatchObject({ level: 'orange', basis: 'none' });
    const unknown = decideWarning(facts({ quality: null }), SECOND_TRIGGERS, { previous: null });
    expect(unknown.reasons).toContainEqual({ kind: 'warning.noData' });
  });

  it('goes at once when its trigger was wrong', () => {
    const past = {
      previous: { level: 'red' as const, kinds: ['bulletin' as const] },
      withdrawn: ['bulletin' as const],
    };
    expect(decideWarning(facts({}), SECOND_TRIGGERS, past).level).toBe('none');
  });
});

describe('black-and-odorous water', () => {
  const black = (change: Partial<QualityFacts>) =>
    decideWarning(facts({ quality: change }), SECOND_TRIGGERS, { previous: null });

  it.each([
    [{ nh3nMgL: 9 }, 'nh3n', 'light'],
    [{ nh3nMgL: 16 }, 'nh3n', 'heavy'],
    [{ orpMv: -250 }, 'orp', 'heavy'],
    [{ transparencyCm: 20, doMgL: 0.1 }, 'do', 'heavy'],
  ] as const)('%j is red for its worst indicator, with its grade', (change, indicator, grade) => {
    const { level, reasons } = black(change);
    expect(level).toBe('red');
    expect(reasons).toContainEqual(expect.objectContaining({ kind: 'quality.blackOdour', indicator, grade }));
  });

  it('that had been clean for six measured months has relapsed', () => {
    const relapsed = (cleanMonths: number) =>
      black({ nh3nMgL: 9, blackOdourPast: { lastMonth: '2016-12', cleanMonths } }).reasons.some(
        ({ kind }) => kind === 'quality.relapse',
      );
    expect([5, 6].map(relapsed)).toEqual([false, true]);
    const clean = black({ blackOdourPast: { lastMonth: '2016-12', cleanMonths: 11 } });
    expect(clean.level).toBe('none');
  });
});

describe('the two versions of the triggers', () => {
  it('agree on every probability and class where the limits are those that stand', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(null, 1, 3, 5, 6),
        fc.constantFrom(...LEVELS),
        (probability, wqClass, before) => {
          const [first, second] = [FIRST_TRIGGERS, SECOND_TRIGGERS].map(
            (policy) =>
              decideWarning(facts({ quality: { probability, wqClass } }), policy, {
                previous: { level: before, kinds: before === 'none' ? [] : ['quality'] },
              }).level,
          );
          expect(second).toBe(first);
        },
      ),
    );
  });

  it('never lower a level for a higher probability', () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(probability, probability, fc.constantFrom(...LEVELS), (a, b, before) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((one) =>
          rank(levelOf({ quality: { probability: one } }, before)),
        );
        expect(high).toBeGreaterThanOrEqual(low!);
      }),
    );
  });
});
