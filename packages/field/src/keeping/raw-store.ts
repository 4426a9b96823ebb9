// The phone's disk as the app sees it: a few tables of sealed rows, and changes that happen together or not at all. Two stand behind it, the
// browser's database and one in memory that dies and fills up on demand; everything above runs the same on both.

export const TABLES = ['kept', 'drafts', 'points', 'photos', 'photoBytes', 'items', 'texts'] as const;
export type Table = (typeof TABLES)[number];

export interface RawRow {
  readonly key: string;
  /** Whose row it is; empty for what belongs to the phone itself. */
  readonly owner: string;
  /** What rows are read and thrown away together by: the record they belong to. */
  readonly group: string;
  /** Rows are listed in this order. */
  readonly order: number;
  /** Sealed for the owner, unless there is none. */
  readonly bytes: Uint8Array;
}

export type Change =
  | { readonly put: Table; readonly row: RawRow }
  | { readonly drop: Table; readonly key: string }
  | { readonly dropGroup: Table; readonly group: string }
  /** Where there is no such row (any more), none of the changes happens. */
  | { readonly needs: Table; readonly key: string };

export interface RawStore {
  /** All of them or none. Rejects when the disk is full or gone. */
  commit(changes: readonly Change[]): Promise<void>;
  get(table: Table, key: string): Promise<RawRow | null>;
  /** By order, then by key. */
  listOwned(table: Table, owner: string): Promise<RawRow[]>;
  listGroup(table: Table, group: string): Promise<RawRow[]>;
  /** How many rows each owner has, those of one group not counted. */
  countByOwner(table: Table, exceptGroup: string): Promise<ReadonlyMap<string, number>>;
}
