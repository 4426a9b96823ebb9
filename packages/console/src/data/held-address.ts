// What the address of the readings that wait may say after the question mark. What cannot be read is left out.
import type { SortOf } from '@xunhe/contract/list-sort';
import { isMonth } from '@xunhe/domain/ground/month';
import { HELD_REASONS, HELD_STATES, type HeldReason, type HeldState } from '@xunhe/domain/observation/held-reading';
import { readSort, type SortSearch } from '../parts/list-sort.ts';

export interface HeldSearch extends SortSearch<SortOf<'heldReadings'>> {
  /** Left out: those that wait. */
  readonly state?: HeldState | 'all';
  readonly reason?: HeldReason;
  readonly indicator?: string;
  readonly place?: string;
  readonly region?: string;
  /** A month. */
  readonly of?: string;
  readonly page?: number;
}

export function readHeldSearch(raw: Record<string, unknown>): HeldSearch {
  const page = Number(raw.page);
  const text = (name: string) =>
    typeof raw[name] === 'string' && raw[name] !== '' ? raw[name].slice(0, 80) : undefined;
  const one = <V extends string>(name: string, values: readonly V[]) => values.find((value) => value === raw[name]);
  const of = text('of');
  const read = {
    state: one('state', [...HELD_STATES, 'all'] as const),
    reason: one('reason', HELD_REASONS),
    ...{ indicator: text('indicator'), place: text('place'), region: text('region') },
    of: of && isMonth(of) ? of : undefined,
    page: Number.isInteger(page) && page > 1 ? page : undefined,
  };
  return {
    ...Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)),
    ...readSort(raw, 'heldReadings'),
  };
}
