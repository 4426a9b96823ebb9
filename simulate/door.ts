// From a request to its answer, as the web server of the server package does it: the body is looked at, its shape checked, then the act.
import { SyncAsk } from '@xunhe/contract/sync';
import type { Refusal } from '@xunhe/domain/ground/result';
import { Compile } from 'typebox/compile';
import { parseJsonBody } from '../packages/server/src/acts/json-body.ts';
import { refusalToBody } from '../packages/server/src/acts/refusal-body.ts';
import type { SyncHouse } from '../packages/server/src/acts/sync/sync-house.ts';
import { takeSync } from '../packages/server/src/acts/sync/take-sync.ts';
import { readUploadState, takePart } from '../packages/server/src/acts/uploads/take-part.ts';
import type { Uploads } from '../packages/server/src/acts/uploads/upload-disk.ts';
import { statusOf } from '../packages/server/src/http/refusal.ts';
import type { Person } from '../packages/server/src/store/people.ts';
import type { Reply, SimRequest } from './network.ts';

export interface Door extends SyncHouse {
  readonly uploads: Uploads;
}

const JSON_TYPE = 'application/json; charset=utf-8';
/** Looked at by themselves, as in the web server. */
const TEXTS = /^\/ops\/\d+\/text$/;
const syncAsk = Compile(SyncAsk);

export async function answerRequest(door: Door, who: Person, request: SimRequest): Promise<Reply> {
  try {
    const { pathname, searchParams } = new URL(request.url, 'http://server');
    if (pathname === '/api/sync') return await answerSync(door, who, request);
    const sha256 = pathname.split('/').at(-1)!;
    if (request.method === 'GET') return reply(await readUploadState(door.uploads, who, { sha256 }));
    const asked = { sha256, bytes: Number(searchParams.get('bytes')), part: Number(searchParams.get('part')) };
    const done = await takePart(door.uploads, who, { ...asked, body: request.body as Uint8Array });
    return done.ok ? reply(done.value) : replyRefusal(done.refusal);
  } catch (error) {
    if (error instanceof StoreAway) return replyRefusal({ kind: 'store.away' });
    throw error;
  }
}

/** The store does not answer. */
export class StoreAway extends Error {}

async function answerSync(door: Door, who: Person, request: SimRequest): Promise<Reply> {
  const parsed = parseJsonBody(request.body as string, TEXTS);
  if (!parsed.ok) return replyRefusal(parsed.refusal);
  if (!syncAsk.Check(parsed.value)) return replyRefusal({ kind: 'request.invalid', path: '/body' });
  return reply(await takeSync(door, who, parsed.value));
}

function reply(value: unknown): Reply {
  return { status: 200, type: JSON_TYPE, text: JSON.stringify(value) };
}

export function replyRefusal(refusal: Refusal): Reply {
  return { status: statusOf(refusal), type: JSON_TYPE, text: JSON.stringify(refusalToBody(refusal)) };
}
