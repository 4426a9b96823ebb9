// Until when a verdict may be appealed.
import type { TermSheet } from '../duty/terms.ts';
import { PATROL_REVIEW_DEFAULT } from './review-rule.ts';

export const REVIEW_SHEET: TermSheet = {
  name: 'review',
  id: PATROL_REVIEW_DEFAULT.id,
  terms: [{ at: 'appealDays.value', form: { kind: 'number', unit: 'days', least: 3, most: 180, step: 1 } }],
};
