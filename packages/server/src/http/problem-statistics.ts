// How problems fare, told apart by type, source, region and department.
import { accept, refuse } from '@xunhe/domain/ground/result';
import { containsRegion, regionPrefix } from '@xunhe/domain/place/region';
import { ENDED_STATES } from '@xunhe/domain/problem/flow';
import { readCityClock } from '../acts/city-clock.ts';
import { findCity } from '../store/place.ts';
import { countProblems } from '../store/problem-statistics.ts';
import type { Handlers } from './endpoint.ts';

export const problemStatisticsHandlers: Handlers<'problemStatistics'> = {
  problemStatistics: async ({ house, who, query, tx }) => {
    const region = query.region ?? who.region;
    if (!containsRegion(who.region, region)) return refuse({ kind: 'notFound' });
    if (query.to < query.from) return refuse({ kind: 'request.invalid', path: '/query/to' });
    return tx(async (t) => {
      const { today, timezone } = readCityClock((await findCity(t, who.city))!, house.now());
      const { from, to } = query;
      const asked = { city: who.city, region: regionPrefix(region), from, to, today, timezone, ended: ENDED_STATES };
      return accept(await countProblems(t, asked));
    });
  },
};
