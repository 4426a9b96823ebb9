// How much one person may upload. A chief who comes home from ten days without a network brings a few hundred pictures; who brings far more
// is a broken phone or an attack, and must not fill the disk of a city.

/** Within any 24 hours. */
export const MOST_UPLOADS_A_DAY = 1000;
export const MOST_BYTES_A_DAY = 1024 * 1024 * 1024;
/** Uploads begun and not ended, whose parts lie on the disk. */
export const MOST_OPEN_UPLOADS = 40;

export const QUOTA_HOURS = 24;

export interface UploadsOfDay {
  readonly uploads: number;
  readonly bytes: number;
}

/**
 * Whose uploads the pictures of citizens are, all of them together: they have no account. The store lets no person be
 * called so. WARNING: in the store; never rename.
 */
export const CITIZENS = '~citizens';

/** Of all citizens of a city: as many as five chiefs. */
const CITIZENS_TIMES = 5;

/** May one more of so many bytes follow what the last 24 hours brought? */
export function fitsQuota(day: UploadsOfDay, bytes: number, person?: string): boolean {
  const times = person === CITIZENS ? CITIZENS_TIMES : 1;
  return day.uploads < MOST_UPLOADS_A_DAY * times && day.bytes + bytes <= MOST_BYTES_A_DAY * times;
}
