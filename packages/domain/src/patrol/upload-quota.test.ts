import { describe, expect, it } from 'vitest';
import { fitsQuota, MOST_BYTES_A_DAY, MOST_UPLOADS_A_DAY } from './upload-quota.ts';

describe('the quota of a day', () => {
  it('holds ten days of a busy chief, and neither more uploads nor more bytes than it says', () => {
    expect(fitsQuota({ uploads: 10 * 2 * 30, bytes: 600 * 300 * 1024 }, 300 * 1024)).toBe(true);
    expect(fitsQuota({ uploads: MOST_UPLOADS_A_DAY - 1, bytes: 0 }, 1)).toBe(true);
    expect(fitsQuota({ uploads: MOST_UPLOADS_A_DAY, bytes: 0 }, 1)).toBe(false);
    expect(fitsQuota({ uploads: 1, bytes: MOST_BYTES_A_DAY - 5 }, 5)).toBe(true);
    expect(fitsQuota({ uploads: 1, bytes: MOST_BYTES_A_DAY - 5 }, 6)).toBe(false);
  });
});
