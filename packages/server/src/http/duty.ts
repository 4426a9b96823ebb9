// Warning lists, duty lists, and the first screen of the phone.
import type { MonthLimitsBody } from '@xunhe/contract/duty';
import { addMonths } from '@xunhe/domain/ground/month';
import { accept } from '@xunhe/domain/ground/result';
import { containsRegion, regionPrefix } from '@xunhe/domain/place/region';
import { readDutyCard } from '../acts/today/duty-card.ts';
import { readToday } from '../acts/today/read-today.ts';
import { readSubordinates } from '../acts/today/subordinates.ts';
import { countWindows } from '../acts/today/windows.ts';
import { findCycle } from '../store/cycle.ts';
import { type FoundDuty, searchDuties, sumDuties } from '../store/duty.ts';
import type { Person } from '../store/people.ts';
import { countLevels, type FoundWarning, searchWarnings } from '../store/warning.ts';
import type { Handlers } from './endpoint.ts';

type Level = 'none' | 'yellow' | 'orange' | 'red';

export const dutyHandlers: Handlers<'warnings' | 'duties' | 'today' | 'dutyCard' | 'subordinates'> = {
  async warnings({ who, params, query, tx }) {
    return tx(async (t) => {
      const cycle = await findCycle(t, who.city, params.month);
      const { none, yellow, orange, red, raised, fallen, reviewed } = await countLevels(t, who.city, params.month);
      const rows = await searchWarnings(t, {
        city: who.city,
        month: params.month,
        level: query.level,
        region: query.region && regionPrefix(query.region),
        q: query.q,
        change: query.change,
        sorting: { sort: query.sort, order: query.order },
        limit: query.limit ?? 50,
        offset: query.offset ?? 0,
      });
      return accept({
        month: params.month,
        inForce: addMonths(params.month, 1),
        state: cycle?.state ?? null,
        publishedAt: cycle?.published_at?.toISOString() ?? null,
        publishedBy: cycle?.published_by ?? null,
        policy: rows[0]?.policy ?? null,
        limits: (cycle?.limits ?? null) as MonthLimitsBody | null,
        counts: { none, yellow, orange, red },
        changes: { raised, fallen, reviewed },
        rows: rows.map((row) => rowToWarning(row, who)),
        total: rows[0]?.total ?? 0,
      });
    });
  },

  async duties({ who, params, query, tx }) {
    const search = {
      city: who.city,
      month: params.month,
      region: query.region && regionPrefix(query.region),
      person: query.person,
      reach: query.reach,
      level: query.level,
      personLevel: query.personLevel,
      q: query.q,
      sorting: { sort: query.sort, order: query.order },
      limit: query.limit ?? 50,
      offset: query.offset ?? 0,
    };
    return tx(async (t) => {
      const { rows: total, policy, ...totals } = await sumDuties(t, search);
      return accept({
        month: params.month,
        policy,
        totals,
        total,
        rows: (await searchDuties(t, search)).map(rowToDuty),
      });
    });
  },

  today: async ({ house, who, tx }) => tx((t) => readToday(t, who, house.now())),
  dutyCard: async ({ house, who }) => readDutyCard(house, who),
  subordinates: async ({ house, who, query, tx }) => tx((t) => readSubordinates(t, who, { query, nowMs: house.now() })),
};

function rowToWarning(row: FoundWarning, who: Person) {
  return {
    reach: row.reach,
    reachName: row.reach_name,
    reachNameEn: row.reach_name_en,
    waterName: row.water_name,
    waterNameEn: row.water_name_en,
    region: row.region,
    regionName: row.region_name,
    regionNameEn: row.region_name_en,
    level: row.level as Level,
    previous: row.previous as Level,
    drafted: (row.drafted as { level: Level } | null | undefined)?.level ?? null,
    kinds: row.kinds,
    probability: row.probability,
    lastClass: row.last_class,
    basis: row.basis,
    reasons: row.reasons as { kind: string }[],
    shared: !containsRegion(who.region, row.region),
  };
}

function rowToDuty(row: FoundDuty) {
  const counted = countWindows(row);
  return {
    person: row.person,
    personName: row.person_name,
    personLevel: row.person_level,
    reach: row.reach,
    reachName: row.reach_name,
    reachNameEn: row.reach_name_en,
    waterName: row.water_name,
    waterNameEn: row.water_name_en,
    regionName: row.region_name,
    level: row.level as Level,
    visits: row.visits,
    done: counted.reduce((sum, window) => sum + window.done, 0),
    minutes: row.minutes,
    lengthM: row.length_m,
    windows: counted,
  };
}
