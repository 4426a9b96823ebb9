// The door for one inventory by itself. The same rules as for many records at a time, one answer.
import type { AnswerOf } from '@xunhe/contract/client';
import type { SentInventory } from '@xunhe/contract/inventory';
import type { Result } from '@xunhe/domain/ground/result';
import type { Person } from '../store/people.ts';
import type { SyncHouse } from './sync/sync-house.ts';
import { takeOne } from './sync/take-one.ts';

export async function takeInventory(
  house: SyncHouse,
  who: Person,
  sent: SentInventory,
): Promise<Result<AnswerOf<'takeInventory'>>> {
  return takeOne(house, who, { kind: 'inventory', body: sent });
}
