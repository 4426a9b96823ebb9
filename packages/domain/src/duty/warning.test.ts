import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS, rank, type WarningLevel } from './level.ts';
import { DEFAULT_TRIGGERS, type ProblemFact, type QualityFacts, type ReachFacts } from './trigger.ts';
import { decideWarning, overrideLevel } from './warning.ts';

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
  return decideWarning(facts(change), DEFAULT_TRIGGERS, { previous: past }).level;
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
      DEFAULT_TRIGGERS,
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
    const held = decideWarning(facts({ quality: null }), DEFAULT_TRIGGERS, {
      previous: { level: 'orange', kinds: ['quality'] },
    });
    expect(held).toMatchObject({ level: 'orange', basis: 'none' });
    const unknown = decideWarning(facts({ quality: null }), DEFAULT_TRIGGERS, { previous: null });
    expect(unknown.reasons).toContainEqual({ kind: 'warning.noData' });
  });

  it('goes at once when its trigger was wrong', () => {
    const past = {
      previous: { level: 'red' as const, kinds: ['bulletin' as const] },
      withdrawn: ['bulletin' as const],
    };
    expect(decideWarning(facts({}), DEFAULT_TRIGGERS, past).level).toBe('none');
  });

  it('is changed by a person only with a reason, and not lowered once published', () => {
    const warning = decideWarning(facts({ quality: { probability: 0.8 } }), DEFAULT_TRIGGERS, { previous: null });
    const ask = (change: object) =>
      overrideLevel(warning, { level: 'orange', by: 'sun', why: '已现场核实', published: false, ...change });
    expect(ask({})).toMatchObject({ ok: true, value: { level: 'orange' } });
    expect(ask({ why: ' ' })).toMatchObject({ refusal: { kind: 'warning.overrideWithoutReason' } });
    expect(ask({ published: true })).toMatchObject({ refusal: { kind: 'warning.loweredInMonth' } });
  });
});
