// What the addresses of patrols, of their review and of refused records may say.
import type { SortOf } from '@xunhe/contract/list-sort';
import { isMonth } from '@xunhe/domain/ground/month';
import { type Raw, readOneOf, readPage, readText } from '../parts/address.ts';
import { readSort, type SortSearch } from '../parts/list-sort.ts';

/** Patrols of the month in force, of the month of the data, or of all months. */
export const PATROL_MONTHS = ['force', 'data', 'all'] as const;

export interface PatrolSearch extends SortSearch<SortOf<'patrols'>> {
  readonly of?: (typeof PATROL_MONTHS)[number];
  readonly person?: string;
  readonly region?: string;
  readonly verdict?: string;
  readonly reach?: string;
  readonly page?: number;
}

export const WAITING_FOR = ['appealed', 'needs_review'] as const;

export interface ReviewSearch {
  readonly why?: (typeof WAITING_FOR)[number];
  readonly region?: string;
  /** The month in which it was walked. */
  readonly walked?: string;
  /** The patrol that is looked at. */
  readonly id?: string;
}

export const REFUSED_SHOWS = ['open', 'settled', 'all'] as const;

export interface RefusedSearch extends SortSearch<SortOf<'refusedRecords'>> {
  readonly show?: (typeof REFUSED_SHOWS)[number];
  readonly region?: string;
  readonly page?: number;
}

export function readPatrolSearch(raw: Raw): PatrolSearch {
  return {
    ...readOneOf(raw, 'of', PATROL_MONTHS),
    ...readText(raw, 'region'),
    ...readText(raw, 'verdict'),
    ...readText(raw, 'reach'),
    ...readText(raw, 'person'),
    ...readSort(raw, 'patrols'),
    ...readPage(raw),
  };
}

export function readReviewSearch(raw: Raw): ReviewSearch {
  const { walked } = raw;
  return {
    ...readOneOf(raw, 'why', WAITING_FOR),
    ...readText(raw, 'region'),
    ...(typeof walked === 'string' && isMonth(walked) ? { walked } : {}),
    ...readText(raw, 'id'),
  };
}

export function readRefusedSearch(raw: Raw): RefusedSearch {
  return {
    ...readOneOf(raw, 'show', REFUSED_SHOWS),
    ...readText(raw, 'region'),
    ...readSort(raw, 'refusedRecords'),
    ...readPage(raw),
  };
}
