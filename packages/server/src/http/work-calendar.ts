// The work calendar: read by all who have deadlines, written by the city's office.
import { FIXED_HOLIDAYS, HOLIDAYS } from '@xunhe/domain/ground/holidays';
import { accept } from '@xunhe/domain/ground/result';
import { readCityClock } from '../acts/city-clock.ts';
import { saveWorkYear } from '../acts/save-work-year.ts';
import { findCity } from '../store/place.ts';
import { listWorkYears } from '../store/work-year.ts';
import type { Handlers } from './endpoint.ts';

export const workCalendarHandlers: Handlers<'workYears' | 'saveWorkYear'> = {
  workYears: async ({ house, who, tx }) =>
    tx(async (t) => {
      const own = new Map((await listWorkYears(t, who.city)).map((row) => [row.year, row]));
      const { today } = readCityClock((await findCity(t, who.city))!, house.now());
      const thisYear = Number(today.slice(0, 4));
      const asked = new Set([...Object.keys(HOLIDAYS).map(Number), ...own.keys(), thisYear, thisYear + 1]);
      const years = [...asked]
        .sort((a, b) => a - b)
        .map((year) => {
          const statutory = HOLIDAYS[year];
          const row = own.get(year);
          const data = row ?? statutory ?? FIXED_HOLIDAYS;
          const from = row ? ('city' as const) : statutory ? ('statutory' as const) : ('none' as const);
          return {
            ...{ year, from, source: row?.source ?? '', changedBy: row?.changed_by_name ?? null },
            ...copy(data),
            changedAt: row?.changed_at.toISOString() ?? null,
            statutory: row && statutory ? copy(statutory) : null,
          };
        });
      return accept({ years, thisYear });
    }),

  saveWorkYear: async ({ house, who, params, body }) =>
    saveWorkYear(house, who, { ...body, year: Number(params.year) }),
};

function copy({
  off,
  worked,
}: {
  readonly off: readonly (readonly [string, string])[];
  readonly worked: readonly string[];
}) {
  return { off: off.map(([from, to]): [string, string] => [from, to]), worked: [...worked] };
}
