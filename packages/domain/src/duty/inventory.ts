// The four inventories (四个查清): what a chief looks for along the whole of his water and answers item by item, at a slower beat than his
// patrols. The four items and the beat of village, town and district are published [S]; where a fortnight begins is ours.
import { addDays, type Day, dayNumber, numberToDay } from '../ground/day.ts';
import { firstDay, lastDay, type Month, monthNumber, numberToMonth } from '../ground/month.ts';
import { accept, type Refusal, type Result, refuse } from '../ground/result.ts';
import type { PostLevel, Span } from '../people/post.ts';
import { byDefault, type Policy, type Sourced, sourced } from './policy.ts';

/** WARNING: stored and on the wire; add, never rename. */
export const INVENTORY_ITEMS = ['bank_path', 'illegal_building', 'scattered_workshop', 'abnormal_outfall'] as const;

export type InventoryItem = (typeof INVENTORY_ITEMS)[number];

/** WARNING: stored in policies and kept on phones; add, never rename. */
export const INVENTORY_PERIODS = ['twoWeeks', 'twoMonths', 'halfYear'] as const;

export type InventoryPeriod = (typeof INVENTORY_PERIODS)[number];

export interface InventoryRule extends Policy {
  readonly items: Sourced<readonly InventoryItem[]>;
  /** Posts that are not named are not asked. */
  readonly periods: Partial<Readonly<Record<PostLevel, Sourced<InventoryPeriod>>>>;
}

export const INVENTORY_DEFAULT: InventoryRule = {
  id: 'inventory-default',
  version: 1,
  effectiveFrom: '2000-01',
  items: sourced(INVENTORY_ITEMS),
  periods: {
    village: sourced('twoWeeks'),
    town: sourced('twoMonths'),
    district: sourced('halfYear'),
    // As with patrols, the reach chief is asked what the village chief is.
    reach: byDefault('twoWeeks'),
  },
};

/** A Monday. Every fortnight is counted from it, so that all villages of a city answer in the same two weeks. */
const FIRST_MONDAY = dayNumber('1970-01-05');

/** The running period that holds a day: fortnights begin on a Monday, pairs of months and half-years follow the calendar year. */
export function inventorySpan(per: InventoryPeriod, day: Day): Span {
  if (per === 'twoWeeks') {
    const from = numberToDay(FIRST_MONDAY + 14 * Math.floor((dayNumber(day) - FIRST_MONDAY) / 14));
    return { from, to: addDays(from, 13) };
  }
  const months = per === 'twoMonths' ? 2 : 6;
  const month = monthNumber(day.slice(0, 7));
  const first: Month = numberToMonth(month - (month % months));
  return { from: firstDay(first), to: lastDay(numberToMonth(monthNumber(first) + months - 1)) };
}

/** What a post is asked on a day; null for one that is not asked at all. */
export function askedInventory(
  rule: InventoryRule,
  post: PostLevel,
  day: Day,
): (Span & { readonly per: InventoryPeriod }) | null {
  const per = rule.periods[post]?.value;
  return per === undefined ? null : { per, ...inventorySpan(per, day) };
}

/** One answer an item. "None found" is one; an item without an answer, or with two, is not. */
export function checkAnswers(
  rule: InventoryRule,
  answered: readonly InventoryItem[],
): Result<readonly InventoryItem[], Refusal> {
  const twice = answered.find((item, i) => answered.indexOf(item) !== i);
  if (twice !== undefined) return refuse({ kind: 'inventory.twice', item: twice });
  const missing = rule.items.value.filter((item) => !answered.includes(item));
  return missing.length > 0 ? refuse({ kind: 'inventory.missing', missing }) : accept(answered);
}
