// What the river map shows beside the reaches.
import type { MapPatrol, MapProblem } from '@xunhe/contract/map';
import { addMonths, dayToMonth, firstDay } from '@xunhe/domain/ground/month';
import { accept } from '@xunhe/domain/ground/result';
import { type Right, rightOf } from '@xunhe/domain/people/may';
import { middleOfLine } from '@xunhe/domain/place/line';
import { dayToInstant, readCityClock } from '../acts/city-clock.ts';
import type { Tx } from '../store/db.ts';
import { listFreshness, listOpenBetween, listPatrolsOfDay } from '../store/map-places.ts';
import type { Person } from '../store/people.ts';
import { findCity, listReachesById } from '../store/place.ts';
import type { Handlers } from './endpoint.ts';

/** More marks than these cover the map and each other; the lists have them all. */
const MOST_MARKS = 5000;

export const mapHandlers: Handlers<'reachFreshness' | 'mapProblems' | 'mapPatrols'> = {
  reachFreshness: async ({ who, params, tx }) =>
    tx(async (t) => accept({ month: params.month, rows: await listFreshness(t, who.city, params.month) })),

  async mapProblems({ house, who, params, tx }) {
    return tx(async (t) => {
      const city = (await findCity(t, who.city))!;
      const begin = (month: string) => new Date(dayToInstant(firstDay(month), city.timezone));
      const found = await listOpenBetween(t, {
        city: who.city,
        from: begin(params.month),
        before: begin(addMonths(params.month, 1)),
        today: readCityClock(city, house.now()).today,
        reporter: ownOnly(who, 'problem.read'),
        limit: MOST_MARKS,
      });
      const placeOf = await readPlaces(t, who.city, found);
      const rows = found.flatMap(({ id, reach, type, state, key, overdue, lon, lat }): MapProblem[] => {
        const place = placeOf(reach);
        const exact = lon !== null && lat !== null;
        return place ? [{ id, ...place, ...(exact ? { lon, lat } : {}), exact, type, state, key, overdue }] : [];
      });
      return accept({ total: found[0]?.total ?? 0, rows });
    });
  },

  async mapPatrols({ house, who, tx }) {
    return tx(async (t) => {
      const day = readCityClock((await findCity(t, who.city))!, house.now()).today;
      const person = ownOnly(who, 'patrol.read');
      const asked = { city: who.city, day, month: dayToMonth(day), person, limit: MOST_MARKS };
      const found = await listPatrolsOfDay(t, asked);
      const placeOf = await readPlaces(t, who.city, found);
      const rows = found.flatMap((row): MapPatrol[] => {
        const place = placeOf(row.reach);
        const { id, person, person_name: personName, verdict } = row;
        return place ? [{ id, ...place, person, personName, endedAt: row.ended_at.toISOString(), verdict }] : [];
      });
      return accept({ day, total: found[0]?.total ?? 0, rows });
    });
  },
};

/** A right that reaches only to one's own rows narrows the reading to the person. */
function ownOnly(who: Person, right: Right): string | undefined {
  return rightOf(who.role, right) === 'own' ? who.id : undefined;
}

/** Of the reaches of these rows: name and middle; undefined where a reach has no line. */
async function readPlaces(tx: Tx, city: string, rows: readonly { readonly reach: string }[]) {
  const ids = [...new Set(rows.map(({ reach }) => reach))];
  const places = new Map(
    (await listReachesById(tx, city, ids)).flatMap(({ id, name, name_en, geometry }) => {
      const middle = middleOfLine(geometry as Parameters<typeof middleOfLine>[0]);
      if (!middle) return [];
      return [[id, { reach: id, reachName: name, reachNameEn: name_en, lon: middle[0], lat: middle[1] }] as const];
    }),
  );
  return (reach: string) => places.get(reach);
}
