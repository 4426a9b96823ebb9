// A month looked back on, the months and their acts, and what waits for the office now.

import { mayReviewIn } from '@xunhe/domain/duty/warning-review';
import { addMonths } from '@xunhe/domain/ground/month';
import { accept } from '@xunhe/domain/ground/result';
import { rightOf } from '@xunhe/domain/people/may';
import { dayToInstant, readCityClock } from '../acts/city-clock.ts';
import { readDrift } from '../acts/read-drift.ts';
import { countToReview } from '../acts/review-queue.ts';
import { findLatestCycle, listCycles } from '../store/cycle.ts';
import { inScope, type Tx } from '../store/db.ts';
import { sumDuties } from '../store/duty.ts';
import { listEvaluations } from '../store/evaluation.ts';
import { listEventsByKey } from '../store/events.ts';
import { countSilentStations, countUnmonitored, findCity } from '../store/place.ts';
import { countProblems, countReportedSince } from '../store/problem.ts';
import { countLevels } from '../store/warning.ts';
import { listListStates } from '../store/warning-list.ts';
import type { Handlers } from './endpoint.ts';

export const evaluationHandlers: Handlers<'evaluation' | 'panel' | 'cycles'> = {
  async evaluation({ who, params, tx }) {
    const rows = await tx((t) => listEvaluations(t, who.city, params.month));
    return accept({
      month: params.month,
      rows: rows.map((row) => ({
        region: row.region,
        regionName: row.name,
        regionNameEn: row.name_en,
        level: row.level,
        figures: row.figures,
      })),
    });
  },

  /** What changed and waits at home: a neighbour's shared reaches are not in these figures. */
  async panel({ house, who, scope }) {
    return inScope(house.db, { ...scope, shared: [] }, async (t) => {
      const city = (await findCity(t, who.city))!;
      const clock = readCityClock(city, house.now());
      const month = await findLatestCycle(t, who.city);
      const levels = await countLevels(t, who.city, month ?? '');
      const duties = await sumDuties(t, { city: who.city, month: clock.today.slice(0, 7), limit: 0, offset: 0 });
      const base = { city: who.city, today: clock.today, limit: 0, offset: 0 };
      return accept({
        month,
        newRed: levels.newRed,
        red: levels.red,
        orange: levels.orange,
        yellow: levels.yellow,
        raised: levels.raised,
        fallen: levels.fallen,
        openProblems: await countProblems(t, { ...base, open: true }),
        overdueProblems: await countProblems(t, { ...base, overdue: true }),
        reportedToday: await countReportedSince(t, who.city, new Date(dayToInstant(clock.today, city.timezone))),
        visitsAsked: duties.visits,
        visitsDone: duties.done,
        silentStations: month ? await countSilentStations(t, who.city, addMonths(month, -2), month) : 0,
        unmonitored: await countUnmonitored(t, who.city),
        draft:
          mayReviewIn(who.region, who.region) && rightOf(who.role, 'warning.publish')
            ? await findDraft(t, who.city)
            : null,
        toReview: await countToReview(t, who),
        drift: rightOf(who.role, 'model.read') ? await findDrift(t, who.city) : null,
      });
    });
  },

  async cycles({ who, tx }) {
    return tx(async (t) => {
      const cycles = await listCycles(t, who.city);
      const events = await listEventsByKey(
        t,
        who.city,
        cycles.map((cycle) => `${cycle.month}/${cycle.version}`),
      );
      return accept({
        rows: cycles.map((cycle) => ({
          month: cycle.month,
          state: cycle.state,
          openedAt: cycle.opened_at.toISOString(),
          publishedAt: cycle.published_at?.toISOString() ?? null,
          publishedBy: cycle.published_by,
          closedAt: cycle.closed_at?.toISOString() ?? null,
          acts: events
            .filter((event) => event.key === `${cycle.month}/${cycle.version}`)
            .map((event) => ({ kind: event.kind, at: event.at.toISOString(), body: event.body })),
        })),
      });
    });
  },
};

async function findDraft(t: Tx, city: string): Promise<{ month: string; lists: number } | null> {
  // A month is open from its first day; its draft comes near its end.
  for (const { month } of (await listCycles(t, city)).filter(({ state }) => state === 'open')) {
    const states = await listListStates(t, { city, month });
    const lists = states.filter(({ version }) => version === null).length;
    if (lists > 0) return { month, lists };
  }
  return null;
}

async function findDrift(t: Tx, city: string): Promise<'watch' | 'drifting' | null> {
  const { kind } = (await readDrift(t, city)).drift;
  return kind === 'watch' || kind === 'drifting' ? kind : null;
}
