// The words of the four inventories (四个查清), for both faces.
import type { InventoryItem, InventoryPeriod } from '@xunhe/domain/duty/inventory';
import { defineWords, type Pair } from './words.ts';

type Words<K extends string> = Readonly<Record<K, Pair>>;

export const INVENTORY_ITEM_WORDS = defineWords({
  bank_path: ['两岸通道贯通', 'Bank paths through'],
  illegal_building: ['疑似违法建筑', 'Suspected illegal buildings'],
  scattered_workshop: ['散乱污场所', 'Scattered polluting workshops'],
  abnormal_outfall: ['异常排水口', 'Abnormal outfalls'],
} satisfies Words<InventoryItem>);

/** What it means that something was found. */
export const INVENTORY_FOUND_WORDS = defineWords({
  bank_path: ['有阻断', 'Blocked'],
  illegal_building: ['有发现', 'Found'],
  scattered_workshop: ['有发现', 'Found'],
  abnormal_outfall: ['有发现', 'Found'],
} satisfies Words<InventoryItem>);

export const INVENTORY_NONE_WORDS = defineWords({
  bank_path: ['全线贯通', 'Open throughout'],
  illegal_building: ['未发现', 'None found'],
  scattered_workshop: ['未发现', 'None found'],
  abnormal_outfall: ['未发现', 'None found'],
} satisfies Words<InventoryItem>);

export const INVENTORY_PERIOD_WORDS = defineWords({
  twoWeeks: ['每两周', 'Every two weeks'],
  twoMonths: ['每两个月', 'Every two months'],
  halfYear: ['每半年', 'Every half-year'],
} satisfies Words<InventoryPeriod>);
