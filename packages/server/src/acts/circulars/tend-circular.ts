// What an office does with a published notice: withdraws it with a reason, or reminds those who owe an answer.
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { CIRCULAR_LENGTH, mayTell, stateOfCircular } from '@xunhe/domain/people/circular';
import { containsRegion } from '@xunhe/domain/place/region';
import { type FoundCircular, findCircular, lockCirculars, withdrawCircular } from '../../store/circular.ts';
import { audienceOf, listOwing } from '../../store/circular-readers.ts';
import { type Database, inScope, type Tx } from '../../store/db.ts';
import { type Chance, hasEvent, writeEvent } from '../../store/events.ts';
import type { Person } from '../../store/people.ts';
import { findCity } from '../../store/place.ts';
import { readCityClock } from '../city-clock.ts';
import { tellFate } from './tell-circular.ts';

type House = Chance & { readonly db: Database };

export async function withdraw(
  house: House,
  who: Person,
  { id, why: said }: { readonly id: string; readonly why: string },
): Promise<Result<{ readonly done: true }>> {
  const { city } = who;
  const why = said.trim();
  if (why === '' || [...why].length > CIRCULAR_LENGTH.why)
    return refuse({ kind: 'circular.reason', path: '/body/why', most: CIRCULAR_LENGTH.why });
  return inScope(house.db, who.scope, async (tx) => {
    await lockCirculars(tx, city);
    const found = await findOwn(tx, who, id);
    if (!found.ok) return found;
    const { title, withdrawn_at } = found.value;
    if (withdrawn_at !== null) return refuse({ kind: 'circular.withdrawn' });
    const change = { withdrawn_by: who.id, withdrawn_at: new Date(house.now()), withdrawn_why: why };
    await withdrawCircular(tx, { city, id }, change);
    await writeEvent(tx, house, {
      ...{ city, kind: 'circular.withdrawn', key: id, region: found.value.office, actor: who.id },
      body: { circular: id, title, why },
    });
    return accept({ done: true });
  });
}

/** Once a day: who is asked every hour stops listening. The reminders themselves are written by the work that reads events. */
export async function remindReaders(
  house: House,
  who: Person,
  id: string,
): Promise<Result<{ readonly people: number }>> {
  const { city } = who;
  return inScope(house.db, who.scope, async (tx) => {
    await lockCirculars(tx, city);
    const found = await findOwn(tx, who, id);
    if (!found.ok) return found;
    const circular = found.value;
    const { today } = readCityClock((await findCity(tx, city))!, house.now());
    if (stateOfCircular(tellFate(circular), today) !== 'published') return refuse({ kind: 'circular.notInForce' });
    const key = `${id}/${today}`;
    if (await hasEvent(tx, city, 'circular.reminded', key)) return refuse({ kind: 'circular.remindedToday' });
    const people = (await listOwing(tx, circular, audienceOf(circular))).length;
    if (people === 0) return refuse({ kind: 'circular.allAnswered' });
    await writeEvent(tx, house, {
      ...{ city, kind: 'circular.reminded', key, region: circular.office, actor: who.id },
      body: { circular: id, title: circular.title, people },
    });
    return accept({ people });
  });
}

/** Of an office above one reads only. */
async function findOwn(tx: Tx, who: Person, id: string): Promise<Result<FoundCircular>> {
  const found = await findCircular(tx, who.city, id);
  if (!found) return refuse({ kind: 'notFound' });
  const isOwn = containsRegion(who.region, found.office) && mayTell(who.region, found.office);
  return isOwn ? accept(found) : refuse({ kind: 'circular.level' });
}
