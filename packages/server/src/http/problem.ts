// Problems in, along their way, and out.
import type { AnswerOf } from '@xunhe/contract/client';
import type { ProblemExportQuery } from '@xunhe/contract/map-export';
import { addDays } from '@xunhe/domain/ground/day';
import { accept, refuse } from '@xunhe/domain/ground/result';
import { rightOf } from '@xunhe/domain/people/may';
import { containsRegion, regionPrefix } from '@xunhe/domain/place/region';
import { DEFAULT_DEADLINES, overdueDays } from '@xunhe/domain/problem/deadline';
import { movesFrom } from '@xunhe/domain/problem/move';
import { dayToInstant, readCityClock } from '../acts/city-clock.ts';
import { countWaiting, tellPhotos } from '../acts/photos/tell-photos.ts';
import { readAsker, readCase, readMover } from '../acts/problem/read-case.ts';
import { takeMove } from '../acts/problem/take-move.ts';
import { reportProblem } from '../acts/report-problem.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { listPhotos } from '../store/photo.ts';
import { findCity, listDepartments } from '../store/place.ts';
import { countProblems, findProblem } from '../store/problem.ts';
import type { ProblemSearch } from '../store/problem-filter.ts';
import type { FoundMove } from '../store/problem-move.ts';
import type { FoundPart } from '../store/problem-part.ts';
import { type FoundProblem, searchProblems } from '../store/problem-search.ts';
import type { PhotoRow } from '../store/rows-photo.ts';
import type { Handlers } from './endpoint.ts';
import { syncHouse } from './sync.ts';

export const problemHandlers: Handlers<'reportProblem' | 'problems' | 'problem' | 'moveProblem'> = {
  reportProblem: async ({ house, who, body, request }) => reportProblem(syncHouse(house, request), who, body),

  async problems({ house, who, query, tx }) {
    return tx(async (t) => {
      const search = {
        ...(await readProblemFilter(t, who, { query, nowMs: house.now() })),
        sorting: { sort: query.sort, order: query.order },
        ...{ limit: query.limit ?? 50, offset: query.offset ?? 0 },
      };
      const total = await countProblems(t, search);
      const rows = total > search.offset ? await searchProblems(t, search) : [];
      return accept({ total, rows: rows.map((row) => rowToProblem(row, who, search.today)) });
    });
  },

  async problem({ house, who, params, tx }) {
    const page = await tx((t) => readProblemPage(t, who, { id: params.id, now: house.now() }));
    return page ? accept(page) : refuse({ kind: 'notFound' });
  },

  async moveProblem({ house, who, params, body, tx }) {
    const moved = await takeMove(house, who, { id: params.id, body });
    if (!moved.ok) return moved;
    const page = await tx((t) => readProblemPage(t, who, { id: params.id, now: house.now() }));
    return page ? accept(page) : refuse({ kind: 'notFound' });
  },
};

/** What the list is narrowed by, for one person. */
export async function readProblemFilter(
  tx: Tx,
  who: Person,
  { query, nowMs }: { readonly query: ProblemExportQuery; readonly nowMs: number },
): Promise<Omit<ProblemSearch, 'limit' | 'offset'>> {
  const city = (await findCity(tx, who.city))!;
  const { today } = readCityClock(city, nowMs);
  const { state, open, overdue, key, reach, type, source, department, dueFrom, dueTo, queue } = query;
  const begin = (day: string | undefined, later = 0) =>
    day === undefined ? undefined : new Date(dayToInstant(addDays(day, later), city.timezone));
  // Whoever gives a whole number means that problem, and no text in which it is told of.
  const q = query.q?.trim() || undefined;
  const isNumber = q !== undefined && (await findProblem(tx, who.city, q)) !== null;
  return {
    ...{ city: who.city, state, open, overdue, key, reach, type, source, department, dueFrom, dueTo, today },
    queue: queue && { name: queue, asker: await readAsker(tx, who) },
    region: query.region && regionPrefix(query.region),
    reportedFrom: begin(query.reportedFrom),
    reportedBefore: begin(query.reportedTo, 1),
    ...(isNumber ? { id: q } : { q }),
    reporter: query.mine || ownOnly(who) ? who.id : undefined,
  };
}

async function readProblemPage(
  tx: Tx,
  who: Person,
  asked: { id: string; now: number },
): Promise<AnswerOf<'problem'> | null> {
  const today = await readToday(tx, who, asked.now);
  const [row] = await searchProblems(tx, {
    city: who.city,
    id: asked.id,
    reporter: ownOnly(who) ? who.id : undefined,
    today,
    limit: 1,
    offset: 0,
  });
  if (!row) return null;
  const { law, parts, moves } = await readCase(tx, row);
  const mover = await readMover(tx, who);
  const photos = await listPhotos(tx, who.city, row.id, 'problem');
  const shared = !containsRegion(who.region, row.region);
  const cannot = shared ? 'reach.readOnly' : rightOf(who.role, 'problem.move') === null ? 'right.missing' : null;
  return {
    ...rowToProblem(row, who, today),
    // Patrols are not shared: of the neighbour's there is nothing to open.
    patrol: shared ? null : row.patrol,
    mergedInto: row.merged_into,
    department: row.department === null ? null : { id: row.department, name: row.department_name ?? row.department },
    parts: parts.map(tellPart),
    sinceDay: row.since_day ?? null,
    deferAskedUntil: row.defer_asked_until ?? null,
    deferredUntil: row.deferred_until ?? null,
    supervised: row.supervised_at ? { at: row.supervised_at.toISOString(), by: row.supervised_by ?? '' } : null,
    returns: row.returns ?? 0,
    reopened: row.reopened ?? 0,
    escalated: row.escalated ?? null,
    moves: moves.map((move) => ({
      ...tellMove(move),
      photos: photos.flatMap((photo) => (photo.move === move.seq ? photo.n : [])),
    })),
    next: movesFrom(law, mover).map((next) => ({
      move: next.move,
      allowed: cannot === null && next.allowed,
      why: cannot ?? next.why,
      needs: [...next.needs],
    })),
    ownDepartment: mover.department,
    latestUntil: addDays(today, DEFAULT_DEADLINES.deferDays.value),
    departments: (await listDepartments(tx, who.city)).map(({ id, name }) => ({ id, name })),
    photos: tellAllPhotos(row, photos, moves),
    photosWaiting: countWaiting(photos),
  };
}

/** Those of the report lie by its moment, those of a step by that of the step. */
function tellAllPhotos(row: FoundProblem, photos: readonly PhotoRow[], moves: readonly FoundMove[]) {
  const way = row.lon === null || row.lat === null ? [] : [{ lon: row.lon, lat: row.lat, part: 0 }];
  const tellAt = (some: readonly PhotoRow[], at: Date) =>
    tellPhotos(some, { fromMs: at.getTime(), toMs: at.getTime(), way, tellPlaces: true });
  const ofMove = (seq: number) => photos.filter(({ move }) => move === seq);
  return [
    ...tellAt(
      photos.filter(({ move }) => move === null),
      row.reported_at,
    ),
    ...moves.flatMap(({ seq, at }) => tellAt(ofMove(seq), at)),
  ];
}

function tellPart({ department, name, lead, state, due_day, assigned_at, handled_at }: FoundPart) {
  return {
    ...{ department, name, lead, state, dueDay: due_day },
    assignedAt: assigned_at.toISOString(),
    handledAt: handled_at?.toISOString() ?? null,
  };
}

function tellMove({ seq, move, from_state, to_state, by_name, by_role, at, note, departments, facts }: FoundMove) {
  const told = (facts ?? {}) as Readonly<
    Partial<Record<'until' | 'from' | 'to' | 'mergeInto' | 'merged' | 'cause', string>>
  >;
  return {
    ...{ seq, move, from: from_state, to: to_state, byName: by_name, byRole: by_role ?? null, note },
    at: at.toISOString(),
    departments: departments ?? [],
    until: told.until ?? null,
    typeFrom: told.from ?? null,
    typeTo: told.to ?? null,
    other: told.mergeInto ?? told.merged ?? null,
    cause: told.cause ?? null,
  };
}

async function readToday(tx: Tx, who: Person, now: number): Promise<string> {
  return readCityClock((await findCity(tx, who.city))!, now).today;
}

function ownOnly(who: Person): boolean {
  return rightOf(who.role, 'problem.read') === 'own';
}

function rowToProblem(row: FoundProblem, who: Person, today: string) {
  return {
    id: row.id,
    reach: row.reach,
    reachName: row.reach_name,
    reachNameEn: row.reach_name_en,
    waterName: row.water_name,
    region: row.region,
    regionName: row.region_name,
    type: row.type,
    source: row.source,
    key: row.key_problem,
    state: row.state,
    text: row.text,
    reporterName: row.reporter_name,
    onBehalfOfName: row.on_behalf_of_name,
    followerName: row.follower_name,
    reportedAt: row.reported_at.toISOString(),
    dueDay: row.due_day,
    overdueDays: row.overdue_days,
    closedAt: row.closed_at?.toISOString() ?? null,
    shared: !containsRegion(who.region, row.region),
    lon: row.lon,
    lat: row.lat,
    departmentName: row.department_name,
    isSupervised: row.supervised_at != null,
    returned: row.returns ?? 0,
    ownPart: row.own_state === null ? null : tellOwnPart(row, today),
  };
}

function tellOwnPart({ own_state, own_due_day, own_lead }: FoundProblem, today: string) {
  const late = own_state === 'handled' ? 0 : overdueDays(own_due_day, today);
  return { state: own_state!, lead: own_lead!, dueDay: own_due_day!, overdueDays: late };
}
