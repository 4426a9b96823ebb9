// The inventories that are open on this phone: as the last list told, carried on to the period that runs today, less what was answered here
// and waits to be sent.
import type { TodayBody, TodayReach } from '@xunhe/contract/duty';
import type { InventoryTask } from '@xunhe/contract/inventory';
import { inventorySpan } from '@xunhe/domain/duty/inventory';
import type { Day } from '@xunhe/domain/ground/day';
import { instantToDay } from '@xunhe/ui/dates';
import { useCityDay, useOutbox, useSurroundings } from './house.ts';
import type { OutboxItem } from './keeping/outbox-item.ts';

export interface ReachTask {
  readonly reach: TodayReach;
  readonly task: InventoryTask;
  /** Answered on this phone in the running period, whether sent or not. */
  readonly isHere: boolean;
}

/** A list that was kept from an earlier period speaks of that one: today's is as long, and nobody has answered it as far as is known. */
export function runTask(task: InventoryTask, day: Day): InventoryTask {
  if (task.from <= day && day <= task.to) return task;
  return { ...task, ...inventorySpan(task.per, day), answeredDay: null };
}

export function listTasks(
  reaches: readonly TodayReach[],
  items: readonly OutboxItem[],
  at: { readonly today: Day; readonly timezone: string; readonly offsetMs: number },
): ReachTask[] {
  return reaches.flatMap((reach) => {
    if (!reach.inventory) return [];
    const task = runTask(reach.inventory, at.today);
    const isHere = items.some(
      ({ kind, state, reach: of, madeMs }) =>
        kind === 'inventory' &&
        state !== 'refused' &&
        of === reach.reach &&
        instantToDay(madeMs + at.offsetMs, at.timezone) >= task.from,
    );
    return [{ reach, task, isHere }];
  });
}

export function useInventories(today: TodayBody): ReachTask[] {
  const day = useCityDay();
  const items = useOutbox();
  const { city } = useSurroundings();
  return listTasks(today.reaches, items, { ...day, offsetMs: city.clockOffsetMs });
}

export function useOpenInventories(today: TodayBody): ReachTask[] {
  return useInventories(today).filter(({ task, isHere }) => task.answeredDay === null && !isHere);
}
