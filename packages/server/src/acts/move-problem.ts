// A problem moves one step along the case law. When the office accepts it, it is confirmed, and a confirmed problem becomes an observation:
// next month's risk reads observations only.
import type { ProblemMoveBody } from '@xunhe/contract/problem';
import { isWorkingDay } from '@xunhe/domain/ground/calendar';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { containsRegion } from '@xunhe/domain/place/region';
import { dueDayOf } from '@xunhe/domain/problem/deadline';
import { findingOf } from '@xunhe/domain/problem/finding';
import { ENDED_STATES, moveProblem, type ProblemState } from '@xunhe/domain/problem/flow';
import { type Database, inScope, type Tx } from '../store/db.ts';
import { type Chance, writeEvent } from '../store/events.ts';
import { addObservation } from '../store/observation.ts';
import type { Person } from '../store/people.ts';
import { findCity } from '../store/place.ts';
import { countMoves, findProblem, insertMove, listMoves, lockProblem, updateProblem } from '../store/problem.ts';
import type { ProblemRow } from '../store/rows-deed.ts';
import { instantToDay, readCityClock } from './city-clock.ts';

export async function takeMove(
  house: Chance & { readonly db: Database },
  who: Person,
  asked: { id: string; body: ProblemMoveBody },
): Promise<Result<ProblemRow>> {
  return inScope(house.db, who.scope, async (tx) => {
    const seen = await findProblem(tx, who.city, asked.id);
    if (seen && !containsRegion(who.region, seen.region)) return refuse({ kind: 'reach.readOnly' });
    const problem = await lockProblem(tx, who.city, asked.id);
    if (!problem) return refuse({ kind: 'notFound' });
    const handledBy =
      (await listMoves(tx, who.city, problem.id)).filter((move) => move.move === 'handle').at(-1)?.by_person ?? null;
    const moved = moveProblem({
      state: problem.state as ProblemState,
      move: asked.body.move,
      role: who.role,
      person: who.id,
      handledBy,
      note: asked.body.note,
      department: asked.body.department ?? null,
      mergeInto: asked.body.mergeInto ?? null,
    });
    if (!moved.ok) return moved;
    const target = await findMergeTarget(tx, problem, { who, body: asked.body });
    if (!target.ok) return target;
    const city = (await findCity(tx, who.city))!;
    const clock = readCityClock(city, house.now());
    const state = moved.value.to;
    const change: Partial<ProblemRow> = {
      state,
      due_day: ENDED_STATES.includes(state)
        ? null
        : dueDayOf({ type: problem.type, state, since: clock.today }, isWorkingDay),
      closed_at: ENDED_STATES.includes(state) ? new Date(clock.nowMs) : null,
      ...(asked.body.department ? { department: asked.body.department } : {}),
      merged_into: target.value,
    };
    await updateProblem(tx, who.city, problem.id, change);
    await insertMove(tx, {
      city: who.city,
      problem: problem.id,
      region: problem.region,
      move: asked.body.move,
      from_state: problem.state,
      to_state: state,
      by_person: who.id,
      at: new Date(clock.nowMs),
      note: asked.body.note,
    });
    if (state === 'accepted')
      await becomeObservation(tx, problem, { knownAt: new Date(clock.nowMs), timezone: city.timezone });
    await writeEvent(tx, house, {
      city: who.city,
      kind: `problem.${asked.body.move}`,
      key: `${problem.id}/${await countMoves(tx, who.city, problem.id)}`,
      region: problem.region,
      actor: who.id,
      body: { from: problem.state, to: state },
    });
    return accept({ ...problem, ...change });
  });
}

/** The problem that another goes into: one in the person's region, not itself, and not one that went into a third. */
async function findMergeTarget(
  tx: Tx,
  problem: ProblemRow,
  { who, body }: { who: Person; body: ProblemMoveBody },
): Promise<Result<string | null>> {
  if (body.move !== 'merge') return accept(problem.merged_into);
  const target = body.mergeInto === problem.id ? null : await findProblem(tx, problem.city, body.mergeInto!);
  return target && target.state !== 'merged' && containsRegion(who.region, target.region)
    ? accept(target.id)
    : refuse({ kind: 'problem.mergeTarget', path: '/body/mergeInto', id: body.mergeInto });
}

async function becomeObservation(tx: Tx, problem: ProblemRow, at: { knownAt: Date; timezone: string }): Promise<void> {
  await addObservation(tx, {
    city: problem.city,
    month: instantToDay(problem.reported_at.getTime(), at.timezone).slice(0, 7),
    kind: 'finding',
    key: problem.id,
    reach: problem.reach,
    region: problem.region,
    seenAt: problem.reported_at,
    knownAt: at.knownAt,
    source: problem.source,
    facts: findingOf({
      id: problem.id,
      type: problem.type,
      key: problem.key_problem,
      source: problem.source,
      patrol: problem.patrol,
    }),
  });
}
