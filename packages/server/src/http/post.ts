// Who serves where and for whom.
import { accept, refuse } from '@xunhe/domain/ground/result';
import { rightOf } from '@xunhe/domain/people/may';
import { regionPrefix } from '@xunhe/domain/place/region';
import { readCityClock } from '../acts/city-clock.ts';
import { giveDelegation, listStandIns, type StandIn, stopDelegation } from '../acts/delegate.ts';
import { handOver } from '../acts/hand-over.ts';
import type { Tx } from '../store/db.ts';
import { type FoundDelegation, listCandidates, searchDelegations } from '../store/delegation.ts';
import { type FoundPerson, listPostsOfPerson, searchPeople } from '../store/person-search.ts';
import { findCity } from '../store/place.ts';
import type { Handlers } from './endpoint.ts';

export const postHandlers: Handlers<
  'people' | 'person' | 'delegations' | 'standIns' | 'giveDelegation' | 'endDelegation' | 'successors' | 'handOver'
> = {
  async people({ house, who, query, tx }) {
    return tx(async (t) => {
      const rows = await searchPeople(t, {
        city: who.city,
        ...{ q: query.q, level: query.level, region: query.region && regionPrefix(query.region) },
        day: await readToday(t, who.city, house.now()),
        sorting: { sort: query.sort, order: query.order },
        limit: query.limit ?? 50,
        offset: query.offset ?? 0,
      });
      return accept({ total: rows[0]?.total ?? 0, rows: rows.map(rowToPerson) });
    });
  },

  async person({ house, who, params, tx }) {
    return tx(async (t) => {
      const day = await readToday(t, who.city, house.now());
      const [row] = await searchPeople(t, { city: who.city, id: params.id, day, limit: 1, offset: 0 });
      if (!row) return refuse({ kind: 'notFound' });
      const posts = await listPostsOfPerson(t, who.city, row.id);
      return accept({
        person: rowToPerson(row),
        phone: row.phone,
        posts: posts.map((post) => ({
          reach: post.reach,
          reachName: post.reach_name,
          reachNameEn: post.reach_name_en,
          from: post.from_day,
          to: post.to_day,
          current: post.from_day <= day && (post.to_day === null || post.to_day >= day),
        })),
      });
    });
  },

  async delegations({ house, who, query, tx }) {
    return tx(async (t) => {
      const rows = await searchDelegations(t, {
        city: who.city,
        person: rightOf(who.role, 'delegation.read') === 'own' ? who.id : query.person,
        sorting: { sort: query.sort, order: query.order },
        limit: query.limit ?? 50,
        offset: query.offset ?? 0,
      });
      const today = await readToday(t, who.city, house.now());
      return accept({ total: rows[0]?.total ?? 0, rows: rows.map((row) => rowToDelegation(row, today)) });
    });
  },

  standIns: async ({ house, who }) => tellPeople(await listStandIns(house.db, who), 'assistant'),
  successors: async ({ who, tx }) => tellPeople(await tx((t) => listCandidates(t, who.city, 'chief')), 'chief'),

  async giveDelegation({ house, who, body, tx }) {
    const given = await giveDelegation(house, who, body);
    return given.ok ? tx((t) => tellDelegation(t, given.value, house.now())) : given;
  },

  async endDelegation({ house, who, body, tx }) {
    const ended = await stopDelegation(house, who, body.id);
    return ended.ok ? tx((t) => tellDelegation(t, ended.value, house.now())) : ended;
  },

  handOver: async ({ house, who, body }) => handOver(house, who, body),
};

function rowToPerson({ id, name, level, region, region_name, region_name_en, reaches }: FoundPerson) {
  return { id, name, level, region, regionName: region_name, regionNameEn: region_name_en, reaches };
}

function tellPeople(people: readonly StandIn[], role: 'assistant' | 'chief') {
  const rows = people.map(({ person, name, level, regionName }) => ({
    person,
    name,
    level: level ?? role,
    regionName,
  }));
  return accept({ rows });
}

async function tellDelegation(tx: Tx, { city, id, chief }: { city: string; id: string; chief: string }, nowMs: number) {
  const rows = await searchDelegations(tx, { city, person: chief, limit: 500, offset: 0 });
  return accept(rowToDelegation(rows.find((row) => row.id === id)!, await readToday(tx, city, nowMs)));
}

function rowToDelegation(row: FoundDelegation, today: string) {
  const { id, chief, assistant, from_day: from, to_day: to } = row;
  const last = row.ended_day ?? to;
  return {
    ...{ id, chief, assistant, from, to: [last, from].sort().at(-1)! },
    chiefName: row.chief_name,
    assistantName: row.assistant_name,
    state: row.ended_day !== null ? 'ended' : to < today ? 'over' : from > today ? 'coming' : 'running',
  } as const;
}

async function readToday(tx: Tx, city: string, nowMs: number): Promise<string> {
  return readCityClock((await findCity(tx, city))!, nowMs).today;
}
