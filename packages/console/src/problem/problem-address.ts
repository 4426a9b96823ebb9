// What the address of the desk of problems may say.
import type { SortOf } from '@xunhe/contract/list-sort';
import { PROBLEM_QUEUES, type ProblemQueue } from '@xunhe/domain/problem/queue';
import { type Raw, readDay, readOneOf, readPage, readText } from '../parts/address.ts';
import { readSort, type SortSearch } from '../parts/list-sort.ts';

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

export function readProblemSearch(raw: Raw): ProblemSearch {
  return {
    ...readOneOf(raw, 'queue', PROBLEM_QUEUES),
    ...readOneOf(raw, 'show', ['open', 'overdue', 'key', 'all'] as const),
    ...readText(raw, 'state'),
    ...readText(raw, 'type'),
    ...readText(raw, 'source'),
    ...readText(raw, 'department'),
    ...readText(raw, 'region'),
    ...readText(raw, 'reach'),
    ...readText(raw, 'q'),
    ...readDay(raw, 'dueFrom'),
    ...readDay(raw, 'dueTo'),
    ...readDay(raw, 'from'),
    ...readDay(raw, 'to'),
    ...readSort(raw, 'problems'),
    ...readPage(raw),
  };
}
