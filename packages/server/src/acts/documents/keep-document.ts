// An office keeps a file with a reach or a bulletin, and retires one that no longer holds. The bytes were uploaded before, in parts, by the same
// person; what they are is read from them here, before a row speaks of them.

import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import {
  DOCUMENT_LENGTH,
  type DocumentKind,
  type DocumentSubject,
  findDocumentFault,
  findRetireFault,
} from '@xunhe/domain/place/document';
import { containsRegion } from '@xunhe/domain/place/region';
import { findBulletin } from '../../store/bulletin.ts';
import { type Database, inScope, type Tx } from '../../store/db.ts';
import { findDocument, insertDocument, listDocuments, retireDocument } from '../../store/document.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import type { Files } from '../../store/files.ts';
import type { Person } from '../../store/people.ts';
import { lockUploads } from '../../store/photo.ts';
import { findCity, findReach } from '../../store/place.ts';
import type { DocumentRow } from '../../store/rows-document.ts';
import { findUpload } from '../../store/upload.ts';
import { regionOf } from '../bulletins/write-bulletin.ts';
import { readCityClock } from '../city-clock.ts';
import { readUpload } from '../uploads/read-upload.ts';
import { fitsEnding, sniffDocument } from './sniff-document.ts';

export type DocumentHouse = Chance & { readonly db: Database; readonly files: Files };

export interface NewDocument {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly day: string;
  readonly name: string;
  /** Hexadecimal. */
  readonly sha256: string;
}

export interface KeptWith {
  readonly about: DocumentSubject;
  readonly aboutId: string;
}

const DONE = accept({ done: true as const });

export async function keepDocument(
  house: DocumentHouse,
  who: Person,
  { about, aboutId, ...asked }: NewDocument & KeptWith,
): Promise<Result<{ done: true }>> {
  const bytes = await readUpload(house, who, asked.sha256);
  return inScope(house.db, who.scope, async (tx) => {
    const region = await findHome(tx, who, { about, aboutId });
    if (!region.ok) return region;
    const { today } = readCityClock((await findCity(tx, who.city))!, house.now());
    const fault = findDocumentFault(asked, today);
    if (fault) return refuse(fault);
    const type = bytes && sniffDocument(bytes);
    if (bytes === null) return refuse({ kind: 'document.noBytes', path: '/body/sha256' });
    if (type === null) return refuse({ kind: 'document.type', path: '/body/sha256' });
    if (!fitsEnding(type, asked.name)) return refuse({ kind: 'document.ending', path: '/body/name' });
    const row: DocumentRow = {
      ...{ city: who.city, id: asked.id, about, about_id: aboutId, reach: about === 'reach' ? aboutId : null },
      ...{ region: region.value, kind: asked.kind, title: asked.title.trim(), day: asked.day, name: asked.name.trim() },
      ...{ type, bytes: bytes.length, sha256: Buffer.from(asked.sha256, 'hex') },
      ...{ added_by: who.id, added_at: new Date(house.now()) },
      ...{ retired_by: null, retired_at: null, retired_why: null },
    };
    // Under the lock of the sweep, so that the bytes do not go between the reading and the row.
    await lockUploads(tx, who.city, [who.id]);
    const upload = await findUpload(tx, { city: who.city, person: who.id, sha256: asked.sha256 });
    if (!upload) return refuse({ kind: 'document.noBytes', path: '/body/sha256' });
    const before = await findDocument(tx, who.city, asked.id);
    if (before) return isSameFile(before, row) ? DONE : refuse({ kind: 'document.exists', path: '/body/id' });
    const others = await listDocuments(tx, { city: who.city, about, id: aboutId });
    if (others.length >= DOCUMENT_LENGTH.ofOne) return refuse({ kind: 'document.many', max: DOCUMENT_LENGTH.ofOne });
    await insertDocument(tx, row);
    await note(tx, house, who, { row, what: 'added' });
    return DONE;
  });
}

export async function retire(
  house: DocumentHouse,
  who: Person,
  { id, why, about }: Pick<KeptWith, 'about'> & { readonly id: string; readonly why: string },
): Promise<Result<{ done: true }>> {
  const fault = findRetireFault(why);
  if (fault) return refuse(fault);
  return inScope(house.db, who.scope, async (tx) => {
    const row = await findDocument(tx, who.city, id);
    if (row?.about !== about) return refuse({ kind: 'notFound' });
    if (!containsRegion(who.region, row.region)) return refuse({ kind: 'reach.readOnly' });
    if (row.retired_at !== null) return refuse({ kind: 'document.retired' });
    const change = { retired_by: who.id, retired_at: new Date(house.now()), retired_why: why.trim() };
    await retireDocument(tx, { city: who.city, id }, change);
    await note(tx, house, who, { row, what: 'retired' });
    return DONE;
  });
}

/** The region in which it is kept; that of its reach, or the smallest that holds all that the bulletin names. */
async function findHome(tx: Tx, who: Person, { about, aboutId }: KeptWith): Promise<Result<string>> {
  const regions =
    about === 'reach'
      ? [(await findReach(tx, who.city, aboutId))?.region].filter((region) => region !== undefined)
      : ((await findBulletin(tx, { city: who.city, id: aboutId }))?.reaches ?? []).map(({ region }) => region);
  if (regions.length === 0) return refuse({ kind: 'notFound' });
  if (regions.some((region) => !containsRegion(who.region, region))) return refuse({ kind: 'reach.readOnly' });
  return accept(regionOf(regions.map((region) => ({ region }))));
}

function isSameFile(a: DocumentRow, b: DocumentRow): boolean {
  return a.about === b.about && a.about_id === b.about_id && a.added_by === b.added_by && a.sha256.equals(b.sha256);
}

interface Noted {
  readonly row: DocumentRow;
  readonly what: 'added' | 'retired';
}

async function note(tx: Tx, house: DocumentHouse, who: Person, { row, what }: Noted): Promise<void> {
  const { city, id, region, about, about_id, kind, type, bytes } = row;
  await writeEvent(tx, house, {
    ...{ city, kind: `document.${what}`, key: id, region, actor: who.id },
    body: { about, id: about_id, documentKind: kind, type, bytes, sha256: row.sha256.toString('hex') },
  });
}
