// A phone's records, many in one request (POST /api/sync).
import type { SentOp, SyncAnswer, SyncAsk } from '@xunhe/contract/sync';
import { parseInstant } from '@xunhe/domain/ground/instant';
import type { Person } from '../../store/people.ts';
import { readCityClock } from '../city-clock.ts';
import { answerPlain } from './op-answer.ts';
import type { SyncHouse } from './sync-house.ts';
import { takeRecords } from './take-records.ts';

/** Clock, chance and storage come with the house. Throws only when the store is away: then nothing was promised, and the phone sends again. */
export async function takeSync(house: SyncHouse, who: Person, ask: SyncAsk): Promise<SyncAnswer> {
  const { device, sentAt, person, ops } = ask;
  if (person !== undefined && person !== who.id) return answerOther(house, who, ops);
  const { nowMs, answers } = await takeRecords(house, who, {
    device,
    sentMs: parseInstant(sentAt),
    isStrict: false,
    ops,
  });
  return { serverTime: new Date(nowMs).toISOString(), answers: [...answers] };
}

/** A phone that changed hands while it was sending: under this session the records would become another's. */
async function answerOther({ now, store }: SyncHouse, who: Person, ops: readonly SentOp[]): Promise<SyncAnswer> {
  const { city } = await store.readGrounds({ city: who.city, person: who.id, reaches: [], records: [] });
  const answers = ops.map(({ id }) => answerPlain(id, 'later', { kind: 'session.other' }));
  return { serverTime: new Date(readCityClock(city, now()).nowMs).toISOString(), answers };
}
