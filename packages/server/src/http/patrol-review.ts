// Appeals in, decisions in, the queue of those who decide, and a person's own patrols.
import { dayNumber } from '@xunhe/domain/ground/day';
import { accept } from '@xunhe/domain/ground/result';
import { regionPrefix } from '@xunhe/domain/place/region';
import { takeAppeal } from '../acts/appeal-patrol.ts';
import { instantToDay, readCityClock } from '../acts/city-clock.ts';
import { takeDecision } from '../acts/review-patrol.ts';
import { queueOf } from '../acts/review-queue.ts';
import { listPatrolMonths } from '../store/patrol.ts';
import { countQueue, searchQueue } from '../store/patrol-review.ts';
import { searchPatrols } from '../store/patrol-search.ts';
import { findCity } from '../store/place.ts';
import type { Handlers } from './endpoint.ts';
import { readPatrolPage, rowToPatrol } from './patrol.ts';
import { tellJudgement, tellStandings } from './patrol-standing.ts';

const MOST_OF_A_MONTH = 500;

export const patrolReviewHandlers: Handlers<'appealPatrol' | 'decidePatrol' | 'patrolReviews' | 'myPatrols'> = {
  appealPatrol: async ({ house, who, body }) => takeAppeal(house, who, body),

  async decidePatrol({ house, who, params, body, tx }) {
    const decided = await takeDecision(house, who, { patrol: params.id, body });
    return decided.ok ? tx((t) => readPatrolPage(t, who, { id: params.id, now: house.now() })) : decided;
  },

  async patrolReviews({ house, who, query, tx }) {
    return tx(async (t) => {
      const { timezone, today } = readCityClock((await findCity(t, who.city))!, house.now());
      const search = {
        ...queueOf(who),
        why: query.why,
        region: query.region && regionPrefix(query.region),
        month: query.month,
      };
      const counts = await countQueue(t, search);
      const rows = await searchQueue(t, search, { limit: query.limit ?? 50, offset: query.offset ?? 0 });
      return accept({
        counts,
        total: query.why === undefined ? counts.appealed + counts.needs_review : counts[query.why],
        rows: rows.map((row) => ({
          ...rowToPatrol(row),
          region: row.region,
          regionName: row.region_name,
          why: row.why,
          since: row.since.toISOString(),
          waitingDays: Math.max(0, dayNumber(today) - dayNumber(instantToDay(row.since.getTime(), timezone))),
          judgement: tellJudgement(row),
          appealText: row.appeal,
        })),
      });
    });
  },

  async myPatrols({ house, who, query, tx }) {
    return tx(async (t) => {
      const now = house.now();
      const running = readCityClock((await findCity(t, who.city))!, now).today.slice(0, 7);
      const month = query.month ?? running;
      const rows = await searchPatrols(t, {
        ...{ city: who.city, month, person: who.id },
        ...{ limit: MOST_OF_A_MONTH, offset: 0 },
      });
      const told = await tellStandings(t, rows, { who, now });
      const months = new Set([running, ...(await listPatrolMonths(t, who.city, who.id))]);
      return accept({
        month,
        months: [...months].sort().reverse(),
        rows: rows.map((row, i) => ({ ...rowToPatrol(row), ...told[i]! })),
      });
    });
  },
};
