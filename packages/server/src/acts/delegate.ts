// A chief who is busy lets his assistant walk for some days (the chief, or if busy his assistant [S]). The office may do it for him. Both names
// stay on every record of that time; the days are dated and end by themselves.
import type { NewDelegation } from '@xunhe/contract/post';
import { addDays, dayNumber, isDay } from '@xunhe/domain/ground/day';
import { makeId } from '@xunhe/domain/ground/id';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { isInside, rightOf } from '@xunhe/domain/people/may';
import { type Database, inScope, type Tx } from '../store/db.ts';
import { endDelegation, findDelegation, hasOverlap, insertDelegation, listCandidates } from '../store/delegation.ts';
import { type Chance, writeEvent } from '../store/events.ts';
import { findPerson, listPersonPosts, type Person } from '../store/people.ts';
import { findCity } from '../store/place.ts';
import type { DelegationRow } from '../store/rows-people.ts';
import { ownScope } from './account-event.ts';
import { readCityClock } from './city-clock.ts';

type House = Chance & { readonly db: Database };

/** A longer absence is a change of post, not a delegation: our default. */
const LONGEST_DAYS = 184;

export async function giveDelegation(house: House, who: Person, asked: NewDelegation): Promise<Result<DelegationRow>> {
  if (!isDay(asked.from)) return refuse({ kind: 'request.invalid', path: '/body/from' });
  if (!isDay(asked.to) || asked.to < asked.from) return refuse({ kind: 'request.invalid', path: '/body/to' });
  const isOwn = rightOf(who.role, 'delegation.give') === 'own';
  const chief = asked.chief ?? who.id;
  if (isOwn && chief !== who.id) return refuse({ kind: 'notFound', path: '/body/chief' });
  if (dayNumber(asked.to) - dayNumber(asked.from) >= LONGEST_DAYS)
    return refuse({ kind: 'delegation.long', path: '/body/to', days: LONGEST_DAYS });
  const standIns = await listStandIns(house.db, who);
  return inScope(house.db, who.scope, async (tx) => {
    const today = await readToday(tx, who, house.now());
    if (asked.from < today) return refuse({ kind: 'delegation.past', path: '/body/from' });
    const posts = await listPersonPosts(tx, who.city, chief, asked.from);
    if (posts.length === 0) return refuse({ kind: 'notFound', path: '/body/chief' });
    // He must be able to see the waters that he is to walk.
    const holds = (stand: StandIn) => posts.every((post) => isInside(post.region, stand.region));
    if (!standIns.some((stand) => stand.person === asked.assistant && holds(stand)))
      return refuse({ kind: 'delegation.assistant', path: '/body/assistant' });
    if (await hasOverlap(tx, who.city, { ...asked, chief }))
      return refuse({ kind: 'delegation.twice', path: '/body/from' });
    const row: DelegationRow = {
      city: who.city,
      id: makeId(house.now(), house.random(10)),
      chief,
      assistant: asked.assistant,
      region: (await findPerson(tx, who.city, chief))!.region,
      from_day: asked.from,
      to_day: asked.to,
      ended_day: null,
      made_by: who.id,
      made_at: new Date(house.now()),
    };
    await insertDelegation(tx, row);
    await note(tx, house, who, row, 'given');
    return accept(row);
  });
}

export type StandIn = Awaited<ReturnType<typeof listCandidates>>[number];

/** Assistants whose region holds the person's or lies inside it. A village's assistant often serves the whole town, so the city is searched. */
export async function listStandIns(db: Database, who: Person): Promise<StandIn[]> {
  const all = await inScope(db, ownScope(who), (tx) => listCandidates(tx, who.city, 'assistant'));
  return all.filter(({ region }) => isInside(who.region, region) || isInside(region, who.region));
}

/** It counts to the end of today; one that has not begun never counts. */
export async function stopDelegation(house: House, who: Person, id: string): Promise<Result<DelegationRow>> {
  return inScope(house.db, who.scope, async (tx) => {
    const row = await findDelegation(tx, who.city, id);
    const isOwn = rightOf(who.role, 'delegation.give') === 'own';
    if (!row || (isOwn && row.chief !== who.id)) return refuse({ kind: 'notFound', path: '/body/id' });
    const today = await readToday(tx, who, house.now());
    if (row.ended_day !== null || row.to_day < today) return refuse({ kind: 'delegation.over' });
    const last = row.from_day > today ? addDays(row.from_day, -1) : today;
    await endDelegation(tx, who.city, id, last);
    await note(tx, house, who, { ...row, ended_day: last }, 'ended');
    return accept({ ...row, ended_day: last });
  });
}

async function note(tx: Tx, house: House, who: Person, row: DelegationRow, what: 'given' | 'ended'): Promise<void> {
  const { city, id, region, chief, assistant, from_day: from, to_day: to, ended_day: ended } = row;
  await writeEvent(tx, house, {
    ...{ city, kind: `delegation.${what}`, key: id, region, actor: who.id, subject: chief },
    body: { chief, assistant, from, to, ...(ended ? { ended } : {}) },
  });
}

async function readToday(tx: Tx, who: Person, nowMs: number): Promise<string> {
  return readCityClock((await findCity(tx, who.city))!, nowMs).today;
}
