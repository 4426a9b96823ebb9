// The store in memory: for tries in which the phone dies or its disk is full at a chosen moment, and for a browser that has no database.
import type { Change, RawRow, RawStore, Table } from './raw-store.ts';

export interface MemoryDisk extends RawStore {
  /** Throws to fail a commit as a whole; asked before anything is written. */
  beforeCommit: (changes: readonly Change[]) => void;
  /** Rows of a table. */
  rows(table: Table): number;
  /** Bytes of all rows. */
  size(): number;
}

export function makeMemoryDisk(): MemoryDisk {
  const tables = new Map<Table, Map<string, RawRow>>();
  const table = (name: Table) => {
    const found = tables.get(name) ?? new Map<string, RawRow>();
    tables.set(name, found);
    return found;
  };
  const sorted = (name: Table, isWanted: (row: RawRow) => boolean) =>
    [...table(name).values()]
      .filter(isWanted)
      .sort((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1))
      .map(copyRow);
  const disk: MemoryDisk = {
    beforeCommit: () => undefined,
    async commit(changes) {
      disk.beforeCommit(changes);
      if (changes.some((change) => 'needs' in change && !table(change.needs).has(change.key))) return;
      for (const change of changes) {
        if ('needs' in change) continue;
        if ('put' in change) table(change.put).set(change.row.key, copyRow(change.row));
        else if ('drop' in change) table(change.drop).delete(change.key);
        else
          for (const row of table(change.dropGroup).values())
            if (row.group === change.group) table(change.dropGroup).delete(row.key);
      }
    },
    async get(name, key) {
      const row = table(name).get(key);
      return row ? copyRow(row) : null;
    },
    listOwned: async (name, owner) => sorted(name, (row) => row.owner === owner),
    listGroup: async (name, group) => sorted(name, (row) => row.group === group),
    async countByOwner(name, exceptGroup) {
      const counts = new Map<string, number>();
      for (const { owner, group } of table(name).values())
        if (group !== exceptGroup) counts.set(owner, (counts.get(owner) ?? 0) + 1);
      return counts;
    },
    rows: (name) => table(name).size,
    size: () =>
      [...tables.values()].flatMap((rows) => [...rows.values()]).reduce((sum, row) => sum + row.bytes.length, 0),
  };
  return disk;
}

function copyRow(row: RawRow): RawRow {
  return { ...row, bytes: row.bytes.slice() };
}
