// What the address of the signals may say after the question mark. What cannot be read is left out.
import type { SortOf } from '@xunhe/contract/list-sort';
import { isMonth } from '@xunhe/domain/ground/month';
import {
  type Severity,
  SIGNAL_KINDS,
  SIGNAL_STATES,
  type SignalKind,
  type SignalState,
} from '@xunhe/domain/patrol/signals/signal';
import { readSort, type SortSearch } from '../parts/list-sort.ts';

export interface SignalSearch extends SortSearch<SortOf<'signals'>> {
  /** Left out: those that wait. */
  readonly state?: SignalState | 'all';
  readonly severity?: Severity;
  readonly kind?: SignalKind;
  readonly region?: string;
  readonly person?: string;
  readonly patrol?: string;
  /** A month. */
  readonly of?: string;
  readonly page?: number;
}

export function readSignalSearch(raw: Record<string, unknown>): SignalSearch {
  const page = Number(raw.page);
  const text = (name: string) =>
    typeof raw[name] === 'string' && raw[name] !== '' ? raw[name].slice(0, 80) : undefined;
  const one = <V extends string>(name: string, values: readonly V[]) => values.find((value) => value === raw[name]);
  const of = text('of');
  const read = {
    state: one('state', [...SIGNAL_STATES, 'all'] as const),
    severity: one('severity', ['strong', 'weak'] as const),
    kind: one('kind', SIGNAL_KINDS),
    ...{ region: text('region'), person: text('person'), patrol: text('patrol') },
    of: of && isMonth(of) ? of : undefined,
    page: Number.isInteger(page) && page > 1 ? page : undefined,
  };
  return {
    ...Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)),
    ...readSort(raw, 'signals'),
  };
}
