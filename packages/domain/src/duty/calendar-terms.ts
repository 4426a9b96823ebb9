// The days of the month that a city may settle.
import { DEFAULT_MONTH_CALENDAR } from './calendar-of-month.ts';
import type { TermForm, TermSheet } from './terms.ts';

const day = (least: number, most: number): TermForm => ({ kind: 'number', unit: 'dayOfMonth', least, most, step: 1 });

export const CALENDAR_SHEET: TermSheet = {
  name: 'calendar',
  id: DEFAULT_MONTH_CALENDAR.id,
  terms: [
    { at: 'freeze.value', form: day(1, 31) },
    { at: 'draft.value', form: day(1, 31) },
    { at: 'reviewUntil.value', form: day(1, 31) },
  ],
  check(valueAt) {
    const [freeze, draft, review] = ['freeze', 'draft', 'reviewUntil'].map((name) => Number(valueAt(`${name}.value`)));
    return freeze! <= draft! && draft! <= review! ? null : { kind: 'policy.dayOrder', path: '/body/values' };
  },
};
