// Uploads become whole many at a time: those that come while others are being committed share the next transaction, and with it the price of
// its turns and of the disk. Each has an answer of its own; when a shared transaction fails, each is tried by itself.
import type { Result } from '@xunhe/domain/ground/result';
import { dropKept } from '../../store/files.ts';
import { type StoredUpload, storeUploads } from './store-uploads.ts';
import { openUploadDisk, type Uploads } from './upload-disk.ts';
import type { Uploader, UploadHouse, WholeBytes } from './upload-house.ts';

interface Waiting {
  readonly upload: StoredUpload;
  readonly resolve: (done: Result<true>) => void;
  readonly reject: (error: unknown) => void;
}

const MOST_AT_ONCE = 64;

export function openUploads(house: UploadHouse): Uploads {
  const lines = new Map<string, Waiting[]>();

  /** One transaction at a time in a city: the next one gathers meanwhile. */
  async function work(city: string, line: Waiting[]): Promise<void> {
    while (line.length > 0) await settle(house, city, line.splice(0, MOST_AT_ONCE));
    lines.delete(city);
  }

  return {
    ...openUploadDisk(house),
    finish(who: Uploader, whole: WholeBytes) {
      return new Promise((resolve, reject) => {
        const waiting = { upload: { who, whole, placed: false }, resolve, reject };
        const line = lines.get(who.city);
        if (line) line.push(waiting);
        else {
          const begun = [waiting];
          lines.set(who.city, begun);
          void work(who.city, begun);
        }
      });
    },
  };
}

async function settle(house: UploadHouse, city: string, batch: readonly Waiting[]): Promise<void> {
  try {
    const answers = await storeUploads(
      house,
      city,
      batch.map(({ upload }) => upload),
    );
    for (const [i, { upload, resolve }] of batch.entries()) {
      if (!answers[i]!.ok) await dropKept(upload.whole.kept);
      resolve(answers[i]!);
    }
  } catch (error) {
    if (batch.length > 1) for (const one of batch) await settle(house, city, [one]);
    else {
      await dropKept(batch[0]!.upload.whole.kept).catch(() => undefined);
      batch[0]!.reject(error);
    }
  }
}
