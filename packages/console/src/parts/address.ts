// What the address of a screen may say after the question mark. Everything is text there; what cannot be read is left out, so that an old or
// mistyped address still opens its screen.
import type { WarningChange } from '@xunhe/contract/duty';
import type { SortOf } from '@xunhe/contract/list-sort';
import { INVENTORY_ITEMS, type InventoryItem } from '@xunhe/domain/duty/inventory';
import { LEVELS, type WarningLevel } from '@xunhe/domain/duty/level';
import { isDay } from '@xunhe/domain/ground/day';
import { isMonth } from '@xunhe/domain/ground/month';
import { POST_LEVELS, type PostLevel } from '@xunhe/domain/people/post';
import { ROLES, type Role } from '@xunhe/domain/people/role';
import { REGISTER_KINDS, type RegisterKind } from '@xunhe/domain/place/register-form';
import { PROBLEM_QUEUES, type ProblemQueue } from '@xunhe/domain/problem/queue';
import { readSort, type SortSearch } from './list-sort.ts';

type Raw = Record<string, unknown>;

export const WARNING_CHANGES = ['raised', 'fallen', 'reviewed'] as const satisfies readonly WarningChange[];

export interface MonthSearch {
  /** The month whose data are looked at; left out for the newest. */
  readonly month?: string;
}

export interface ListSearch {
  readonly q?: string;
  readonly region?: string;
  readonly level?: WarningLevel;
  readonly page?: number;
}

/** Of the reaches. */
export interface ReachSearch extends ListSearch, SortSearch<SortOf<'reaches'>> {}

export interface WarningSearch extends ListSearch, SortSearch<SortOf<'warnings'>> {
  readonly change?: WarningChange;
}

export interface SignboardSearch extends SortSearch<SortOf<'signboards'>> {
  readonly q?: string;
  readonly region?: string;
  readonly page?: number;
}

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

export interface DutySearch extends ListSearch, SortSearch<SortOf<'duties'>> {
  readonly post?: string;
  readonly person?: string;
}

export interface InventorySearch extends SortSearch<SortOf<'inventories'>> {
  readonly region?: string;
  readonly reach?: string;
  readonly found?: InventoryItem;
  readonly page?: number;
}

export interface PeopleSearch extends SortSearch<SortOf<'people'>> {
  readonly q?: string;
  readonly level?: PostLevel;
  readonly region?: string;
  readonly page?: number;
}

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

export interface ProblemSearch extends SortSearch<SortOf<'problems'>> {
  readonly queue?: ProblemQueue;
  readonly show?: 'open' | 'overdue' | 'key' | 'all';
  readonly state?: string;
  readonly type?: string;
  readonly source?: string;
  readonly department?: string;
  readonly region?: string;
  readonly reach?: string;
  readonly q?: string;
  /** Days of the city, both included. */
  readonly dueFrom?: string;
  readonly dueTo?: string;
  readonly from?: string;
  readonly to?: string;
  readonly page?: number;
}

export const REFUSED_SHOWS = ['open', 'settled', 'all'] as const;

export interface RefusedSearch extends SortSearch<SortOf<'refusedRecords'>> {
  readonly show?: (typeof REFUSED_SHOWS)[number];
  readonly region?: string;
  readonly page?: number;
}

export interface AuditSearch extends SortSearch<SortOf<'auditEvents'>> {
  readonly kind?: string;
  readonly who?: string;
  readonly whom?: string;
  readonly region?: string;
  readonly q?: string;
  /** Days of the city, both included. */
  readonly from?: string;
  readonly to?: string;
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

export function readMonthSearch(raw: Raw): MonthSearch {
  const { month } = raw;
  return typeof month === 'string' && isMonth(month) ? { month } : {};
}

export function readListSearch(raw: Raw): ListSearch {
  return { ...text(raw, 'q'), ...text(raw, 'region'), ...oneOf(raw, 'level', LEVELS), ...page(raw) };
}

export function readReachSearch(raw: Raw): ReachSearch {
  return { ...readListSearch(raw), ...readSort(raw, 'reaches') };
}

export function readWarningSearch(raw: Raw): WarningSearch {
  return { ...readListSearch(raw), ...oneOf(raw, 'change', WARNING_CHANGES), ...readSort(raw, 'warnings') };
}

export function readSignboardSearch(raw: Raw): SignboardSearch {
  return { ...text(raw, 'q'), ...text(raw, 'region'), ...readSort(raw, 'signboards'), ...page(raw) };
}

export function readRegisterSearch(raw: Raw): RegisterSearch {
  return {
    ...oneOf(raw, 'kind', REGISTER_KINDS),
    ...text(raw, 'q'),
    ...text(raw, 'region'),
    ...text(raw, 'subkind'),
    ...readSort(raw, 'register'),
    ...oneOf(raw, 'retired', ['yes'] as const),
    ...text(raw, 'id'),
    ...page(raw),
  };
}

export function readDutySearch(raw: Raw): DutySearch {
  return { ...readListSearch(raw), ...text(raw, 'post'), ...text(raw, 'person'), ...readSort(raw, 'duties') };
}

export function readInventorySearch(raw: Raw): InventorySearch {
  return {
    ...text(raw, 'region'),
    ...text(raw, 'reach'),
    ...oneOf(raw, 'found', INVENTORY_ITEMS),
    ...readSort(raw, 'inventories'),
    ...page(raw),
  };
}

export function readPeopleSearch(raw: Raw): PeopleSearch {
  return {
    ...text(raw, 'q'),
    ...oneOf(raw, 'level', POST_LEVELS),
    ...text(raw, 'region'),
    ...readSort(raw, 'people'),
    ...page(raw),
  };
}

export function readPatrolSearch(raw: Raw): PatrolSearch {
  return {
    ...oneOf(raw, 'of', PATROL_MONTHS),
    ...text(raw, 'region'),
    ...text(raw, 'verdict'),
    ...text(raw, 'reach'),
    ...text(raw, 'person'),
    ...readSort(raw, 'patrols'),
    ...page(raw),
  };
}

export function readReviewSearch(raw: Raw): ReviewSearch {
  const { walked } = raw;
  return {
    ...oneOf(raw, 'why', WAITING_FOR),
    ...text(raw, 'region'),
    ...(typeof walked === 'string' && isMonth(walked) ? { walked } : {}),
    ...text(raw, 'id'),
  };
}

export function readProblemSearch(raw: Raw): ProblemSearch {
  return {
    ...oneOf(raw, 'queue', PROBLEM_QUEUES),
    ...oneOf(raw, 'show', ['open', 'overdue', 'key', 'all'] as const),
    ...text(raw, 'state'),
    ...text(raw, 'type'),
    ...text(raw, 'source'),
    ...text(raw, 'department'),
    ...text(raw, 'region'),
    ...text(raw, 'reach'),
    ...text(raw, 'q'),
    ...day(raw, 'dueFrom'),
    ...day(raw, 'dueTo'),
    ...day(raw, 'from'),
    ...day(raw, 'to'),
    ...readSort(raw, 'problems'),
    ...page(raw),
  };
}

export function readRefusedSearch(raw: Raw): RefusedSearch {
  return {
    ...oneOf(raw, 'show', REFUSED_SHOWS),
    ...text(raw, 'region'),
    ...readSort(raw, 'refusedRecords'),
    ...page(raw),
  };
}

export function readAuditSearch(raw: Raw): AuditSearch {
  return {
    ...text(raw, 'kind'),
    ...text(raw, 'who'),
    ...text(raw, 'whom'),
    ...text(raw, 'region'),
    ...text(raw, 'q'),
    ...day(raw, 'from'),
    ...day(raw, 'to'),
    ...readSort(raw, 'auditEvents'),
    ...page(raw),
  };
}

export function readAccountSearch(raw: Raw): AccountSearch {
  return {
    ...text(raw, 'q'),
    ...oneOf(raw, 'role', ROLES),
    ...text(raw, 'region'),
    ...oneOf(raw, 'state', ACCOUNT_STATES),
    ...readSort(raw, 'accounts'),
    ...page(raw),
  };
}

/** Plain `key=value` pairs: region codes must not turn into numbers. */
export function parseSearch(text: string): Raw {
  return Object.fromEntries(new URLSearchParams(text));
}

export function writeSearch(search: Raw): string {
  const pairs = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs.map(([key, value]) => [key, String(value)]))}`;
}

function text<K extends string>(raw: Raw, key: K): { readonly [P in K]?: string } {
  const value = raw[key];
  return (typeof value === 'string' && value !== '' ? { [key]: value.slice(0, 80) } : {}) as { [P in K]?: string };
}

function day<K extends string>(raw: Raw, key: K): { readonly [P in K]?: string } {
  const value = raw[key];
  return (typeof value === 'string' && isDay(value) ? { [key]: value } : {}) as { [P in K]?: string };
}

function oneOf<K extends string, V extends string>(raw: Raw, key: K, values: readonly V[]): { readonly [P in K]?: V } {
  return ((values as readonly unknown[]).includes(raw[key]) ? { [key]: raw[key] } : {}) as { [P in K]?: V };
}

function page(raw: Raw): { readonly page?: number } {
  const number = Number(raw.page);
  return Number.isInteger(number) && number > 1 ? { page: number } : {};
}
