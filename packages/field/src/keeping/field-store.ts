// What the phone keeps, apart from how: answers it can go on with, the patrol under way with its fixes, forms that were left, pictures, and
// the outbox. Everything that matters goes through this door; rows of a person are sealed with that person's key.
import type { TrackPoint } from '@xunhe/domain/patrol/point';
import type { FormDraft, PatrolDraft } from './draft.ts';
import type { KeptPhoto, OutboxItem } from './outbox-item.ts';
import type { Change, RawStore, Table } from './raw-store.ts';
import type { Sealer } from './sealer.ts';

export interface Kept<T> {
  readonly value: T;
  /** Real time. */
  readonly keptMs: number;
}

export interface LeftRecord {
  readonly item: OutboxItem;
  readonly text: string;
}

export interface LeftPatrol {
  readonly draft: PatrolDraft;
  readonly points: readonly TrackPoint[];
}

export interface FieldStore {
  /** @param owner whose answer it is; empty for what belongs to the phone */
  keep(key: string, kept: Kept<unknown>, owner: string): Promise<void>;
  kept(key: string, owner: string): Promise<Kept<unknown> | null>;
  forget(key: string): Promise<void>;
  patrol(person: string): Promise<PatrolDraft | null>;
  putPatrol(draft: PatrolDraft): Promise<void>;
  /** @param seq rises with every fix of the patrol; the same number twice is the same fix */
  addPoint(draft: Pick<PatrolDraft, 'id' | 'person'>, seq: number, point: TrackPoint): Promise<void>;
  points(draft: Pick<PatrolDraft, 'id' | 'person'>): Promise<TrackPoint[]>;
  /** The draft, its fixes and its pictures go. */
  dropPatrol(id: string): Promise<void>;
  forms(person: string): Promise<FormDraft[]>;
  putForm(form: FormDraft): Promise<void>;
  dropForm(id: string): Promise<void>;
  addPhoto(photo: KeptPhoto, bytes: Uint8Array): Promise<void>;
  photos(record: string, person: string): Promise<KeptPhoto[]>;
  photoBytes(record: string, sha256: string, person: string): Promise<Uint8Array | null>;
  dropPhoto(record: string, sha256: string): Promise<void>;
  /** Together or not at all: the record is in the outbox, and the draft that it was, with its fixes, is gone. Its pictures stay. */
  handIn(item: OutboxItem, text: string): Promise<void>;
  /**
   * Takes over what an older version of the app left, once: a record, or a patrol with its fixes. That it was taken stands on the disk with it,
   * so a second try, after its owner has gone on with it or thrown it away, brings nothing back.
   */
  takeOver(id: string, left: LeftRecord | LeftPatrol): Promise<void>;
  /** Nothing happens when the record is not here any more; the same with `settle`. */
  putItem(item: OutboxItem): Promise<void>;
  /** Together: the item as sent, and its pictures gone from the phone. */
  settle(item: OutboxItem): Promise<void>;
  /** Oldest first. */
  items(person: string): Promise<OutboxItem[]>;
  text(id: string, person: string): Promise<string | null>;
  removeItem(id: string): Promise<void>;
  /** Unsent records and drafts of anybody else, of which nothing more can be read. */
  countOthers(person: string): Promise<number>;
}

/** Told apart without opening anything: what is sent concerns nobody who takes over the phone. */
const SENT = 'sent';

export function makeFieldStore(raw: RawStore, sealer: Sealer): FieldStore {
  const rows = makeSealedRows(raw, sealer);
  const putDraft = (draft: PatrolDraft) =>
    rows.put('drafts', { key: draft.id, owner: draft.person, order: draft.startedMs }, draft);
  const putPoint = ({ id, person }: Pick<PatrolDraft, 'id' | 'person'>, seq: number, point: TrackPoint) =>
    rows.put('points', { key: `${id}/${seq}`, owner: person, group: id, order: seq }, point);
  const putRecord = async (item: OutboxItem, text: string): Promise<Change[]> => {
    const bytes = await sealer.seal(item.person, new TextEncoder().encode(text));
    const at = { key: item.id, owner: item.person, group: item.id, order: item.madeMs };
    return [{ put: 'texts', row: { ...at, bytes } }, await putItem(rows, item)];
  };
  const putLeft = ({ draft, points }: LeftPatrol) =>
    Promise.all([putDraft(draft), ...points.map((point, seq) => putPoint(draft, seq, point))]);
  return {
    keep: async (key, kept, owner) => raw.commit([await rows.put('kept', { key, owner }, kept)]),
    kept: async (key, owner) => rows.get('kept', key, owner),
    forget: (key) => raw.commit([{ drop: 'kept', key }]),
    patrol: async (person) => (await rows.listOwned<PatrolDraft | FormDraft>('drafts', person)).find(isPatrol) ?? null,
    putPatrol: async (draft) => raw.commit([await putDraft(draft)]),
    addPoint: async (draft, seq, point) => raw.commit([await putPoint(draft, seq, point)]),
    points: ({ id, person }) => rows.listGroup('points', id, person),
    dropPatrol: (id) => raw.commit(dropDraft(id, true)),
    forms: async (person) =>
      (await rows.listOwned<PatrolDraft | FormDraft>('drafts', person)).filter(
        (draft): draft is FormDraft => !isPatrol(draft),
      ),
    putForm: async (form) =>
      raw.commit([await rows.put('drafts', { key: form.id, owner: form.person, order: form.changedMs }, form)]),
    dropForm: (id) => raw.commit(dropDraft(id, true)),
    async addPhoto(photo, bytes) {
      const at = { key: photoKey(photo), owner: photo.person, group: photo.record, order: photo.atMs };
      const sealed = await sealer.seal(photo.person, bytes);
      await raw.commit([await rows.put('photos', at, photo), { put: 'photoBytes', row: { ...at, bytes: sealed } }]);
    },
    photos: (record, person) => rows.listGroup('photos', record, person),
    async photoBytes(record, sha256, person) {
      const row = await raw.get('photoBytes', photoKey({ record, sha256 }));
      return row && row.owner === person ? sealer.open(person, row.bytes) : null;
    },
    dropPhoto: (record, sha256) => {
      const key = photoKey({ record, sha256 });
      return raw.commit([
        { drop: 'photos', key },
        { drop: 'photoBytes', key },
      ]);
    },
    handIn: async (item, text) => raw.commit([...(await putRecord(item, text)), ...dropDraft(item.id, false)]),
    async takeOver(id, left) {
      const mark = `taken/${id}`;
      if (await raw.get('kept', mark)) return;
      const taken = 'item' in left ? putRecord(left.item, left.text) : putLeft(left);
      await raw.commit([...(await taken), await rows.put('kept', { key: mark, owner: '' }, true)]);
    },
    putItem: async (item) => raw.commit([needsText(item), await putItem(rows, item)]),
    settle: async (item) => raw.commit([needsText(item), await putItem(rows, item), ...dropPhotos(item.id)]),
    items: (person) => rows.listOwned('items', person),
    async text(id, person) {
      const row = await raw.get('texts', id);
      return row && row.owner === person ? new TextDecoder().decode(await sealer.open(person, row.bytes)) : null;
    },
    removeItem: (id) => raw.commit([{ drop: 'items', key: id }, { drop: 'texts', key: id }, ...dropPhotos(id)]),
    async countOthers(person) {
      let others = 0;
      for (const table of ['items', 'drafts'] as const)
        for (const [owner, count] of await raw.countByOwner(table, SENT)) if (owner !== person) others += count;
      return others;
    },
  };
}

type Rows = ReturnType<typeof makeSealedRows>;
type At = { readonly key: string; readonly owner: string; readonly group?: string; readonly order?: number };

function makeSealedRows(raw: RawStore, sealer: Sealer) {
  const openRow = async <T>(owner: string, bytes: Uint8Array): Promise<T> =>
    JSON.parse(new TextDecoder().decode(owner === '' ? bytes : await sealer.open(owner, bytes))) as T;
  const openAll = <T>(found: readonly { owner: string; bytes: Uint8Array }[]) =>
    Promise.all(found.map((row) => openRow<T>(row.owner, row.bytes)));
  return {
    async put(table: Table, { key, owner, group = key, order = 0 }: At, value: unknown): Promise<Change> {
      const plain = new TextEncoder().encode(JSON.stringify(value));
      const bytes = owner === '' ? plain : await sealer.seal(owner, plain);
      return { put: table, row: { key, owner, group, order, bytes } };
    },
    async get<T>(table: Table, key: string, owner: string): Promise<T | null> {
      const row = await raw.get(table, key);
      return row && row.owner === owner ? openRow<T>(owner, row.bytes) : null;
    },
    listOwned: async <T>(table: Table, owner: string) => openAll<T>(await raw.listOwned(table, owner)),
    listGroup: async <T>(table: Table, group: string, owner: string) =>
      openAll<T>((await raw.listGroup(table, group)).filter((row) => row.owner === owner)),
  };
}

function putItem(rows: Rows, item: OutboxItem): Promise<Change> {
  const group = item.state === 'sent' ? SENT : 'unsent';
  return rows.put('items', { key: item.id, owner: item.person, group, order: item.madeMs }, item);
}

/** A record that was thrown away while its answer was under way must not come back without its content. */
function needsText({ id }: OutboxItem): Change {
  return { needs: 'texts', key: id };
}

function photoKey({ record, sha256 }: { readonly record: string; readonly sha256: string }): string {
  return `${record}/${sha256}`;
}

function dropPhotos(record: string): Change[] {
  return [
    { dropGroup: 'photos', group: record },
    { dropGroup: 'photoBytes', group: record },
  ];
}

function dropDraft(id: string, withPhotos: boolean): Change[] {
  return [{ drop: 'drafts', key: id }, { dropGroup: 'points', group: id }, ...(withPhotos ? dropPhotos(id) : [])];
}

function isPatrol(draft: PatrolDraft | FormDraft): draft is PatrolDraft {
  return 'startedMs' in draft;
}
