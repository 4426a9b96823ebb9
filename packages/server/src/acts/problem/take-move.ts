// A problem moves one step along the case law: what is asked is judged, then state, parts, clocks, pictures, move and event are stored in one
// transaction. A problem that the office accepts is confirmed, and a confirmed problem becomes an observation for next month's risk.
import type { ProblemMoveBody } from '@xunhe/contract/problem';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { containsRegion } from '@xunhe/domain/place/region';
import { lettersOfMove } from '@xunhe/domain/problem/letter';
import { moveProblem } from '@xunhe/domain/problem/move';
import { type Database, inScope, type Tx } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import type { Person } from '../../store/people.ts';
import { claimPhotos, nextPhotoNumber } from '../../store/photo.ts';
import { findCity, listDepartments } from '../../store/place.ts';
import { findProblem, lockProblem, updateProblem } from '../../store/problem.ts';
import { findMove, insertMove } from '../../store/problem-move.ts';
import { saveParts } from '../../store/problem-part.ts';
import type { ProblemRow } from '../../store/rows-deed.ts';
import { listLacking } from '../../store/upload.ts';
import { readCalendar } from '../../store/work-year.ts';
import { type CityClock, instantToDay, readCityClock } from '../city-clock.ts';
import { writeLetters } from '../letters/write-letters.ts';
import { makePhotoClaims } from '../sync/claim-photos.ts';
import { becomeObservation } from './become-observation.ts';
import { changeParts, changeProblem, type MadeMove } from './change-of-move.ts';
import { readCase, readMover } from './read-case.ts';
import { superviseReturned } from './supervise.ts';

export interface MoveAsked {
  readonly id: string;
  readonly body: ProblemMoveBody;
}

export type MoveHouse = Chance & { readonly db: Database };

/** Answers the problem as it is then; a move that was made before under the same id is not made again. */
export async function takeMove(house: MoveHouse, who: Person, asked: MoveAsked): Promise<Result<ProblemRow>> {
  return inScope(house.db, who.scope, async (tx) => {
    const seen = await findProblem(tx, who.city, asked.id);
    if (seen && !containsRegion(who.region, seen.region)) return refuse({ kind: 'reach.readOnly' });
    // Two that are merged into each other at once are held in one order.
    const { mergeInto } = asked.body;
    if (asked.body.move === 'merge' && mergeInto && mergeInto < asked.id) await lockProblem(tx, who.city, mergeInto);
    const problem = await lockProblem(tx, who.city, asked.id);
    if (!problem) return refuse({ kind: 'notFound' });
    const before = asked.body.id === undefined ? null : await findMove(tx, who.city, asked.body.id);
    if (before)
      return before.problem === problem.id && before.by_person === who.id && before.move === asked.body.move
        ? accept(problem)
        : refuse({ kind: 'problem.conflict', id: asked.body.id });
    return move(tx, house, { who, problem, body: asked.body });
  });
}

interface Making {
  readonly who: Person;
  readonly problem: ProblemRow;
  readonly body: ProblemMoveBody;
}

async function move(tx: Tx, house: MoveHouse, making: Making): Promise<Result<ProblemRow>> {
  const { who, problem, body } = making;
  const clock = readCityClock((await findCity(tx, who.city))!, house.now());
  const { isWorkingDay } = await readCalendar(tx, who.city);
  const found = await readCase(tx, problem);
  const mover = await readMover(tx, who);
  const departments = body.departments ?? [];
  const moved = moveProblem(found.law, mover, {
    ...{ move: body.move, note: body.note, departments, mergeInto: body.mergeInto ?? null },
    ...{ until: body.until ?? null, type: body.type ?? null, photoRoles: (body.photos ?? []).map(({ role }) => role) },
    today: clock.today,
  });
  if (!moved.ok) return moved;
  const known = new Set((await listDepartments(tx, who.city)).map(({ id }) => id));
  const unknown = departments.findIndex((id) => !known.has(id));
  if (unknown >= 0)
    return refuse({ kind: 'problem.department', path: `/body/departments/${unknown}`, id: departments[unknown] });
  const target = await findMergeTarget(tx, making);
  if (!target.ok) return target;
  const into = target.value;
  const made: MadeMove = {
    ...{ moved: moved.value, by: { person: who.id, level: mover.level }, until: body.until ?? null },
    ...{
      type: body.type ?? null,
      mergeInto: into?.id ?? null,
      at: new Date(clock.nowMs),
      today: clock.today,
      isWorkingDay,
    },
  };
  const seq = (found.moves.at(-1)?.seq ?? 0) + 1;
  const claims = await makeClaims(tx, { making, clock, seq });
  if (!claims.ok) return claims;
  // Before the first event: see claimPhotos.
  await claimPhotos(tx, claims.value);
  const parts = changeParts(problem, found.parts, made);
  const change = changeProblem(problem, parts, made);
  await updateProblem(tx, who.city, problem.id, change);
  await saveParts(tx, parts);
  await insertMove(tx, {
    ...{ city: who.city, problem: problem.id, region: problem.region, move: body.move, from_state: problem.state },
    ...{ to_state: made.moved.to, by_person: who.id, at: made.at, note: body.note, id: body.id, by_role: who.role },
    ...{ departments, facts: factsOf(problem, made) },
  });
  const after = { ...problem, ...change };
  if (after.state === 'accepted' || after.state === 'closed')
    await becomeObservation(tx, after, { knownAt: made.at, timezone: clock.timezone });
  await writeEvent(tx, house, {
    ...{ city: who.city, kind: `problem.${body.move}`, key: `${problem.id}/${seq}`, region: problem.region },
    ...{ actor: who.id, body: { from: problem.state, to: after.state } },
  });
  const own = who.role === 'handler' ? mover.department : null;
  await writeLetters(tx, house, {
    ...{ problem: after, seq, at: made.at, by: { person: who.id, office: who.region }, note: body.note, cause: null },
    due: lettersOfMove({ move: body.move, before: found.law.parts, after: made.moved.parts, own }),
  });
  if (into) await tellTarget(tx, house, { making, into, at: made.at });
  return accept(await superviseReturned(tx, house, after, clock));
}

/** The other side of a merge: whoever opens the problem that stays sees what went into it. */
async function tellTarget(
  tx: Tx,
  house: MoveHouse,
  { making, into, at }: { readonly making: Making; readonly into: ProblemRow; readonly at: Date },
): Promise<void> {
  const { city, id, region, state } = into;
  const { who, problem, body } = making;
  const seq = await insertMove(tx, {
    ...{ city, problem: id, region, move: 'takeIn', from_state: state, to_state: state, by_person: who.id, at },
    ...{ note: body.note, by_role: who.role, facts: { merged: problem.id } },
  });
  await writeEvent(tx, house, {
    ...{ city, kind: 'problem.takeIn', key: `${id}/${seq}`, region, actor: who.id },
    body: { from: state, to: state, merged: problem.id },
  });
}

/** What the words of the timeline need besides. */
function factsOf(problem: ProblemRow, { until, type, moved, mergeInto }: MadeMove): object {
  return {
    ...(until === null ? {} : { until }),
    ...(moved.move === 'changeType' && type !== null ? { from: problem.type, to: type } : {}),
    ...(moved.move === 'merge' ? { mergeInto } : {}),
    // By when it was to be done: with this move it stands nowhere else any more.
    ...(moved.to !== problem.state && problem.due_day !== null ? { dueDay: problem.due_day } : {}),
  };
}

async function makeClaims(
  tx: Tx,
  { making, clock, seq }: { readonly making: Making; readonly clock: CityClock; readonly seq: number },
) {
  const { who, problem, body } = making;
  // Evidence is what can be looked at: the bytes come first.
  const lacking = await listLacking(
    tx,
    who.city,
    who.id,
    (body.photos ?? []).map(({ sha256 }) => sha256),
  );
  if (lacking.length > 0) return refuse({ kind: 'problem.photoMissing', path: '/body/photos', missing: lacking });
  const claims = makePhotoClaims(body.photos, {
    ...{ city: who.city, record: problem.id, record_kind: 'problem', person: who.id, reach: problem.reach },
    ...{ month: instantToDay(problem.reported_at.getTime(), clock.timezone).slice(0, 7), region: problem.region },
  });
  if (!claims.ok) return refuse({ ...claims.refusal, path: `/body${String(claims.refusal.path ?? '')}` });
  const first = claims.value.length === 0 ? 0 : await nextPhotoNumber(tx, who.city, problem.id);
  return accept(claims.value.map((claim) => ({ ...claim, n: first + claim.n, move: seq })));
}

/** The problem that another goes into: one in the person's region, not itself, and not one that went into a third. */
async function findMergeTarget(tx: Tx, { who, problem, body }: Making): Promise<Result<ProblemRow | null>> {
  if (body.move !== 'merge') return accept(null);
  const target = body.mergeInto === problem.id ? null : await lockProblem(tx, problem.city, body.mergeInto!);
  return target && target.state !== 'merged' && containsRegion(who.region, target.region)
    ? accept(target)
    : refuse({ kind: 'problem.mergeTarget', path: '/body/mergeInto', id: body.mergeInto });
}
