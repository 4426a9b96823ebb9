// Publishing: an office before the deadline, for its district or for all that is left in the city; the deadline for what is left then.
import {
  findDrafts,
  firstVersion,
  type LevelCounts,
  type ListState,
  type ListVersion,
  listOf,
  nextVersion,
  planPublication,
  sumCounts,
} from '@xunhe/domain/duty/warning-list';
import { makeId } from '@xunhe/domain/ground/id';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { containsRegion } from '@xunhe/domain/place/region';
import { findCycle } from '../../store/cycle.ts';
import { type Database, inScope, type Tx } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import type { Person } from '../../store/people.ts';
import { findVersion, insertLists, type ListStateRow, listListStates } from '../../store/warning-list.ts';
import { lockMonth } from '../../store/warning-review.ts';

export interface PublishListsAsk {
  readonly month: string;
  readonly region: string;
  readonly seen: LevelCounts;
}

export interface Published {
  readonly lists: number;
  readonly counts: LevelCounts;
  readonly reviewed: number;
}

export async function publishLists(
  house: Chance & { readonly db: Database },
  who: Person,
  { month, region, seen }: PublishListsAsk,
): Promise<Result<Published>> {
  if (!containsRegion(who.region, region)) return refuse({ kind: 'notFound' });
  return inScope(house.db, { ...who.scope, shared: [] }, async (tx) => {
    await lockMonth(tx, who.city);
    const cycle = await findCycle(tx, who.city, month);
    const states = (await listListStates(tx, { city: who.city, month })).map(rowToListState);
    if (!cycle || states.length === 0) return refuse({ kind: 'notFound' });
    const planned = planPublication(cycle.state === 'open' ? states : [], { office: who.region, region, seen });
    if (!planned.ok) return planned;
    const by = { city: who.city, month, at: new Date(house.now()), byPerson: who.id, byRegion: region };
    await insertLists(tx, planned.value, by);
    const listed = new Set(planned.value.map((list) => list.region));
    const published = tell(states.filter((state) => listed.has(state.region)));
    await writeEvent(tx, house, {
      city: who.city,
      kind: 'warning.listPublished',
      key: `${month}/${makeId(house.now(), house.random(10))}`,
      region,
      actor: who.id,
      body: { month, region, lists: planned.value, ...published.counts, reviewed: published.reviewed },
    });
    return accept(published);
  });
}

/** What nobody published is published as it stands when the review ends. */
export async function publishLeft(
  tx: Tx,
  by: { readonly city: string; readonly month: string; readonly at: Date },
): Promise<{ readonly left: number; readonly lists: number; readonly reviewed: number }> {
  const states = (await listListStates(tx, by)).map(rowToListState);
  const left = findDrafts(states);
  const region = by.city.padEnd(12, '0');
  await insertLists(tx, left.map(firstVersion), { ...by, byPerson: null, byRegion: region });
  return { left: left.length, lists: states.length, reviewed: tell(states).reviewed };
}

/** Has every list of the month been published by an office? */
export async function isAllPublished(tx: Tx, city: string, month: string): Promise<boolean> {
  const states = (await listListStates(tx, { city, month })).map(rowToListState);
  return states.length > 0 && findDrafts(states).length === 0;
}

/** The list that a raise within the month makes. */
export async function nextVersionOf(
  tx: Tx,
  at: { readonly city: string; readonly month: string; readonly region: string },
): Promise<ListVersion> {
  const region = listOf(at.region);
  return nextVersion({ region, version: await findVersion(tx, { ...at, region }) });
}

export function rowToListState(row: ListStateRow): ListState {
  const { none, yellow, orange, red } = row;
  return {
    ...{ region: row.region, counts: { none, yellow, orange, red }, raised: row.raised, fallen: row.fallen },
    ...{ reviewedUp: row.reviewed_up, reviewedDown: row.reviewed_down, version: row.version },
  };
}

function tell(states: readonly ListState[]): Published {
  const reviewed = states.reduce((sum, state) => sum + state.reviewedUp + state.reviewedDown, 0);
  return { lists: states.length, counts: sumCounts(states), reviewed };
}
