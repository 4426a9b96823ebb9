// What was found when an inventory was taken may be reported as a problem; of which type is ours to say [D].
import type { InventoryItem } from '../duty/inventory.ts';
import type { ProblemType } from './problem-type.ts';

const TYPE_OF_ITEM: Readonly<Record<InventoryItem, ProblemType>> = {
  bank_path: 'other',
  illegal_building: 'illegal_building',
  scattered_workshop: 'industrial_discharge',
  abnormal_outfall: 'drainage_facility',
};

export function problemTypeOf(item: InventoryItem): ProblemType {
  return TYPE_OF_ITEM[item];
}
