// The desk of problems: what waits, many moves at once, and what may be the same.
import { accept, refuse } from '@xunhe/domain/ground/result';
import { regionPrefix } from '@xunhe/domain/place/region';
import { DEFAULT_DUPLICATES, findDuplicates } from '@xunhe/domain/problem/duplicate';
import { queuesOf } from '@xunhe/domain/problem/queue';
import { readCityClock } from '../acts/city-clock.ts';
import { readAsker } from '../acts/problem/read-case.ts';
import { takeMoves } from '../acts/problem/take-moves.ts';
import { findCity, listDepartments } from '../store/place.ts';
import { countQueues, findProblem } from '../store/problem.ts';
import { listNear, type NearProblem } from '../store/problem-near.ts';
import type { Handlers } from './endpoint.ts';
import { refusalBody } from './refusal.ts';

/** Looked at; shown are the likest. */
const MOST_NEAR = 300;
const MOST_SHOWN = 5;

export const problemDeskHandlers: Handlers<'problemQueues' | 'moveProblems' | 'problemDuplicates'> = {
  async problemQueues({ house, who, tx }) {
    return tx(async (t) => {
      const { today } = readCityClock((await findCity(t, who.city))!, house.now());
      const queues = queuesOf(who.role);
      const asker = await readAsker(t, who);
      const counts = await countQueues(t, { city: who.city, today, asker, queues });
      return accept({
        rows: queues.map((queue) => ({ queue, count: counts.get(queue) ?? 0 })),
        withoutDepartment: asker.isHandler && asker.department === null,
        departments: (await listDepartments(t, who.city)).map(({ id, name }) => ({ id, name })),
      });
    });
  },

  async moveProblems({ house, who, body }) {
    const taken = await takeMoves(house, who, body);
    return accept({
      rows: taken.map(({ problem, result }) => ({
        problem,
        state: result.ok ? result.value.state : null,
        refusal: result.ok ? null : refusalBody(result.refusal),
      })),
    });
  },

  async problemDuplicates({ who, params, tx }) {
    return tx(async (t) => {
      const problem = await findProblem(t, who.city, params.id);
      if (!problem) return refuse({ kind: 'notFound' });
      const { mostM, mostDays } = DEFAULT_DUPLICATES;
      const near = await listNear(t, problem, {
        ...{ mostM: mostM.value, mostDays: mostDays.value, area: regionPrefix(who.region), limit: MOST_NEAR },
      });
      const byId = new Map(near.map((row) => [row.id, row]));
      const one = byId.get(problem.id);
      const alike = one ? findDuplicates(readReported(one), near.map(readReported)) : [];
      return accept({
        rows: alike.slice(0, MOST_SHOWN).map(({ id, score, distanceM, days, sameType, bits }) => {
          const row = byId.get(id)!;
          return {
            ...{ id, reachName: row.reach_name, reachNameEn: row.reach_name_en, type: row.type, state: row.state },
            ...{ text: row.text, reportedAt: row.reported_at.toISOString() },
            ...{ score, distanceM, days, sameType, samePicture: bits !== null },
          };
        }),
      });
    });
  },
};

function readReported({ id, reach, type, lon, lat, reported_at, phashes }: NearProblem) {
  return { id, reach, type, lon, lat, atMs: reported_at.getTime(), phashes };
}
