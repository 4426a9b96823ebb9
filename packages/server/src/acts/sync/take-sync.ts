// A phone's records, many in one request (POST /api/sync).
import type { SyncAnswer, SyncAsk } from '@xunhe/contract/sync';
import { parseInstant } from '@xunhe/domain/ground/instant';
import type { Person } from '../../store/people.ts';
import type { SyncHouse } from './sync-house.ts';
import { takeRecords } from './take-records.ts';

/** Clock, chance and storage come with the house. Throws only when the store is away: then nothing was promised, and the phone sends again. */
export async function takeSync(house: SyncHouse, who: Person, ask: SyncAsk): Promise<SyncAnswer> {
  const { device, sentAt, ops } = ask;
  const { nowMs, answers } = await takeRecords(house, who, {
    device,
    sentMs: parseInstant(sentAt),
    isStrict: false,
    ops,
  });
  return { serverTime: new Date(nowMs).toISOString(), answers: [...answers] };
}
