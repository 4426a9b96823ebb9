import { describe, expect, it } from 'vitest';
import { DIFFERENTIATED_DEFAULT, UNIVERSAL_2019 } from './rule.ts';
import { compareRules } from './rule-difference.ts';
import { draftOf, settleRule } from './rule-draft.ts';

describe('the difference between two rules', () => {
  it('is nothing between a rule and itself', () => {
    expect(compareRules(UNIVERSAL_2019, { ...UNIVERSAL_2019, version: 2 })).toEqual([]);
  });

  it('names each figure with what it was, what it becomes, and where it came from', () => {
    const draft = draftOf(DIFFERENTIATED_DEFAULT);
    const asks = draft.asks.map((ask) =>
      ask.post === 'village' && (ask.level === 'none' || ask.level === 'yellow')
        ? { ...ask, visits: 2, per: 'week' as const }
        : ask,
    );
    const to = settleRule(
      DIFFERENTIATED_DEFAULT,
      {
        ...draft,
        asks,
        lengthM: 800,
        capPerMonth: { ...draft.capPerMonth, town: 10 },
        randomFloor: { ...draft.randomFloor, town: 0.1 },
        detection: 0.5,
      },
      { id: 'duty-own', version: 1, effectiveFrom: '2026-01' },
    );
    const waters = ['ordinary', 'black_odorous'];
    const twice = { visits: 2, per: 'week' };
    expect(compareRules(DIFFERENTIATED_DEFAULT, to)).toEqual([
      { kind: 'cap', post: 'town', from: 12, to: 10, source: 'default' },
      { kind: 'randomFloor', post: 'town', from: 0, to: 0.1, source: 'default' },
      {
        ...{ kind: 'frequency', post: 'village', waters, levels: ['none'], source: 'sourced' },
        ...{ from: { visits: 1, per: 'dekad' }, to: twice },
      },
      {
        ...{ kind: 'frequency', post: 'village', waters, levels: ['yellow'], source: 'default' },
        ...{ from: { visits: 1, per: 'week' }, to: twice },
      },
      { kind: 'lengthM', from: 1000, to: 800, source: 'sourced' },
      { kind: 'detection', from: 0.3, to: 0.5, source: 'default' },
    ]);
  });

  it('tells alike squares of the table together, and waters apart where they differ', () => {
    const town = compareRules(UNIVERSAL_2019, DIFFERENTIATED_DEFAULT).flatMap((change) =>
      change.kind === 'frequency' && change.post === 'town' ? [change] : [],
    );
    expect(town.map((change) => [change.waters, change.levels, change.from, change.to])).toEqual([
      [['ordinary'], ['none'], { visits: 1, per: 'dekad' }, { visits: 1, per: 'month' }],
      [['ordinary'], ['orange'], { visits: 1, per: 'dekad' }, { visits: 1, per: 'week' }],
      [['ordinary'], ['red'], { visits: 1, per: 'dekad' }, { visits: 2, per: 'week' }],
      [['black_odorous'], ['none'], { visits: 1, per: 'week' }, { visits: 1, per: 'month' }],
      [['black_odorous'], ['yellow'], { visits: 1, per: 'week' }, { visits: 1, per: 'dekad' }],
      [['black_odorous'], ['red'], { visits: 1, per: 'week' }, { visits: 2, per: 'week' }],
    ]);
  });
});
