// The door for one problem, older than that for many: phones of before, screens and other systems come through it. The same rules, one answer.
import type { AnswerOf } from '@xunhe/contract/client';
import type { SentProblem } from '@xunhe/contract/problem';
import type { Result } from '@xunhe/domain/ground/result';
import type { Person } from '../store/people.ts';
import type { SyncHouse } from './sync/sync-house.ts';
import { takeOne } from './sync/take-one.ts';

export async function reportProblem(
  house: SyncHouse,
  who: Person,
  sent: SentProblem,
): Promise<Result<AnswerOf<'reportProblem'>>> {
  return takeOne(house, who, { kind: 'problem', body: sent });
}
