// One's own notices, and the receipts for them: a phone may bring them long after they were read.
import type { ReceiptsBody } from '@xunhe/contract/circular';
import type { AnswerOf } from '@xunhe/contract/client';
import { makeId } from '@xunhe/domain/ground/id';
import { groupOf } from '@xunhe/domain/people/circular';
import { countWaiting, type FoundForReader, listForReader, listOfReader, type Reader } from '../../store/circular.ts';
import { putReceipt } from '../../store/circular-readers.ts';
import { type Database, inScope, type Tx } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import type { Person } from '../../store/people.ts';
import { findCity } from '../../store/place.ts';
import { readAbout } from '../../store/reminder.ts';
import { readCityClock } from '../city-clock.ts';
import { tellPublished } from './tell-circular.ts';

type House = Chance & { readonly db: Database };
const MOST = 100;

export async function tellCirculars(house: House, who: Person): Promise<AnswerOf<'circulars'>> {
  const reader = readerOf(who);
  if (!reader) return { waiting: 0, rows: [] };
  return inScope(house.db, who.scope, async (tx) => {
    const { today } = readCityClock((await findCity(tx, who.city))!, house.now());
    const rows = await listForReader(tx, reader, MOST);
    return {
      waiting: await countWaiting(tx, reader, today),
      rows: rows.map((row) => ({
        ...tellPublished(row, today),
        ...{ seenAt: row.seen_at?.toISOString() ?? null, confirmedAt: row.confirmed_at?.toISOString() ?? null },
      })),
    };
  });
}

/** What is not for him, or not there, is passed over: one wrong receipt must not hold up those beside it. */
export async function takeReceipts(
  house: House,
  who: Person,
  { receipts }: ReceiptsBody,
): Promise<AnswerOf<'sendReceipts'>> {
  const reader = readerOf(who);
  if (!reader) return { waiting: 0 };
  return inScope(house.db, who.scope, async (tx) => {
    const { today } = readCityClock((await findCity(tx, who.city))!, house.now());
    const ids = [...new Set(receipts.map(({ id }) => id))];
    const found = new Map((await listOfReader(tx, reader, ids)).map((row) => [row.id, row]));
    const taken: { id: string; confirmed: boolean }[] = [];
    for (const receipt of receipts) {
      const circular = found.get(receipt.id);
      if (circular && (await take(house, tx, { who, circular, receipt }))) taken.push(receipt);
    }
    if (taken.length > 0) {
      const at = new Date(house.now());
      await readAbout(tx, { city: who.city, person: who.id }, { kind: 'circular.waiting', subjects: ids, at });
      await writeEvent(tx, house, {
        ...{ city: who.city, kind: 'circular.read', key: makeId(house.now(), house.random(10)), region: who.region },
        ...{ actor: who.id, body: { circulars: taken.map(({ id, confirmed }) => ({ id, confirmed })) } },
      });
    }
    return { waiting: await countWaiting(tx, reader, today) };
  });
}

interface Taking {
  readonly who: Person;
  readonly circular: FoundForReader;
  readonly receipt: ReceiptsBody['receipts'][number];
}

/** A phone's clock may be wrong: nothing was read before it was published, or later than now. */
async function take(house: House, tx: Tx, { who, circular, receipt }: Taking): Promise<boolean> {
  const ms = Math.min(house.now(), Math.max(circular.published_at.getTime(), Date.parse(receipt.at)));
  const at = new Date(ms);
  return putReceipt(tx, {
    ...{ city: who.city, circular: circular.id, person: who.id, region: who.region, seen_at: at },
    confirmed_at: receipt.confirmed && circular.confirm ? at : null,
  });
}

function readerOf(who: Person): Reader | null {
  const group = groupOf(who);
  return group && { city: who.city, person: who.id, group, region: who.region };
}
