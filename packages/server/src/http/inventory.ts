// Inventories in and out, and how far each town has come.
import type { InventoryAnswer } from '@xunhe/contract/inventory';
import { accept } from '@xunhe/domain/ground/result';
import { regionPrefix } from '@xunhe/domain/place/region';
import { takeInventory } from '../acts/take-inventory.ts';
import { readInventoryProgress } from '../acts/today/inventory-progress.ts';
import { countInventories, type FoundInventory, searchInventories } from '../store/inventory.ts';
import type { Handlers } from './endpoint.ts';
import { syncHouse } from './sync.ts';

export const inventoryHandlers: Handlers<'takeInventory' | 'inventories' | 'inventoryProgress'> = {
  takeInventory: async ({ house, who, body, request }) => takeInventory(syncHouse(house, request), who, body),

  async inventories({ who, query, tx }) {
    const search = {
      city: who.city,
      region: query.region && regionPrefix(query.region),
      sorting: { sort: query.sort, order: query.order },
      ...{ reach: query.reach, found: query.found, limit: query.limit ?? 50, offset: query.offset ?? 0 },
    };
    return tx(async (t) =>
      accept({ total: await countInventories(t, search), rows: (await searchInventories(t, search)).map(toRow) }),
    );
  },

  inventoryProgress: async ({ house, who, query, tx }) =>
    tx((t) => readInventoryProgress(t, who, { region: query.region, nowMs: house.now() })),
};

function toRow(row: FoundInventory) {
  return {
    id: row.id,
    reach: row.reach,
    reachName: row.reach_name,
    reachNameEn: row.reach_name_en,
    region: row.region,
    regionName: row.region_name,
    regionNameEn: row.region_name_en,
    person: row.person,
    personName: row.person_name,
    personLevel: row.person_level,
    onBehalfOfName: row.on_behalf_of_name,
    day: row.day,
    at: row.taken_at.toISOString(),
    period: { from: row.period_from, to: row.period_to },
    items: row.items as InventoryAnswer[],
    photos: row.photos,
  };
}
