import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decideHeld, HELD_DEEDS, HELD_REASONS, HELD_STATES, type HeldReading, isHeldMark } from './held-reading.ts';
import { INDICATORS } from './indicator.ts';
import { markOf } from './reading.ts';

const held: HeldReading = { indicator: 'cod', value: 21_009, reason: 'out_of_range', state: 'held' };

it('takes a reading as it came, where a person knows that it was so', () => {
  expect(decideHeld(held, { deed: 'release', value: null })).toEqual({
    ok: true,
    value: { state: 'released', value: 21_009 },
  });
});

it('never takes a sign for "no value" as a value', () => {
  const none = { ...held, value: -99, reason: 'sentinel' as const };
  expect(decideHeld(none, { deed: 'release', value: null })).toEqual({ ok: false, refusal: { kind: 'held.noValue' } });
  expect(decideHeld(none, { deed: 'dismiss', value: null }).ok).toBe(true);
});

it('takes a corrected value only within what the water can hold, and says what that is', () => {
  expect(decideHeld(held, { deed: 'correct', value: 21.009 })).toEqual({
    ok: true,
    value: { state: 'corrected', value: 21.009 },
  });
  expect(decideHeld(held, { deed: 'correct', value: null })).toEqual({
    ok: false,
    refusal: { kind: 'held.valueMissing' },
  });
  for (const value of [-99, -1, 5001, Number.NaN, Number.POSITIVE_INFINITY])
    expect(decideHeld(held, { deed: 'correct', value })).toEqual({
      ok: false,
      refusal: { kind: 'held.valueRange', min: 0, max: 5000 },
    });
});

it('decides once', () => {
  for (const state of HELD_STATES.filter((one) => one !== 'held'))
    for (const deed of HELD_DEEDS)
      expect(decideHeld({ ...held, state }, { deed, value: 5 })).toEqual({
        ok: false,
        refusal: { kind: 'held.decided' },
      });
});

it('lets nothing into use that would be held once more, but for what a person released', () => {
  const reading = fc.record({
    indicator: fc.constantFrom(...Object.keys(INDICATORS)),
    value: fc.double({ noNaN: true }),
    reason: fc.constantFrom(...HELD_REASONS),
    state: fc.constant('held' as const),
  });
  const decision = fc.record({
    deed: fc.constantFrom(...HELD_DEEDS),
    value: fc.option(fc.double(), { nil: null }),
  });
  fc.assert(
    fc.property(reading, decision, (one, asked) => {
      const decided = decideHeld(one, asked);
      if (!decided.ok || decided.value.value === null) return;
      if (decided.value.state === 'released') expect(decided.value.value).toBe(one.value);
      else expect(markOf(one.indicator, decided.value.value)).toBeNull();
    }),
  );
});

it('knows which marks wait for a person', () => {
  expect(['<', 'sentinel', 'out_of_range'].map(isHeldMark)).toEqual([false, true, true]);
});
