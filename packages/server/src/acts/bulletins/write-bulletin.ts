// An office enters a bulletin, corrects it or withdraws it as wrong. The rows that the month reads, the line of its history and the event are
// written together; what stood before a correction stays in the history.
import {
  type Bulletin,
  type BulletinDeed,
  findBulletinFault,
  findWhyFault,
  mayWriteBulletins,
} from '@xunhe/domain/duty/bulletin';
import { isSame } from '@xunhe/domain/duty/rule-draft';
import { addDays } from '@xunhe/domain/ground/day';
import { accept, type Refusal, type Result, refuse } from '@xunhe/domain/ground/result';
import { commonPrefix, containsRegion } from '@xunhe/domain/place/region';
import {
  type FoundBulletin,
  findBulletin,
  insertBulletinChange,
  listBulletinChanges,
  lockBulletin,
  markWithdrawn,
  type PlacedReach,
  putBulletin,
} from '../../store/bulletin.ts';
import { type Database, inScope, type Tx } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import type { Person } from '../../store/people.ts';
import { findCity, listReachesById } from '../../store/place.ts';
import type { RaiseOfBulletin } from '../../store/rows-bulletin.ts';
import { type CityClock, dayToInstant, readCityClock } from '../city-clock.ts';

export type BulletinHouse = Chance & { readonly db: Database };

export const EVENT_OF_DEED = {
  ...{ enter: 'bulletin.entered', correct: 'bulletin.corrected', withdraw: 'bulletin.withdrawn' },
  ...{ raise: 'bulletin.raised', report: 'bulletin.reported' },
} as const satisfies Record<BulletinDeed, string>;

const DONE = accept({ done: true as const });

export async function enterBulletin(
  house: BulletinHouse,
  who: Person,
  { id, ...asked }: Bulletin & { readonly id: string },
): Promise<Result<{ done: true }>> {
  return inWholeCity(house, who, async (tx) => {
    await lockBulletin(tx, { city: who.city, id });
    const clock = await readClock(tx, house, who);
    const reaches = await findOwnReaches(tx, who, asked.reaches);
    if (!reaches.ok) return reaches;
    if (!mayWriteBulletins(who.region)) return refuse({ kind: 'bulletin.officeLevel' });
    const fault = findBulletinFault(asked, clock.today);
    if (fault) return refuse(fault);
    const content = tidy(asked);
    const [first] = await listBulletinChanges(tx, { city: who.city, id });
    // The same once more, because the answer did not arrive.
    if (first?.changed_by === who.id && isSame(first.after, content)) return DONE;
    if (first) return refuse({ kind: 'bulletin.exists' });
    await write(tx, { city: who.city, id, content, reaches: reaches.value, clock, source: 'office' });
    const region = regionOf(reaches.value);
    await noteDeed(tx, house, who, { deed: 'enter', id, region, before: null, after: content, reason: '' });
    return DONE;
  });
}

export async function correctBulletin(
  house: BulletinHouse,
  who: Person,
  { id, seen, why, ...asked }: Bulletin & { readonly id: string; readonly seen: number; readonly why: string },
): Promise<Result<{ done: true }>> {
  const noWhy = findWhyFault(why);
  if (noWhy) return refuse(noWhy);
  return inWholeCity(house, who, async (tx) => {
    const found = await openForChange(tx, who, { id, seen });
    if (!found.ok) return found;
    const clock = await readClock(tx, house, who);
    const fault = findBulletinFault(asked, clock.today);
    if (fault) return refuse(fault);
    const reaches = await findOwnReaches(tx, who, asked.reaches);
    if (!reaches.ok) return reaches;
    const [before, after] = [contentOf(found.value), tidy(asked)];
    if (isSame(before, after)) return refuse({ kind: 'bulletin.unchanged' });
    await write(tx, { city: who.city, id, content: after, reaches: reaches.value, clock, source: 'office' });
    const region = regionOf([...reaches.value, ...found.value.reaches]);
    await noteDeed(tx, house, who, { deed: 'correct', id, region, before, after, reason: why.trim() });
    return DONE;
  });
}

export async function withdrawBulletin(
  house: BulletinHouse,
  who: Person,
  { id, seen, why }: { readonly id: string; readonly seen: number; readonly why: string },
): Promise<Result<{ done: true }>> {
  const noWhy = findWhyFault(why);
  if (noWhy) return refuse(noWhy);
  return inWholeCity(house, who, async (tx) => {
    const found = await openForChange(tx, who, { id, seen });
    if (!found.ok) return found;
    const { today } = await readClock(tx, house, who);
    await markWithdrawn(tx, { city: who.city, id }, today);
    const region = regionOf(found.value.reaches);
    await noteDeed(tx, house, who, { deed: 'withdraw', id, region, before: null, after: null, reason: why.trim() });
    return DONE;
  });
}

/** The whole city: a bulletin may name waters beyond a district, and then its office leaves it alone. Each act looks at regions itself. */
export function inWholeCity<T>(house: BulletinHouse, who: Person, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inScope(house.db, { ...who.scope, region: who.city, shared: [] }, work);
}

/** One that this office may act on, as it was seen. In the whole city. */
export async function openForChange(
  tx: Tx,
  who: Person,
  { id, seen }: { readonly id: string; readonly seen: number },
): Promise<Result<FoundBulletin>> {
  const key = { city: who.city, id };
  await lockBulletin(tx, key);
  const found = await findBulletin(tx, key);
  if (!found) return refuse({ kind: 'notFound' });
  const changes = await listBulletinChanges(tx, key);
  const no = findHindrance(who, { found, lastOffice: changes.at(-1)?.office ?? null });
  if (no) return refuse(no);
  if (changes.length !== seen) return refuse({ kind: 'bulletin.moved' });
  return accept(found);
}

/** Why this office may not change it, or null. */
export function findHindrance(
  who: Person,
  { found, lastOffice }: { readonly found: FoundBulletin; readonly lastOffice: string | null },
): Refusal | null {
  const own = found.reaches.filter(({ region }) => containsRegion(who.region, region));
  const shared = found.reaches.some(({ id }) => who.scope.shared?.includes(id));
  if (own.length === 0) return { kind: shared ? 'reach.readOnly' : 'notFound' };
  if (!mayWriteBulletins(who.region)) return { kind: 'bulletin.officeLevel' };
  // What the city's office wrote its districts do not change, nor what names waters beyond their own.
  const isAbove = lastOffice !== null && lastOffice !== who.region && containsRegion(lastOffice, who.region);
  if (isAbove || own.length < found.reaches.length) return { kind: 'bulletin.above' };
  return found.withdrawn === null ? null : { kind: 'bulletin.withdrawn' };
}

export function contentOf({ reaches, ...found }: FoundBulletin): Bulletin {
  const { seenDay, knownDay, issuer, kind, verified, text, link } = found;
  return { reaches: reaches.map(({ id }) => id), seenDay, knownDay, issuer, kind, verified, text, link };
}

interface Deed {
  readonly deed: BulletinDeed;
  readonly id: string;
  readonly region: string;
  readonly before: Bulletin | RaiseOfBulletin | null;
  readonly after: Bulletin | RaiseOfBulletin | null;
  readonly reason: string;
  readonly problem?: string;
}

/** The line of the history with its event, which says that it was done and not what was written. */
export async function noteDeed(tx: Tx, house: BulletinHouse, who: Person, done: Deed): Promise<void> {
  const { deed, id, region, before, after, reason, problem = null } = done;
  const at = new Date(house.now());
  await insertBulletinChange(tx, {
    ...{ city: who.city, bulletin: id, region, deed, at, changed_by: who.id, office: who.region },
    ...{ before, after, reason, problem },
  });
  const changes = await listBulletinChanges(tx, { city: who.city, id });
  await writeEvent(tx, house, {
    ...{ city: who.city, kind: EVENT_OF_DEED[deed], key: `${id}/${changes.length}`, region, actor: who.id },
    body: {
      bulletin: id,
      ...(after && 'reaches' in after && { reaches: after.reaches, issuer: after.issuer, bulletinKind: after.kind }),
      ...(after && 'level' in after && { ...after }),
      ...(problem !== null && { problem }),
    },
  });
}

export function regionOf(reaches: readonly { readonly region: string }[]): string {
  return commonPrefix(reaches.map(({ region }) => region)).padEnd(12, '0');
}

/** All of them, each once, in the region of the office. */
async function findOwnReaches(tx: Tx, who: Person, ids: readonly string[]): Promise<Result<PlacedReach[]>> {
  const found = new Map((await listReachesById(tx, who.city, ids)).map((row) => [row.id, row]));
  for (const [i, id] of ids.entries()) {
    const path = `/body/reaches/${i}`;
    if (who.scope.shared?.includes(id)) return refuse({ kind: 'reach.readOnly', path });
    const row = found.get(id);
    if (!row || !containsRegion(who.region, row.region)) return refuse({ kind: 'notFound', path });
  }
  return accept([...found.values()].map(({ id, region }) => ({ id, region })));
}

function tidy(asked: Bulletin): Bulletin {
  const { seenDay, knownDay, issuer, kind, verified, text, link } = asked;
  const reaches = [...new Set(asked.reaches)].sort();
  return { reaches, seenDay, knownDay, issuer, kind, verified, text: text.trim(), link };
}

interface Written {
  readonly city: string;
  readonly id: string;
  readonly content: Bulletin;
  readonly reaches: readonly PlacedReach[];
  readonly clock: CityClock;
  readonly source: string;
}

/** Known today means known now: a draft of this evening may count it. */
async function write(tx: Tx, { city, id, content, reaches, clock, source }: Written): Promise<void> {
  const { seenDay, knownDay } = content;
  const endMs = dayToInstant(addDays(knownDay, 1), clock.timezone) - 1000;
  await putBulletin(
    tx,
    { city, id },
    {
      ...{ ...content, reaches, source, knownAt: new Date(Math.min(endMs, clock.nowMs)) },
      seenAt: new Date(dayToInstant(seenDay, clock.timezone) + 12 * 3_600_000),
    },
  );
}

async function readClock(tx: Tx, house: BulletinHouse, who: Person): Promise<CityClock> {
  return readCityClock((await findCity(tx, who.city))!, house.now());
}
