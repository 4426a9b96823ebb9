// The rows of what offices changed in the registers. Rows are added, never changed.
import type { RegisterPatch } from '@xunhe/domain/place/register-record';
import type { ColumnType } from 'kysely';

type Stored<T> = ColumnType<T, string, never>;

export interface RegisterChangeTable {
  city: string;
  kind: string;
  id: string;
  version: number;
  region: string;
  deed: string;
  at: Date;
  changed_by: string;
  before: ColumnType<RegisterPatch | null, string | null, never>;
  after: Stored<RegisterPatch>;
  reason: string;
  takes_back: number | null;
  batch: string | null;
}

/** What went with a reach that was split or joined. Rows are added, never changed. */
export interface RegisterMoveRow {
  city: string;
  batch: string;
  thing: 'problem' | 'given' | 'ended';
  key: string;
  day: string;
  reach: string;
  until: string | null;
  region: string;
}
