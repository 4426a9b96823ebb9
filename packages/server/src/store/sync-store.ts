// What taking a phone's records needs of a store. There are two: PostgreSQL (`postgres-sync-store`) and one in memory, on which years of
// bad networks are played through; the same act runs on both, and one suite of tests holds both to the same answers.
import type { RecordKind } from '@xunhe/domain/patrol/record-kind';
import type { Delegation } from '@xunhe/domain/people/post';
import type { PostRecord } from './people.ts';
import type { PhotoClaim } from './photo.ts';
import type { InventoryRow, PatrolReachRow, PatrolRow, ProblemMoveRow, ProblemRow, TrackRow } from './rows-deed.ts';
import type { PolicyRow } from './rows-duty.ts';
import type { EventRow } from './rows-event.ts';
import type { CityRow, WorkYearRow } from './rows-place.ts';
import type { RefusedRecordRow } from './rows-sync.ts';

export interface SyncStore {
  /** What decides about some records of one person, as it stands at one moment. Never older than the call. */
  readGrounds(asked: GroundsAsked): Promise<Grounds>;
  /**
   * Stores deeds, each wholly or not at all, and answers once they are on disk, in the order of the deeds. A bad one does not keep the others
   * back. Throws when the store is away; then any of them may be stored, and to send them again is safe.
   */
  save(city: string, deeds: readonly Deed[]): Promise<readonly Saved[]>;
}

export interface GroundsAsked {
  readonly city: string;
  readonly person: string;
  /** Reaches that the records name. */
  readonly reaches: readonly string[];
  /** Ids of the records. */
  readonly records: readonly string[];
}

export interface Grounds {
  readonly city: Pick<CityRow, 'city' | 'timezone' | 'today'>;
  /** Of the person and of every chief who ever gave him days, on whatever days. */
  readonly posts: readonly PostRecord[];
  /** Given to the person, on whatever days. */
  readonly delegations: readonly Delegation[];
  /** Those asked for and those of the posts, by id; what is not there does not exist. */
  readonly reaches: ReadonlyMap<string, GroundReach>;
  readonly policies: readonly PolicyRow[];
  /** The city's own years of the work calendar. */
  readonly workYears: readonly Pick<WorkYearRow, 'year' | 'off' | 'worked'>[];
  /** By id, in the whole city, whoever made them. */
  readonly records: ReadonlyMap<string, StoredRecord>;
  /** Hashes of refused contents that are kept, by the id of the record. */
  readonly refused: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A store answers the same object for as long as the reach is unchanged: what was prepared for it may be kept by the object. */
export interface GroundReach {
  readonly id: string;
  readonly region: string;
  readonly lengthM: number;
  readonly widthM: number | null;
  /** Longitude, latitude pairs; empty without geometry. */
  readonly lines: readonly (readonly (readonly number[])[])[];
}

export interface StoredRecord {
  readonly id: string;
  readonly person: string | null;
  /** Hexadecimal SHA-256 of the text; null in records that came otherwise. */
  readonly hash: string | null;
  readonly facts: StoredFacts;
  /** Pictures whose bytes are not there. */
  readonly photosMissing: readonly string[];
}

/** What a receipt is made of. */
export type StoredFacts =
  | { readonly kind: 'patrol'; readonly judgement: unknown }
  | { readonly kind: 'problem'; readonly key: boolean; readonly dueDay: string | null }
  | { readonly kind: 'inventory'; readonly found: number };

export type Deed = RecordDeed | RefusedDeed;

/** One record with all its rows. */
export interface RecordDeed {
  readonly what: 'record';
  readonly kind: RecordKind;
  readonly id: string;
  readonly person: string;
  readonly hash: string;
  readonly region: string;
  readonly rows: RecordRows;
  readonly facts: StoredFacts;
  readonly photos: readonly PhotoClaim[];
  readonly event: DeedEvent;
}

/** By table. */
export interface RecordRows {
  readonly patrols?: readonly PatrolRow[];
  readonly patrol_reaches?: readonly PatrolReachRow[];
  readonly tracks?: readonly TrackRow[];
  readonly problems?: readonly ProblemRow[];
  readonly problem_moves?: readonly ProblemMoveRow[];
  readonly inventories?: readonly InventoryRow[];
}

/** A content that is not taken, kept whole. The same content is kept once, and its event is written once. */
export interface RefusedDeed {
  readonly what: 'refused';
  readonly row: RefusedRecordRow;
  readonly event: DeedEvent;
}

export type DeedEvent = Omit<EventRow, 'seq' | 'hash'>;

export type Saved =
  | { readonly outcome: 'stored'; readonly photosMissing: readonly string[] }
  /** Another request was first; what it stored. */
  | { readonly outcome: 'present'; readonly record: StoredRecord }
  /** The rows do not fit the store, which the act should have seen: a fault of ours, for the log. */
  | { readonly outcome: 'failed'; readonly reason: string };
