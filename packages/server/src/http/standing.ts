// Where chiefs stand: each for himself, all of a region for its office, and the objections.
import { accept, refuse } from '@xunhe/domain/ground/result';
import { regionPrefix } from '@xunhe/domain/place/region';
import { readPolicy } from '../acts/cycle/policy.ts';
import { answerObjection } from '../acts/standing/answer-objection.ts';
import { objectToStanding } from '../acts/standing/object-to-standing.ts';
import { readStanding, tellObjection } from '../acts/standing/read-standing.ts';
import { tellStanding } from '../acts/standing/tell-standing.ts';
import { listStandingMonths, searchStandings } from '../store/standing.ts';
import { searchObjections } from '../store/standing-objection.ts';
import type { Handlers } from './endpoint.ts';

type Name = 'myStanding' | 'objectToStanding' | 'standings' | 'standing' | 'standingObjections' | 'answerObjection';

export const standingHandlers: Handlers<Name> = {
  myStanding: async ({ house, who, query, tx }) =>
    tx(async (t) => {
      const months = await listStandingMonths(t, who.city, who.id);
      const month = query.month ?? months[0];
      const page = month === undefined ? null : await readStanding(t, { city: who.city, month, person: who.id }, house.now()); // biome-ignore format: one line
      return accept({ months, page });
    }),

  objectToStanding: async ({ house, who, body }) => objectToStanding(house, who, body),

  standings: async ({ who, params, query, tx }) =>
    tx(async (t) => {
      const { limit = 50, offset = 0, level, q, sort, order } = query;
      const region = query.region && regionPrefix(query.region);
      const rows = await searchStandings(t, { city: who.city, month: params.month, ...{ region, level, q, limit, offset }, sorting: { sort, order } }); // biome-ignore format: one line
      const rule = await readPolicy(t, who.city, params.month, 'standing');
      return accept({
        months: await listStandingMonths(t, who.city),
        rows: rows.map((row) => ({
          ...{ person: row.person, name: row.name, region: row.region, waiting: row.waiting },
          ...{ regionName: row.region_name, regionNameEn: row.region_name_en, standing: tellStanding(row, rule) },
        })),
        total: rows[0]?.total ?? 0,
      });
    }),

  standing: async ({ house, who, params, tx }) =>
    tx(async (t) => {
      const page = await readStanding(t, { city: who.city, ...params }, house.now());
      return page ? accept(page) : refuse({ kind: 'notFound' });
    }),

  standingObjections: async ({ who, query, tx }) =>
    tx(async (t) => {
      const { limit = 50, offset = 0, state, sort, order } = query;
      const region = query.region && regionPrefix(query.region);
      const rows = await searchObjections(t, {
        city: who.city,
        state,
        region,
        limit,
        offset,
        sorting: { sort, order },
      });
      return accept({
        rows: rows.map((row) => ({
          ...tellObjection(row, row.decider_name),
          ...{ person: row.person, name: row.name, level: row.level, region: row.region },
          ...{ regionName: row.region_name, regionNameEn: row.region_name_en },
        })),
        total: rows[0]?.total ?? 0,
      });
    }),

  answerObjection: async ({ house, who, params, body, tx }) => {
    const done = await answerObjection(house, who, { id: params.id, body });
    if (!done.ok) return done;
    const page = await tx((t) => readStanding(t, { city: who.city, ...done.value }, house.now()));
    return page ? accept(page) : refuse({ kind: 'notFound' });
  },
};
