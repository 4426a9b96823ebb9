// The terms of what raises a warning that a city may settle. Limits keep a slip of the hand from warning of everything or of nothing.
import type { TermForm, TermSheet } from './terms.ts';
import { DEFAULT_TRIGGERS, ISSUERS } from './trigger-policy.ts';

const LEVEL: TermForm = { kind: 'choice', of: ['yellow', 'orange', 'red'] };
const share = (least: number, most: number): TermForm => ({ kind: 'number', unit: 'share', least, most, step: 0.01 });
const whole = (unit: 'days' | 'months' | 'times' | 'classes', least: number, most: number): TermForm => ({
  ...{ kind: 'number', unit, least, most, step: 1 },
});

export const TRIGGER_SHEET: TermSheet = {
  name: 'triggers',
  id: DEFAULT_TRIGGERS.id,
  terms: [
    { at: 'quality.probability.value.yellow.held', form: share(0.5, 0.99) },
    { at: 'quality.probability.value.yellow.mostOfMonths', form: share(0.05, 0.9) },
    { at: 'quality.probability.value.yellow.mostRestFails', form: share(0, 0.2) },
    { at: 'quality.probability.value.orange.fails', form: share(0.1, 0.95) },
    { at: 'quality.probability.value.red.fails', form: share(0.1, 0.99) },
    { at: 'quality.probability.value.fixed.yellow', form: share(0.05, 0.9) },
    { at: 'quality.probability.value.fixed.orange', form: share(0.1, 0.95) },
    { at: 'quality.probability.value.fixed.red', form: share(0.1, 0.99) },
    { at: 'quality.classesWorse.value.classes', form: whole('classes', 1, 5) },
    { at: 'quality.classesWorse.value.level', form: LEVEL },
    { at: 'quality.inferiorV.value', form: LEVEL },
    { at: 'quality.blackOdour.value.light', form: LEVEL },
    { at: 'quality.blackOdour.value.heavy', form: LEVEL },
    { at: 'quality.relapse.value.cleanMonths', form: whole('months', 1, 24) },
    { at: 'quality.relapse.value.level', form: LEVEL },
    ...ISSUERS.map((issuer) => ({ at: `bulletin.byIssuer.value.${issuer}`, form: LEVEL })),
    { at: 'bulletin.relapse.value', form: LEVEL },
    { at: 'problem.keyOpen.value', form: LEVEL },
    { at: 'problem.keyOverdue.value', form: LEVEL },
    { at: 'problem.overdue.value.count', form: whole('times', 1, 50) },
    { at: 'problem.overdue.value.level', form: LEVEL },
    { at: 'problem.complaints.value.count', form: whole('times', 1, 50) },
    { at: 'problem.complaints.value.level', form: LEVEL },
    { at: 'problem.keyBack.value.days', form: whole('days', 1, 730) },
    { at: 'problem.keyBack.value.level', form: LEVEL },
    { at: 'problem.untreatedDischarge.value.openDays', form: whole('days', 1, 365) },
    { at: 'problem.untreatedDischarge.value.level', form: LEVEL },
  ],
  check(valueAt) {
    const limits = ['fixed.yellow', 'fixed.orange', 'fixed.red'].map((name) =>
      valueAt(`quality.probability.value.${name}`),
    );
    const fails = ['orange.fails', 'red.fails'].map((name) => valueAt(`quality.probability.value.${name}`));
    const rises = (values: readonly unknown[]) =>
      values.every((one, i) => i === 0 || Number(values[i - 1]) < Number(one));
    return rises(limits) && rises(fails) ? null : { kind: 'policy.levelOrder', path: '/body/values' };
  },
};
