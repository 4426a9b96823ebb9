// The door for one patrol, older than that for many: phones of before and other systems come through it. The same rules, one answer.
import type { AnswerOf } from '@xunhe/contract/client';
import type { SentPatrol } from '@xunhe/contract/patrol';
import type { Result } from '@xunhe/domain/ground/result';
import type { Person } from '../store/people.ts';
import type { SyncHouse } from './sync/sync-house.ts';
import { takeOne } from './sync/take-one.ts';

export async function submitPatrol(
  house: SyncHouse,
  who: Person,
  sent: SentPatrol,
): Promise<Result<AnswerOf<'submitPatrol'>>> {
  return takeOne(house, who, { kind: 'patrol', body: sent });
}
