// How records and pictures leave the phone. Every answer that is not ours (a captive portal's page, a proxy's 502, half a document) counts as
// no answer: nothing on the phone is let go because of it.
import { type Fetch, readAnswer } from '@xunhe/contract/client';
import { type SyncAnswer, type SyncAsk, UPLOAD_PATH, type UploadState } from '@xunhe/contract/sync';
import { type Result, refuse } from '@xunhe/domain/ground/result';

const SYNC_PATH = '/api/sync';

export interface UploadPart {
  readonly sha256: string;
  /** Of the whole. */
  readonly bytes: number;
  readonly part: number;
  readonly content: Uint8Array;
}

export interface Wire {
  sync(ask: SyncAsk): Promise<Result<SyncAnswer>>;
  uploadState(sha256: string): Promise<Result<UploadState>>;
  uploadPart(part: UploadPart): Promise<Result<UploadState>>;
}

export function makeWire(fetcher: Fetch): Wire {
  const address = (sha256: string) => UPLOAD_PATH.replace(':sha256', sha256);
  return {
    sync: (ask) =>
      readOurs(isSyncAnswer, () =>
        fetcher(SYNC_PATH, {
          method: 'POST',
          credentials: 'same-origin',
          headers: { accept: 'application/json', 'content-type': 'application/json', 'x-xunhe': '1' },
          body: JSON.stringify(ask),
        }),
      ),
    uploadState: (sha256) =>
      readOurs(isUploadState, () => fetcher(address(sha256), { method: 'GET', credentials: 'same-origin' })),
    uploadPart: ({ sha256, bytes, part, content }) =>
      readOurs(isUploadState, () =>
        fetcher(`${address(sha256)}?bytes=${bytes}&part=${part}`, {
          method: 'POST',
          credentials: 'same-origin',
          headers: { 'content-type': 'application/octet-stream', 'x-xunhe': '1' },
          body: content as BufferSource,
        }),
      ),
  };
}

/** A network that asks for a password first may say so in JSON, with 200. */
async function readOurs<T>(isOurs: (value: unknown) => value is T, send: () => Promise<Response>): Promise<Result<T>> {
  const answer = await readAnswer<unknown>(send);
  if (!answer.ok) return answer;
  const { value } = answer;
  return isOurs(value) ? { ok: true, value } : refuse({ kind: 'network', status: 200 });
}

function isSyncAnswer(value: unknown): value is SyncAnswer {
  const { serverTime, answers } = (value ?? {}) as Partial<SyncAnswer>;
  return (
    typeof serverTime === 'string' &&
    Array.isArray(answers) &&
    answers.every(({ id, outcome, photosMissing }) => id && outcome && Array.isArray(photosMissing))
  );
}

function isUploadState(value: unknown): value is UploadState {
  const { whole, parts } = (value ?? {}) as Partial<UploadState>;
  return typeof whole === 'boolean' && Array.isArray(parts);
}
