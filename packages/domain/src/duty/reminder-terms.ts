// The terms of reminding that a city may settle. Rest cannot be taken away: at least eight hours of the night stay silent.
import { REMINDER_KINDS } from './reminder.ts';
import { REMINDED_ROLES, REMINDER_DEFAULT, URGENCIES } from './reminder-rule.ts';
import type { Term, TermForm, TermSheet } from './terms.ts';

const ROLES: TermForm = { kind: 'some', of: REMINDED_ROLES };
const days = (least: number, most: number): TermForm => ({ kind: 'number', unit: 'days', least, most, step: 1 });
const DAY_MINUTES = 24 * 60;
const LEAST_REST = 8 * 60;

export const REMINDER_SHEET: TermSheet = {
  name: 'reminder',
  id: REMINDER_DEFAULT.id,
  terms: [
    { at: 'hours.value.morning', form: { kind: 'time' } },
    { at: 'hours.value.evening', form: { kind: 'time' } },
    { at: 'hours.value.workingDaysOnly', form: { kind: 'yesNo' } },
    { at: 'hours.value.oldDays', form: days(1, 30) },
    { at: 'dueDays.value', form: days(0, 10) },
    { at: 'dailyMinute.value', form: { kind: 'time' } },
    // A kind has a dot in its name; the place of a term names it with a dash.
    ...REMINDER_KINDS.flatMap((kind): Term[] => [
      { at: `kinds.${kind.replace('.', '-')}.value.push`, form: ROLES },
      { at: `kinds.${kind.replace('.', '-')}.value.mail`, form: ROLES },
      {
        at: `kinds.${kind.replace('.', '-')}.value.urgent`,
        form: { kind: 'choice', of: URGENCIES.filter((one) => one !== 'worst' || kind === 'level.raised') },
      },
      { at: `kinds.${kind.replace('.', '-')}.value.mustKnow`, form: { kind: 'yesNo' } },
    ]),
  ],
  check(valueAt) {
    const [morning, evening, daily] = ['hours.value.morning', 'hours.value.evening', 'dailyMinute.value'].map((at) =>
      Number(valueAt(at)),
    );
    if (morning! + DAY_MINUTES - evening! < LEAST_REST || morning! >= evening!)
      return { kind: 'policy.rest', path: '/body/values', least: LEAST_REST / 60 };
    const isAwake = daily! >= morning! && daily! < evening!;
    return isAwake ? null : { kind: 'policy.dailyHour', path: '/body/values' };
  },
};
