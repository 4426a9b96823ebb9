// What the addresses of notices may say after the question mark. What cannot be read is left out.
import { RECEIPT_STANDINGS } from '@xunhe/contract/circular';
import type { SortOf } from '@xunhe/contract/list-sort';
import { CIRCULAR_STATES, type CircularState } from '@xunhe/domain/people/circular';
import { type Raw, readPage } from '../parts/address.ts';
import { readSort, type SortSearch } from '../parts/list-sort.ts';

export const CIRCULAR_VIEWS = ['sent', 'drafts'] as const;

export interface CircularSearch extends SortSearch<SortOf<'sentCirculars'>> {
  /** Left out: what is for oneself. */
  readonly view?: (typeof CIRCULAR_VIEWS)[number];
  readonly state?: CircularState;
  readonly q?: string;
  readonly page?: number;
  /** The one that is read. */
  readonly notice?: string;
}

export interface CircularWriteSearch {
  readonly draft?: string;
  readonly replaces?: string;
}

export interface CircularFileSearch extends SortSearch<SortOf<'circularReaders'>> {
  readonly standing?: (typeof RECEIPT_STANDINGS)[number];
  readonly region?: string;
  readonly page?: number;
}

export function readCircularSearch(raw: Raw): CircularSearch {
  const view = CIRCULAR_VIEWS.find((value) => value === raw.view);
  const state = CIRCULAR_STATES.find((value) => value === raw.state);
  return {
    ...(view && { view }),
    ...(state && { state }),
    ...(typeof raw.q === 'string' && raw.q !== '' && { q: raw.q }),
    ...(typeof raw.notice === 'string' && { notice: raw.notice }),
    ...readSort(raw, 'sentCirculars'),
    ...readPage(raw),
  };
}

export function readCircularWriteSearch({ draft, replaces }: Raw): CircularWriteSearch {
  return {
    ...(typeof draft === 'string' && { draft }),
    ...(typeof replaces === 'string' && { replaces }),
  };
}

export function readCircularFileSearch(raw: Raw): CircularFileSearch {
  const standing = RECEIPT_STANDINGS.find((value) => value === raw.standing);
  const region = String(raw.region ?? '');
  return {
    ...(standing && { standing }),
    ...(/^\d{12}$/.test(region) && { region }),
    ...readSort(raw, 'circularReaders'),
    ...readPage(raw),
  };
}
