// The rows of what was done with bulletins.
import type { Bulletin, BulletinDeed } from '@xunhe/domain/duty/bulletin';
import type { ColumnType } from 'kysely';

type Told = Bulletin | RaiseOfBulletin | null;

export interface BulletinChangeTable extends Omit<BulletinChangeRow, 'before' | 'after'> {
  before: ColumnType<Told, string | null, never>;
  after: ColumnType<Told, string | null, never>;
}

export interface BulletinChangeRow {
  city: string;
  bulletin: string;
  version: number;
  region: string;
  deed: BulletinDeed;
  at: Date;
  changed_by: string;
  office: string;
  /** What it said before a correction; of a raise the level before. */
  before: Told;
  after: Told;
  reason: string;
  problem: string | null;
}

/** A warning that was raised within its month because of it. */
export interface RaiseOfBulletin {
  readonly month: string;
  readonly reach: string;
  readonly level: string;
}
