// How records and pictures leave the phone. Every answer that is not ours (a captive portal's page, a proxy's 502, half a document) counts as
// no answer: nothing on the phone is let go because of it.
import { type Fetch, makeClient, readAnswer } from '@xunhe/contract/client';
import { type SyncAnswer, type SyncAsk, UPLOAD_PATH, type UploadState } from '@xunhe/contract/sync';
import { type Result, refuse } from '@xunhe/domain/ground/result';

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
  const client = makeClient(fetcher);
  return {
    sync: async (ask) => keepOurs(await client.call('sync', { body: ask }), isSyncAnswer),
    uploadState: async (sha256) => keepOurs(await client.call('uploadState', { params: { sha256 } }), isUploadState),
    // Bytes are no JSON, which is all that the client speaks.
    async uploadPart({ sha256, bytes, part, content }) {
      const answer = await readAnswer<UploadState>(() =>
        fetcher(`${UPLOAD_PATH.replace(':sha256', sha256)}?bytes=${bytes}&part=${part}`, {
          method: 'POST',
          credentials: 'same-origin',
          headers: { 'content-type': 'application/octet-stream', 'x-xunhe': '1' },
          body: content as BufferSource,
        }),
      );
      return keepOurs(answer, isUploadState);
    },
  };
}

/** A network that asks for a password first may say so in JSON, with 200. */
function keepOurs<T>(answer: Result<T>, isOurs: (value: unknown) => boolean): Result<T> {
  return !answer.ok || isOurs(answer.value) ? answer : refuse({ kind: 'network', status: 200 });
}

function isSyncAnswer(value: unknown): boolean {
  const { serverTime, answers } = (value ?? {}) as Partial<SyncAnswer>;
  return (
    typeof serverTime === 'string' &&
    Array.isArray(answers) &&
    answers.every(({ id, outcome, photosMissing }) => id && outcome && Array.isArray(photosMissing))
  );
}

function isUploadState(value: unknown): boolean {
  const { whole, parts } = (value ?? {}) as Partial<UploadState>;
  return typeof whole === 'boolean' && Array.isArray(parts);
}
