// What the address of the registers may say.
import type { SortOf } from '@xunhe/contract/list-sort';
import { REGISTER_KINDS, type RegisterKind } from '@xunhe/domain/place/register-form';
import { type Raw, readOneOf, readPage, readText } from '../parts/address.ts';
import { readSort, type SortSearch } from '../parts/list-sort.ts';

export interface RegisterSearch extends SortSearch<SortOf<'register'>> {
  readonly kind?: RegisterKind;
  readonly q?: string;
  readonly region?: string;
  /** The kind among its kinds. */
  readonly subkind?: string;
  readonly retired?: 'yes';
  /** The record that is looked at. */
  readonly id?: string;
  readonly page?: number;
}

export function readRegisterSearch(raw: Raw): RegisterSearch {
  return {
    ...readOneOf(raw, 'kind', REGISTER_KINDS),
    ...readText(raw, 'q'),
    ...readText(raw, 'region'),
    ...readText(raw, 'subkind'),
    ...readSort(raw, 'register'),
    ...readOneOf(raw, 'retired', ['yes'] as const),
    ...readText(raw, 'id'),
    ...readPage(raw),
  };
}
