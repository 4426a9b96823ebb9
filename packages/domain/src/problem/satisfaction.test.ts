import { describe, expect, it } from 'vitest';
import { changeableUntilMs, maySaySatisfaction, type SatisfactionFacts } from './satisfaction.ts';

const DAY = 86_400_000;
const facts = (change: Partial<SatisfactionFacts>): SatisfactionFacts => ({
  ...{ state: 'closed', closedMs: 100 * DAY, saidMs: null, nowMs: 101 * DAY },
  ...change,
});
const kindOf = (change: Partial<SatisfactionFacts>) => {
  const answer = maySaySatisfaction(facts(change));
  return answer.ok ? null : answer.refusal.kind;
};

describe('what a citizen says of the end', () => {
  it.each([
    ['is heard once it is closed', {}, null],
    ['is not asked before', { state: 'handled', closedMs: null }, 'satisfaction.open'],
    ['is not asked of what was turned down', { state: 'rejected' }, 'satisfaction.open'],
    ['may be changed on the fifteenth day', { saidMs: 101 * DAY, nowMs: 116 * DAY }, null],
    ['may not be changed after it', { saidMs: 101 * DAY, nowMs: 116 * DAY + 1 }, 'satisfaction.late'],
    ['is asked anew when it was closed anew', { saidMs: 50 * DAY, nowMs: 500 * DAY }, null],
  ] as const)('%s', (_, change, kind) => {
    expect(kindOf(change)).toBe(kind);
  });

  it('may be changed until a day that can be told', () => {
    expect(changeableUntilMs(facts({ saidMs: 101 * DAY }))).toBe(116 * DAY);
    expect(changeableUntilMs(facts({ saidMs: null }))).toBeNull();
  });
});
