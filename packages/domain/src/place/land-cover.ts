// What covers the land around a reach: the share of each class, 0 to 1. Together they are the whole or less of it, never more.

/** Shares by class. */
export type LandCover = Readonly<Record<string, number>>;

export interface CoverFault {
  readonly kind: 'cover.class' | 'cover.many' | 'cover.share' | 'cover.sum';
  readonly [detail: string]: unknown;
}

/** Shares come rounded to a hundredth each. */
export const COVER_SLACK = 0.02;
export const LONGEST_COVER = 100;
export const MOST_COVERS = 30;

/** What is wrong with shares that were written down; null when nothing is. */
export function judgeCover(value: unknown): CoverFault | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { kind: 'cover.share', class: null };
  const shares = Object.entries(value);
  if (shares.length > MOST_COVERS) return { kind: 'cover.many', count: shares.length, most: MOST_COVERS };
  for (const [name, share] of shares) {
    if (name.trim() === '' || name !== name.trim() || name.length > LONGEST_COVER || name.includes('\u0000'))
      return { kind: 'cover.class', class: name.slice(0, LONGEST_COVER) };
    if (typeof share !== 'number' || !(share >= 0 && share <= 1)) return { kind: 'cover.share', class: name };
  }
  return judgeCoverSum(sumCover(value as LandCover));
}

export function judgeCoverSum(sum: number): CoverFault | null {
  return sum > 1 + COVER_SLACK ? { kind: 'cover.sum', sum: Number(sum.toFixed(4)), most: 1 } : null;
}

export function sumCover(cover: LandCover): number {
  return Object.values(cover).reduce((sum, share) => sum + share, 0);
}
