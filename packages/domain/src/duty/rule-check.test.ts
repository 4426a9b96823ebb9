import { describe, expect, it } from 'vitest';
import { DIFFERENTIATED_DEFAULT, UNIVERSAL_2019 } from './rule.ts';
import { checkRule, listHeavyAsks } from './rule-check.ts';
import { type DraftAsk, draftOf, type RuleDraft, setSquare, settleRule } from './rule-draft.ts';

const UNIVERSAL = draftOf(UNIVERSAL_2019);
const DEFAULT = draftOf(DIFFERENTIATED_DEFAULT);

/** The line of the default table with some of it written otherwise. */
function change(post: string, level: string, to: Partial<DraftAsk>): RuleDraft {
  return {
    ...DEFAULT,
    asks: DEFAULT.asks.map((ask) => (ask.post === post && ask.level === level ? { ...ask, ...to } : ask)),
  };
}

const floorOf = (change: Partial<RuleDraft['randomFloor']>) => ({ ...DEFAULT.randomFloor, ...change });

const judge = (draft: RuleDraft) => {
  const checked = checkRule(draft);
  return checked.ok ? 'fit' : checked.refusal;
};

describe('a rule that is to be put in force', () => {
  it('may be either of the two that come with the product', () => {
    expect([judge(UNIVERSAL), judge(DEFAULT)]).toEqual(['fit', 'fit']);
  });

  it('names what is wrong, and where', () => {
    const lineOf = (post: string, level: string) =>
      `/asks/${DEFAULT.asks.findIndex((ask) => ask.post === post && ask.level === level)}`;
    const cases: [RuleDraft, object][] = [
      [
        change('town', 'yellow', { visits: 0 }),
        { kind: 'rule.visits', path: `${lineOf('town', 'yellow')}/visits`, most: 8 },
      ],
      [change('town', 'red', { visits: 1.5 }), { kind: 'rule.visits', path: `${lineOf('town', 'red')}/visits` }],
      [change('town', 'red', { visits: 8 }), { kind: 'rule.visits', most: 7, per: 'week' }],
      [change('village', 'red', { modes: [] }), { kind: 'rule.modes', path: `${lineOf('village', 'red')}/modes` }],
      [
        change('town', 'red', { visits: 1, per: 'month' }),
        { kind: 'rule.lessAtHigherLevel', path: lineOf('town', 'red'), level: 'red', post: 'town' },
      ],
      [change('town', 'red', { level: 'orange' }), { kind: 'rule.twice', post: 'town', level: 'orange' }],
      [
        { ...DEFAULT, asks: DEFAULT.asks.filter((ask) => ask.post !== 'town' || ask.level !== 'red') },
        { kind: 'rule.incomplete', path: '/asks', post: 'town', water: 'ordinary', level: 'red' },
      ],
      [change('city', 'any', { post: 'assistant' }), { kind: 'rule.assistant', path: `${lineOf('city', 'any')}/post` }],
      [change('city', 'any', { together: { share: 1.2, fullRound: null } }), { kind: 'rule.share', share: 1.2 }],
      [
        change('town', 'red', { together: { share: 0.5, fullRound: null } }),
        { kind: 'rule.togetherByLevel', path: lineOf('town', 'red') },
      ],
      [
        { ...DEFAULT, capPerMonth: { ...DEFAULT.capPerMonth, village: 2 } },
        { kind: 'rule.capBelowFloor', path: '/capPerMonth/village', cap: 2, floor: 3 },
      ],
      [
        { ...DEFAULT, capPerMonth: { ...DEFAULT.capPerMonth, village: 32 } },
        { kind: 'rule.bound', path: '/capPerMonth/village', least: 0, most: 31 },
      ],
      [
        { ...DEFAULT, capPerMonth: { ...DEFAULT.capPerMonth, village: 3 }, randomFloor: floorOf({ village: 0.05 }) },
        { kind: 'rule.capBelowFloor', path: '/capPerMonth/village', cap: 3, floor: 4 },
      ],
      ...[0.31, -0.1].map((town): [RuleDraft, object] => [
        { ...DEFAULT, randomFloor: floorOf({ town }) },
        { kind: 'rule.bound', path: '/randomFloor/town', least: 0, most: 0.3 },
      ]),
      [
        { ...DEFAULT, mostMinutes: { ...DEFAULT.mostMinutes, reach: 10.5 } },
        { kind: 'rule.bound', path: '/mostMinutes/reach' },
      ],
      [
        { ...DEFAULT, detection: 0 },
        { kind: 'rule.bound', path: '/detection', least: 0.05 },
      ],
      [
        { ...DEFAULT, minutes: 0 },
        { kind: 'rule.bound', path: '/minutes', least: 1 },
      ],
      [
        { ...DEFAULT, shortCoverage: 1.1 },
        { kind: 'rule.bound', path: '/shortCoverage', most: 1 },
      ],
    ];
    for (const [draft, refusal] of cases) expect(judge(draft)).toMatchObject(refusal);
  });
});

describe('what a rule asks of one person by one water alone', () => {
  it('is told where it is more than the rule would ask of him at most', () => {
    expect(listHeavyAsks(DEFAULT)).toEqual([]);
    // A red water asks a village chief 24 visits in the longest month, ten minutes each; an orange one ten.
    const heavy = listHeavyAsks({ ...DEFAULT, mostMinutes: { ...DEFAULT.mostMinutes, village: 239 } });
    expect(heavy).toEqual(
      ['ordinary', 'black_odorous'].map((water) => ({ post: 'village', water, level: 'red', minutes: 240, most: 239 })),
    );
  });
});

describe('a draft', () => {
  const as = { id: 'duty-own', version: 1, effectiveFrom: '2026-01' };

  it('that changes nothing makes the rule it is based on, origins and all', () => {
    for (const base of [UNIVERSAL_2019, DIFFERENTIATED_DEFAULT])
      expect(settleRule(base, draftOf(base), as)).toEqual({ ...base, ...as });
  });

  it('of a rule from before there were floor, most minutes and detection has them as they come with the product', () => {
    const { randomFloor: _, mostMinutes: __, detection: ___, ...old } = DIFFERENTIATED_DEFAULT;
    expect(settleRule(old, draftOf(old), as)).toEqual({ ...DIFFERENTIATED_DEFAULT, ...as });
  });

  it('makes the city the origin of what it changes, and of nothing else', () => {
    const rule = settleRule(DIFFERENTIATED_DEFAULT, { ...change('village', 'none', { per: 'week' }), minutes: 15 }, as);
    const origins = rule.asks.filter(({ post }) => post === 'village').map(({ frequency }) => frequency.source);
    expect(origins).toEqual(['city', 'default', 'default', 'default']);
    expect([rule.threshold.minutes, rule.threshold.lengthM]).toEqual([
      { value: 15, source: 'city' },
      { value: 1000, source: 'sourced' },
    ]);
  });

  it('is written square by square and told in as few lines as say the same', () => {
    const village = { post: 'village', water: 'ordinary', level: 'yellow' } as const;
    const changed = setSquare(DEFAULT, village, { visits: 3, per: 'week' });
    const lines = changed.asks.filter(({ post }) => post === 'village');
    expect(lines.map(({ water, level, visits }) => `${water} ${level} ${visits}`)).toEqual([
      ...['ordinary none 1', 'ordinary yellow 3', 'ordinary orange 2', 'ordinary red 1'],
      ...['black_odorous none 1', 'black_odorous yellow 1', 'black_odorous orange 2', 'black_odorous red 1'],
    ]);
    expect(setSquare(changed, village, { visits: 1, per: 'week' })).toEqual(DEFAULT);
    // What is asked of several waters together has no levels of its own.
    const town = { post: 'town', water: 'black_odorous', level: 'red' } as const;
    const together = setSquare(UNIVERSAL, town, { visits: 2, per: 'week' });
    expect(together.asks.filter(({ post }) => post === 'town')).toEqual([
      expect.objectContaining({ water: 'ordinary', level: 'any', visits: 1, per: 'dekad' }),
      expect.objectContaining({
        water: 'black_odorous',
        level: 'any',
        visits: 2,
        together: { share: 0.3, fullRound: 'month' },
      }),
    ]);
    expect(judge(together)).toBe('fit');
  });

  it('asks of waters together at every level once it is written so, and apart again when that is taken back', () => {
    const town = { post: 'town', water: 'black_odorous', level: 'yellow' } as const;
    const turns = { share: 0.5, fullRound: 'month' } as const;
    const together = setSquare(DEFAULT, town, { together: turns });
    const lines = together.asks.filter(({ post, water }) => post === 'town' && water === 'black_odorous');
    expect(lines).toEqual([expect.objectContaining({ level: 'any', visits: 1, per: 'dekad', together: turns })]);
    expect(judge(together)).toBe('fit');
    const apart = setSquare(together, town, { together: null });
    expect(apart.asks.filter(({ post, water }) => post === 'town' && water === 'black_odorous')).toEqual([
      { ...lines[0], together: null },
    ]);
    expect(judge(apart)).toBe('fit');
  });

  it('changes the ways to patrol at one level and leaves the others', () => {
    const square = { post: 'village', water: 'ordinary', level: 'orange' } as const;
    const walked = setSquare(DEFAULT, square, { modes: ['walk'] });
    const modes = (water: string, level: string) =>
      walked.asks.find((ask) => ask.post === 'village' && ask.water === water && ask.level === level)?.modes;
    expect([modes('ordinary', 'orange'), modes('black_odorous', 'orange')]).toEqual([
      ['walk'],
      DEFAULT.asks.find((ask) => ask.post === 'village' && ask.level === 'orange')?.modes,
    ]);
    expect(judge(setSquare(DEFAULT, square, { modes: [] }))).toMatchObject({ kind: 'rule.modes' });
  });
});
