// What the addresses of people and accounts may say.
import type { SortOf } from '@xunhe/contract/list-sort';
import { POST_LEVELS, type PostLevel } from '@xunhe/domain/people/post';
import { ROLES, type Role } from '@xunhe/domain/people/role';
import { type Raw, readOneOf, readPage, readText } from '../parts/address.ts';
import { readSort, type SortSearch } from '../parts/list-sort.ts';

export interface PeopleSearch extends SortSearch<SortOf<'people'>> {
  readonly q?: string;
  readonly level?: PostLevel;
  readonly region?: string;
  readonly page?: number;
}

export const ACCOUNT_STATES = ['closed', 'locked', 'disabled'] as const;

export interface AccountSearch extends SortSearch<SortOf<'accounts'>> {
  readonly q?: string;
  readonly role?: Role;
  readonly region?: string;
  readonly state?: (typeof ACCOUNT_STATES)[number];
  readonly page?: number;
}

export function readPeopleSearch(raw: Raw): PeopleSearch {
  return {
    ...readText(raw, 'q'),
    ...readOneOf(raw, 'level', POST_LEVELS),
    ...readText(raw, 'region'),
    ...readSort(raw, 'people'),
    ...readPage(raw),
  };
}

export function readAccountSearch(raw: Raw): AccountSearch {
  return {
    ...readText(raw, 'q'),
    ...readOneOf(raw, 'role', ROLES),
    ...readText(raw, 'region'),
    ...readOneOf(raw, 'state', ACCOUNT_STATES),
    ...readSort(raw, 'accounts'),
    ...readPage(raw),
  };
}
