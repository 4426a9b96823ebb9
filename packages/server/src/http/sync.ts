// Records in, many at a time.
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import type { FastifyRequest } from 'fastify';
import { takeAppeal } from '../acts/appeal-patrol.ts';
import type { SyncHouse } from '../acts/sync/sync-house.ts';
import { takeSync } from '../acts/sync/take-sync.ts';
import { readUpload } from '../acts/uploads/read-upload.ts';
import type { Handlers } from './endpoint.ts';
import type { House } from './house.ts';

/** Requests that wait for the store at once: more would only fill the memory, and each is told when to come again. */
const MOST_UNDER_WAY = 400;
let underWay = 0;

export const syncHandlers: Handlers<'sync'> = {
  sync: async ({ house, who, body, request }) =>
    whileRoom(house, async () => accept(await takeSync(syncHouse(house, request), who, body))),
};

export function syncHouse(house: House, request: FastifyRequest): SyncHouse {
  const { now, random, records } = house;
  return {
    ...{ now, random, store: records },
    readUpload: (who, sha256) => readUpload(house, who, sha256),
    takeAppeal: (who, sent) => takeAppeal(house, who, sent),
    onFault: (record, reason) => request.log.error({ record, reason }, 'a record does not fit the store'),
  };
}

async function whileRoom<T>({ random }: House, work: () => Promise<Result<T>>): Promise<Result<T>> {
  // With chance, so that those who are told at once do not come at once.
  if (underWay >= MOST_UNDER_WAY) return refuse({ kind: 'record.busy', seconds: 5 + (random(1)[0]! % 20) });
  underWay++;
  try {
    return await work();
  } finally {
    underWay--;
  }
}
