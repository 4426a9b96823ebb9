// All policies whose terms a city may settle, in the order in which an office meets them. The duty rule is a table and has an editor of its own.
import { CALENDAR_SHEET } from '../duty/calendar-terms.ts';
import { FEEDBACK_SHEET, INVENTORY_SHEET } from '../duty/feedback-terms.ts';
import { REMINDER_SHEET } from '../duty/reminder-terms.ts';
import type { TermSheet } from '../duty/terms.ts';
import { TRIGGER_SHEET } from '../duty/trigger-terms.ts';
import { REVIEW_SHEET } from '../patrol/review-terms.ts';
import { STANDING_SHEET } from './standing-terms.ts';

export const POLICY_SHEETS: readonly TermSheet[] = [
  ...[TRIGGER_SHEET, CALENDAR_SHEET, REMINDER_SHEET, INVENTORY_SHEET, FEEDBACK_SHEET, REVIEW_SHEET, STANDING_SHEET],
];
