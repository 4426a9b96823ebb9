// Pictures and texts of a few hundred bytes go the way of those of a few hundred kilobytes: the limits are made small as the sources are
// read, so that a seed costs a few milliseconds and a picture of six kilobytes has six parts.
import type { Patch } from './bundle.ts';

export const SMALL_SIZES: readonly Patch[] = [
  {
    file: 'packages/contract/src/sync.ts',
    find: 'export const MOST_INLINE_CHARS = 256 * 1024;',
    replace: 'export const MOST_INLINE_CHARS = 4 * 1024;',
  },
  {
    file: 'packages/contract/src/sync.ts',
    find: 'export const MOST_OPS = 50;',
    replace: 'export const MOST_OPS = 6;',
  },
  {
    file: 'packages/contract/src/sync.ts',
    find: 'export const PART_BYTES = 256 * 1024;',
    replace: 'export const PART_BYTES = 1024;',
  },
  {
    file: 'packages/field/src/sending/batch.ts',
    find: 'const BATCH_CHARS = 400_000;',
    replace: 'const BATCH_CHARS = 6_000;',
  },
  {
    file: 'packages/field/src/sending/batch.ts',
    find: 'const ASK_FIRST_BYTES = 8 * 1024;',
    replace: 'const ASK_FIRST_BYTES = 512;',
  },
];
