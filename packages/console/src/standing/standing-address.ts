// What the addresses of the standings may say after the question mark. What cannot be read is left out.
import type { SortOf, SortOrder } from '@xunhe/contract/list-sort';
import { POST_LEVELS, type PostLevel } from '@xunhe/domain/people/post';
import { readSort } from '../parts/list-sort.ts';

export const STANDING_VIEWS = ['chiefs', 'objections'] as const;
export const OBJECTION_STATES = ['waiting', 'decided'] as const;

export interface StandingSearch {
  /** Left out: the chiefs. */
  readonly view?: (typeof STANDING_VIEWS)[number];
  readonly level?: PostLevel;
  readonly region?: string;
  readonly q?: string;
  /** Of chiefs by name or place, never by a number; of objections by its own fields. */
  readonly sort?: SortOf<'standings'> | SortOf<'standingObjections'>;
  readonly order?: SortOrder;
  /** Of objections; left out: those that wait. */
  readonly state?: (typeof OBJECTION_STATES)[number];
  readonly page?: number;
}

export function readStandingSearch(raw: Record<string, unknown>): StandingSearch {
  const page = Number(raw.page);
  const text = (name: string) =>
    typeof raw[name] === 'string' && raw[name] !== '' ? raw[name].slice(0, 80) : undefined;
  const one = <V extends string>(name: string, values: readonly V[]) => values.find((value) => value === raw[name]);
  const read = {
    ...{ view: one('view', STANDING_VIEWS), level: one('level', POST_LEVELS), state: one('state', OBJECTION_STATES) },
    ...{ region: text('region'), q: text('q') },
    page: Number.isInteger(page) && page > 1 ? page : undefined,
  };
  return {
    ...Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)),
    ...readSort(raw, read.view === 'objections' ? 'standingObjections' : 'standings'),
  };
}
