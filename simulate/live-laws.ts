// The laws that are looked at whenever something is written to a phone's disk.
import type { TrackPoint } from '@xunhe/domain/patrol/point';
import type { OutboxItem } from '../packages/field/src/keeping/outbox-item.ts';
import type { Change, RawRow } from '../packages/field/src/keeping/raw-store.ts';
import type { Made } from './ledger.ts';
import type { Phone } from './phone.ts';
import { openFor } from './sealer.ts';
import { breakLaw, type World } from './world.ts';

export interface Commit {
  readonly changes: readonly Change[];
  /** Keys of the pictures that it throws away: record and hash. */
  readonly going: readonly string[];
}

export function seeCommit(world: World, phone: Phone, { changes, going }: Commit): void {
  const put = new Map(
    changes.flatMap((change) => ('put' in change && change.put === 'items' ? [[change.row.key, change]] : [])),
  );
  for (const change of changes) {
    if ('put' in change) {
      if (change.put === 'items') seeItem(world, open<OutboxItem>(change.row));
      if (change.put === 'points') seePoint(world, phone, change.row);
      if (change.put === 'drafts')
        world.tell(() => `disk: draft ${new TextDecoder().decode(openFor(change.row.owner, change.row.bytes))}`);
    } else if ('drop' in change) {
      if (change.drop === 'items') seeRemoval(world, change.key);
      if (change.drop === 'drafts') seeDraftGone(world, change.key, put.get(change.key)?.row ?? null);
    }
  }
  for (const key of going) seePictureGone(world, key);
}

/** L3, L4: the phone says of a record only what is so. */
function seeItem(world: World, { id, hash, state, person, lastError }: OutboxItem): void {
  const { book } = world.server.shelf;
  world.tell(() => `disk: ${id} is ${state}${lastError ? ` after ${JSON.stringify(lastError)}` : ''}`);
  if (state === 'sent' || state === 'stored') {
    const stored = book.records.get(id);
    if (stored?.hash !== hash || stored.person !== person)
      breakLaw(
        world,
        'L3',
        `${id} of ${person} stands as ${state}, the server has ${stored ? stored.person : 'nothing'}`,
      );
    if (state === 'sent')
      for (const made of world.ledger.of(id).filter((one) => one.hash === hash)) needPictures(world, made, 'L3');
  }
  if (state === 'refused' && !book.refusedText(id, hash))
    breakLaw(world, 'L4', `${id} stands as refused (${lastError?.kind}), the server has not kept it`);
}

function needPictures(world: World, made: Made, law: string): void {
  for (const sha256 of made.photos)
    if (!world.server.shelf.book.hasBytes(made.person, sha256))
      breakLaw(world, law, `${made.id}: the server lacks the picture ${sha256.slice(0, 8)}`);
}

/** L5: a picture goes when the server has it and its record, or when its owner lets it go. */
function seePictureGone(world: World, key: string): void {
  const [record, sha256] = key.split('/') as [string, string];
  const { book } = world.server.shelf;
  if (world.ledger.begun.get(record)?.state === 'dropped') return;
  for (const made of world.ledger.of(record)) {
    if (made.removed || !made.shown || !made.photos.includes(sha256)) continue;
    if (!book.hasBytes(made.person, sha256) || book.records.get(record)?.hash !== made.hash)
      breakLaw(
        world,
        'L5',
        `the picture ${sha256.slice(0, 8)} of ${record} is gone from the phone, the server lacks it or its record`,
      );
  }
}

/** L6: a record leaves the phone when the server has it, or when its owner throws away what was refused. */
function seeRemoval(world: World, id: string): void {
  const made = world.ledger.of(id);
  const stored = world.server.shelf.book.records.get(id);
  if (!made.some((one) => one.removed || one.hash === stored?.hash))
    breakLaw(world, 'L6', `${id} left the phone, the server has it not`);
}

/** L7: a draft goes into the outbox, with every fix that lay on the disk, or is dropped by its owner. */
function seeDraftGone(world: World, id: string, item: RawRow | null): void {
  const draft = world.ledger.begun.get(id);
  if (draft?.state !== 'open') return;
  if (!item) {
    breakLaw(world, 'L7', `the draft ${id} is gone and not in the outbox`);
    return;
  }
  draft.state = 'handedIn';
  const { hash } = open<OutboxItem>(item);
  const body = JSON.parse(world.ledger.find(id, hash)!.text) as { points?: number[][] };
  const told = new Set(body.points?.map(([timeMs]) => timeMs));
  for (const { timeMs } of draft.points.values())
    if (!told.has(timeMs))
      breakLaw(world, 'L7', `the fix at ${timeMs} of ${id} was on the disk and is not in the record`);
}

/** L8: a fix that lies on the disk stays what it is. */
function seePoint(world: World, phone: Phone, row: RawRow): void {
  const point = open<TrackPoint>(row);
  const draft = world.ledger.begin({ id: row.group, person: row.owner, phone: phone.name });
  const before = draft.points.get(row.key);
  if (before && before.timeMs !== point.timeMs)
    breakLaw(world, 'L8', `the fix ${row.key} at ${before.timeMs} was overwritten by one at ${point.timeMs}`);
  draft.points.set(row.key, point);
}

export function open<T>(row: RawRow): T {
  return JSON.parse(new TextDecoder().decode(openFor(row.owner, row.bytes))) as T;
}
