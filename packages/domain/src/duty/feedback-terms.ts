// When a chief counts as silent or as new, and how often the four inventories are asked.
import { FEEDBACK_DEFAULT } from './feedback-rule.ts';
import { INVENTORY_DEFAULT, INVENTORY_PERIODS } from './inventory.ts';
import type { TermForm, TermSheet } from './terms.ts';

const DAYS: TermForm = { kind: 'number', unit: 'days', least: 3, most: 366, step: 1 };
const POSTS = ['district', 'town', 'village', 'reach'] as const;

export const FEEDBACK_SHEET: TermSheet = {
  name: 'feedback',
  id: FEEDBACK_DEFAULT.id,
  terms: [
    ...POSTS.map((post) => ({ at: `silentDays.value.${post}`, form: DAYS })),
    { at: 'newChiefDays.value', form: DAYS },
  ],
};

export const INVENTORY_SHEET: TermSheet = {
  name: 'inventory',
  id: INVENTORY_DEFAULT.id,
  terms: POSTS.map((post) => ({ at: `periods.${post}.value`, form: { kind: 'choice', of: INVENTORY_PERIODS } })),
};
