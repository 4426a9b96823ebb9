// Reaches and problems go away as GeoJSON, in pieces. Each part is read by a question of its own in the person's scope, so a file of a whole city
// holds neither a transaction nor the memory of all of it.
import { addMonths } from '@xunhe/domain/ground/month';
import { containsRegion } from '@xunhe/domain/place/region';
import { findLatestCycle } from '../store/cycle.ts';
import { type Database, inScope, type Tx } from '../store/db.ts';
import { listDutyProgress } from '../store/duty.ts';
import {
  listProblemPlaces,
  listReachShapes,
  type ProblemPlace,
  type ReachesWanted,
  type ReachShape,
} from '../store/map-export.ts';
import type { Person } from '../store/people.ts';
import { findCity } from '../store/place.ts';
import type { ProblemSearch } from '../store/problem-filter.ts';
import { readMonthClasses } from './month-classes.ts';

/** So many are held in memory at once. */
const AT_ONCE = 250;

export type ReachesAsked = Omit<ReachesWanted, 'city' | 'month'> & { readonly month: string | undefined };

export async function* exportReaches(db: Database, who: Person, asked: ReachesAsked): AsyncGenerator<string> {
  const { wanted, classes, duties } = await inScope(db, who.scope, async (tx) => {
    const city = (await findCity(tx, who.city))!;
    const month = asked.month ?? (await findLatestCycle(tx, who.city));
    return {
      wanted: { ...asked, city: who.city, month },
      classes: month === null ? null : await readMonthClasses(tx, city, month),
      duties: new Map(
        month === null
          ? []
          : (await listDutyProgress(tx, who.city, addMonths(month, 1))).map((row) => [row.reach, row]),
      ),
    };
  });
  const tell = ({ geometry, ...reach }: ReachShape) => ({
    ...{ type: 'Feature', id: reach.id, geometry: geometry ?? null },
    properties: {
      ...{ ...reach, month: wanted.month, wqClass: classes?.get(reach.id)?.wqClass ?? null },
      visitsAsked: duties.get(reach.id)?.visits ?? 0,
      visitsDone: duties.get(reach.id)?.done ?? 0,
      shared: !containsRegion(who.region, reach.region),
    },
  });
  yield* writeFeatures(db, who, { read: (tx, after) => listReachShapes(tx, wanted, { after, limit: AT_ONCE }), tell });
}

export async function* exportProblems(
  db: Database,
  who: Person,
  search: Omit<ProblemSearch, 'limit' | 'offset'>,
): AsyncGenerator<string> {
  const tell = ({ lon, lat, ...problem }: ProblemPlace) => ({
    ...{ type: 'Feature', id: problem.id },
    geometry: lon === null || lat === null ? null : { type: 'Point', coordinates: [lon, lat] },
    properties: { ...problem, shared: !containsRegion(who.region, problem.region) },
  });
  yield* writeFeatures(db, who, {
    read: (tx, after) => listProblemPlaces(tx, search, { after, limit: AT_ONCE }),
    tell,
  });
}

interface Features<T> {
  read(tx: Tx, after: string | null): Promise<readonly T[]>;
  tell(row: T): object;
}

async function* writeFeatures<T extends { readonly id: string }>(
  db: Database,
  { scope }: Person,
  { read, tell }: Features<T>,
): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let before = '';
  for (let after: string | null = null; ; ) {
    const part = await inScope(db, scope, (tx) => read(tx, after));
    for (const row of part) {
      yield `${before}\n${JSON.stringify(tell(row))}`;
      before = ',';
    }
    if (part.length < AT_ONCE) break;
    after = part.at(-1)!.id;
  }
  yield '\n]}\n';
}
