// The terms of the duty board that a city may settle.
import type { TermForm, TermSheet } from '../duty/terms.ts';
import { DEPTHS, STANDING_DEFAULT, STANDING_NUMBERS } from './standing-rule.ts';

const whole = (unit: 'months' | 'days' | 'times', least: number, most: number): TermForm => ({
  ...{ kind: 'number', unit, least, most, step: 1 },
});

export const STANDING_SHEET: TermSheet = {
  name: 'standing',
  id: STANDING_DEFAULT.id,
  terms: [
    ...DEPTHS.map((depth) => ({ at: `months.value.${depth}`, form: whole('months', 1, 12) })),
    ...STANDING_NUMBERS.map((number) => ({ at: `pseudoCases.value.${number}`, form: whole('times', 1, 100) })),
    ...STANDING_NUMBERS.map((number) => ({
      at: `weights.value.${number}`,
      form: { kind: 'number', unit: 'figure', least: 0, most: 1, step: 0.1 } as const,
    })),
    { at: 'peers.value.bands', form: whole('times', 1, 6) },
    { at: 'peers.value.least', form: whole('times', 5, 100) },
    { at: 'objectDays.value', form: whole('days', 5, 180) },
    { at: 'honours.value.given', form: { kind: 'yesNo' } },
  ],
  check(valueAt) {
    const weight = (numbers: readonly string[]) =>
      numbers.reduce((sum, number) => sum + Number(valueAt(`weights.value.${number}`)), 0);
    const isEmpty = weight(['found', 'keyFound']) === 0 || weight(['closedOnTime', 'targetMet']) === 0;
    return isEmpty || weight(['visits']) === 0 ? { kind: 'policy.noWeight', path: '/body/values' } : null;
  },
};
