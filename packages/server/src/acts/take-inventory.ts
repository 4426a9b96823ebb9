// The answers of an inventory come in: checked against the rule of their day, stored once, with their event, in one transaction. Same id and
// same content: accepted again; same id, other content: a conflict. Finding nothing is an answer like any other.
import { createHash } from 'node:crypto';
import type { AnswerOf } from '@xunhe/contract/client';
import type { SentInventory } from '@xunhe/contract/inventory';
import { checkAnswers } from '@xunhe/domain/duty/inventory';
import { policyName } from '@xunhe/domain/duty/policy';
import { isDay } from '@xunhe/domain/ground/day';
import { parseInstant } from '@xunhe/domain/ground/instant';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { type Database, inScope } from '../store/db.ts';
import { type Chance, writeEvent } from '../store/events.ts';
import { findInventory, insertInventory } from '../store/inventory.ts';
import type { Person } from '../store/people.ts';
import { claimPhotos, type PhotoClaim } from '../store/photo.ts';
import { findCity } from '../store/place.ts';
import { lockRecord } from '../store/record-lock.ts';
import type { InventoryRow } from '../store/rows-deed.ts';
import { instantToDay, readCityClock } from './city-clock.ts';
import { readPolicy } from './cycle/policy.ts';
import { findWriteScope } from './write-scope.ts';

type Receipt = AnswerOf<'takeInventory'>;

const DAY_MS = 86_400_000;

export async function takeInventory(
  house: Chance & { readonly db: Database },
  who: Person,
  sent: SentInventory,
): Promise<Result<Receipt>> {
  const atMs = parseInstant(sent.at);
  if (atMs === null) return refuse({ kind: 'request.invalid', path: '/body/at' });
  const { from, to } = sent.period;
  if (!isDay(from) || !isDay(to)) return refuse({ kind: 'request.invalid', path: '/body/period' });
  const placed = await inScope(house.db, { ...who.scope, region: who.city }, async (tx) => {
    const city = (await findCity(tx, who.city))!;
    const day = instantToDay(atMs, city.timezone);
    const { nowMs } = readCityClock(city, house.now());
    if (atMs > nowMs + DAY_MS) return refuse({ kind: 'inventory.future', day });
    if (day < from || to < day) return refuse({ kind: 'inventory.period', day, from, to });
    const found = await findWriteScope(tx, who, { reach: sent.reach, day });
    return found.ok ? accept({ day, nowMs, ...found.value }) : found;
  });
  if (!placed.ok) return placed;
  const { day, nowMs, scope, reaches, onBehalfOf } = placed.value;
  const reach = reaches.find(({ id }) => id === sent.reach)!;
  const hash = createHash('sha256').update(JSON.stringify(sent)).digest();
  return inScope(house.db, scope, async (tx) => {
    await lockRecord(tx, who.city, sent.id);
    const before = await findInventory(tx, who.city, sent.id);
    if (before) return answerAgain(before, who, hash);
    const rule = await readPolicy(tx, who.city, day.slice(0, 7), 'inventory');
    const checked = checkAnswers(
      rule,
      sent.items.map(({ item }) => item),
    );
    if (!checked.ok) return checked;
    const row: InventoryRow = {
      city: who.city,
      id: sent.id,
      person: who.id,
      on_behalf_of: onBehalfOf.get(reach.id) ?? null,
      reach: reach.id,
      region: reach.region,
      day,
      period_from: from,
      period_to: to,
      taken_at: new Date(atMs),
      received_at: new Date(nowMs),
      items: sent.items,
      found: sent.items.filter(({ found }) => found).map(({ item }) => item),
      policy: policyName(rule),
      content_hash: hash,
    };
    await insertInventory(tx, row);
    await claimPhotos(tx, toClaims(row, sent));
    await writeEvent(tx, house, {
      city: who.city,
      kind: 'inventory.answered',
      key: row.id,
      region: row.region,
      actor: who.id,
      subject: row.on_behalf_of,
      body: { reach: row.reach, day, found: row.found },
    });
    return accept(toReceipt(row, 'new'));
  });
}

function toClaims(
  { city, id, day, person, reach, region }: InventoryRow,
  { photos = [] }: SentInventory,
): PhotoClaim[] {
  return photos.map(({ sha256, bytes, role, at, lon, lat, from }, n) => ({
    ...{ city, month: day.slice(0, 7), record: id, n, record_kind: 'inventory', sha256, bytes, role, from_where: from },
    ...{ at: new Date(at), lon, lat, person, reach, region },
  }));
}

function answerAgain(before: InventoryRow, who: Person, hash: Buffer): Result<Receipt> {
  return before.person === who.id && before.content_hash.equals(hash)
    ? accept(toReceipt(before, 'already'))
    : refuse({ kind: 'inventory.conflict', id: before.id });
}

function toReceipt({ id, found }: InventoryRow, stored: Receipt['stored']): Receipt {
  return { id, stored, found: found.length };
}
