// The process that decodes pictures, as the rest of the server knows it.
import { startBoundedProcess } from '../processes/bounded-process.ts';
import type { BrokenPicture, MadePicture } from './make-picture.ts';

export type PictureOutcome = MadePicture | BrokenPicture;

export interface PictureMaker {
  /** One at a time. */
  make(path: string): Promise<PictureOutcome>;
  close(): void;
}

const LIMITS = { mostMs: 30_000, mostRssBytes: 900 * 1024 * 1024, mostHeapMb: 192 };

export function startPictureMaker(
  limits: { readonly mostMs?: number; readonly mostRssBytes?: number } = {},
): PictureMaker {
  const place = { beside: import.meta.url, name: 'picture-worker' };
  const decoder = startBoundedProcess<{ path: string }, PictureOutcome>(place, { ...LIMITS, ...limits });
  return {
    async make(path) {
      const worked = await decoder.ask({ path });
      return worked.ok ? worked.value : worked;
    },
    close: () => decoder.close(),
  };
}
