import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_MONTH_CALENDAR } from '../duty/calendar-of-month.ts';
import { FEEDBACK_DEFAULT } from '../duty/feedback-rule.ts';
import { INVENTORY_DEFAULT } from '../duty/inventory.ts';
import type { Policy } from '../duty/policy.ts';
import { mayRing } from '../duty/reminder-hours.ts';
import { REMINDER_DEFAULT, type ReminderRule, ringsFor } from '../duty/reminder-rule.ts';
import { compareTerms, originOf, readTerm, settleTerms, type Term, type TermValue } from '../duty/terms.ts';
import { DEFAULT_TRIGGERS, FIRST_TRIGGERS } from '../duty/trigger-policy.ts';
import { PATROL_REVIEW_DEFAULT } from '../patrol/review-rule.ts';
import { POLICY_SHEETS } from './policy-sheets.ts';
import { SHEET_NAMES } from './sheet-names.ts';
import { STANDING_DEFAULT } from './standing-rule.ts';

const SHIPPED: Readonly<Record<string, Policy>> = {
  ...{ triggers: DEFAULT_TRIGGERS, calendar: DEFAULT_MONTH_CALENDAR, reminder: REMINDER_DEFAULT },
  ...{ inventory: INVENTORY_DEFAULT, feedback: FEEDBACK_DEFAULT, review: PATROL_REVIEW_DEFAULT },
  standing: STANDING_DEFAULT,
};
const sheetOf = (name: string) => POLICY_SHEETS.find((sheet) => sheet.name === name)!;
const settle = (name: string, values: Record<string, unknown>) => settleTerms(SHIPPED[name]!, sheetOf(name), values);

/** Any value that the form of a term allows. */
function arbitrary({ form }: Term): fc.Arbitrary<TermValue> {
  switch (form.kind) {
    case 'number': {
      const steps = { min: Math.ceil(form.least / form.step - 1e-9), max: Math.floor(form.most / form.step + 1e-9) };
      return fc.integer(steps).map((n) => Number((n * form.step).toFixed(6)));
    }
    case 'time':
      return fc.integer({ min: 0, max: 95 }).map((n) => n * 15);
    case 'yesNo':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...form.of);
    case 'some':
      return fc.subarray([...form.of]);
  }
}

const anyChange = fc.constantFrom(...POLICY_SHEETS).chain((sheet) =>
  fc.tuple(fc.constant(sheet), fc.subarray([...sheet.terms], { minLength: 1 })).chain(([one, terms]) =>
    fc.record({
      sheet: fc.constant(one),
      values: fc.record(Object.fromEntries(terms.map((term) => [term.at, arbitrary(term)]))),
    }),
  ),
);

describe('the terms of a policy', () => {
  it('stand in every shipped policy with a value of their own form, and pass their own check', () => {
    expect(POLICY_SHEETS.map(({ name }) => name)).toEqual([...SHEET_NAMES]);
    for (const sheet of POLICY_SHEETS) {
      const policy = SHIPPED[sheet.name]!;
      expect(policy.id).toBe(sheet.id);
      const values = Object.fromEntries(sheet.terms.map(({ at }) => [at, readTerm(policy, at)]));
      expect([sheet.name, settleTerms(policy, sheet, values)]).toEqual([sheet.name, { ok: true, value: policy }]);
      expect(new Set(sheet.terms.map(({ at }) => at)).size).toBe(sheet.terms.length);
    }
  });

  it('changed are the city’s own, and the others keep their origin; the shipped policy stays as it is', () => {
    const before = JSON.stringify(DEFAULT_TRIGGERS);
    const settled = settle('triggers', { 'problem.overdue.value.count': 5 });
    if (!settled.ok) throw new Error(settled.refusal.kind);
    expect(compareTerms(DEFAULT_TRIGGERS, settled.value, sheetOf('triggers'))).toEqual([
      { at: 'problem.overdue.value.count', from: 3, to: 5 },
    ]);
    expect(originOf(settled.value, 'problem.overdue.value.count')).toBe('city');
    expect(originOf(settled.value, 'problem.complaints.value.count')).toBe('default');
    expect(JSON.stringify(DEFAULT_TRIGGERS)).toBe(before);
  });

  it.each([
    ['triggers', 'problem.overdue.value.count', 0],
    ['triggers', 'problem.overdue.value.count', 2.5],
    ['triggers', 'problem.overdue.value.count', '3'],
    ['triggers', 'problem.overdue.value.count', Number.NaN],
    ['triggers', 'problem.keyOpen.value', 'none'],
    ['triggers', 'id', 'mine'],
    ['triggers', '__proto__', 1],
    ['triggers', 'quality.probability.value.yellow', {}],
    ['calendar', 'freeze.value', 32],
    ['reminder', 'hours.value.morning', 421],
    ['reminder', 'hours.value.workingDaysOnly', 'yes'],
    ['reminder', 'kinds.duty-published.value.push', ['chief', 'chief']],
    ['reminder', 'kinds.duty-published.value.push', ['king']],
    ['reminder', 'kinds.duty-published.value.urgent', 'worst'],
    ['standing', 'honours.value.given', 1],
  ])('of %s refuses %s = %j with its place', (name, at, value) => {
    expect(settle(name, { [at]: value })).toMatchObject({ ok: false, refusal: { kind: 'policy.term', at } });
  });

  it.each([
    ['triggers', { 'quality.probability.value.orange.fails': 0.8 }, 'policy.levelOrder'],
    ['triggers', { 'quality.probability.value.fixed.yellow': 0.5 }, 'policy.levelOrder'],
    ['calendar', { 'freeze.value': 27 }, 'policy.dayOrder'],
    ['calendar', { 'reviewUntil.value': 25 }, 'policy.dayOrder'],
    ['reminder', { 'hours.value.morning': 300, 'hours.value.evening': 1425 }, 'policy.rest'],
    ['reminder', { 'hours.value.morning': 1320 }, 'policy.rest'],
    ['reminder', { 'dailyMinute.value': 360 }, 'policy.dailyHour'],
    ['standing', { 'weights.value.visits': 0 }, 'policy.noWeight'],
  ])('of %s that do not go together, %j, are refused: %s', (name, values, kind) => {
    expect(settle(name, values)).toMatchObject({ ok: false, refusal: { kind } });
  });

  it('that a version of another shape does not have cannot be settled', () => {
    const values = { 'quality.relapse.value.cleanMonths': 3 };
    expect(settleTerms(FIRST_TRIGGERS, sheetOf('triggers'), values)).toMatchObject({ ok: false });
  });

  it('of any allowed values are settled as they were given, or refused together, and nothing else changes', () => {
    fc.assert(
      fc.property(anyChange, ({ sheet, values }) => {
        const policy = SHIPPED[sheet.name]!;
        const settled = settleTerms(policy, sheet, values);
        if (!settled.ok) return settled.refusal.kind !== 'policy.term';
        for (const { at } of sheet.terms)
          if (JSON.stringify(readTerm(settled.value, at)) !== JSON.stringify(values[at] ?? readTerm(policy, at)))
            return false;
        return Object.keys(settled.value).join() === Object.keys(policy).join();
      }),
      { numRuns: 300 },
    );
  });
});

describe('whatever a city settles of reminding', () => {
  const reminderTerms = sheetOf('reminder').terms;
  const anyRule = fc
    .record(Object.fromEntries(reminderTerms.map((term) => [term.at, arbitrary(term)])))
    .map((values) => settle('reminder', values))
    .filter((settled) => settled.ok)
    .map((settled) => (settled as { value: Policy }).value as ReminderRule);

  it('leaves eight hours of every night silent', () => {
    fc.assert(
      fc.property(anyRule, fc.boolean(), ({ hours }, urgent) => {
        const loud = Array.from({ length: 1440 }, (_, minute) => minute).filter((minute) =>
          mayRing({ day: '2018-01-08', minute }, { hours: hours.value, urgent, isWorkingDay: () => true }),
        );
        return loud.length <= 16 * 60;
      }),
      { numRuns: 100 },
    );
  });

  it('a person’s own choice goes first, but for what everybody must know', () => {
    fc.assert(
      fc.property(anyRule, fc.boolean(), (rule, chosen) => {
        const { mustKnow, push } = rule.kinds['problem.task'].value;
        const rings = (own: boolean | undefined) => ringsFor(rule, 'problem.task', { role: 'handler', chosen: own });
        return rings(chosen) === (mustKnow || chosen) && rings(undefined) === (mustKnow || push.includes('handler'));
      }),
      { numRuns: 100 },
    );
  });
});
