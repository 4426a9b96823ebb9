import { describe, expect, it } from 'vitest';
import { DIFFERENTIATED_DEFAULT } from './rule.ts';
import { findDutyRule, listTerms, OWN_RULE } from './rule-in-force.ts';

const shipped = [DIFFERENTIATED_DEFAULT, { ...DIFFERENTIATED_DEFAULT, version: 2, effectiveFrom: '2026-06' }];
const own = (version: number, effectiveFrom: string) => ({
  ...DIFFERENTIATED_DEFAULT,
  id: OWN_RULE,
  version,
  effectiveFrom,
});

describe('the duty rule in force', () => {
  it('is the city’s own from its month on, whatever is shipped later', () => {
    const all = [...shipped, own(1, '2026-03')];
    expect(['2026-02', '2026-03', '2026-07'].map((month) => findDutyRule(all, month)?.id)).toEqual([
      DIFFERENTIATED_DEFAULT.id,
      OWN_RULE,
      OWN_RULE,
    ]);
  });

  it('has terms one after the other; a version replaced before its month has none', () => {
    expect(listTerms([...shipped, own(1, '2026-03'), own(2, '2026-03'), own(3, '2026-08')])).toEqual([
      { name: 'differentiated-default@1', from: '2000-01', to: '2026-02' },
      { name: 'duty-own@2', from: '2026-03', to: '2026-07' },
      { name: 'duty-own@3', from: '2026-08', to: null },
    ]);
    expect(listTerms(shipped).at(-1)).toEqual({ name: 'differentiated-default@2', from: '2026-06', to: null });
  });
});
