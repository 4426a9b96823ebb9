// The ladder of deadlines: whatever rung has come is carried out, once, in the order of the days on which the rungs lie, however long nobody
// looked. It can be cut anywhere and run again.
import type { Day } from '@xunhe/domain/ground/day';
import { RUNGS, type Rung, type RungKind, rungsOf } from '@xunhe/domain/problem/escalation';
import { ENDED_STATES } from '@xunhe/domain/problem/flow';
import { type Database, inScope, type Tx } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import { findCity } from '../../store/place.ts';
import { lockProblems, updateProblem } from '../../store/problem.ts';
import { type Climbing, listClimbing, markRung, type NextRung, setNextRungs } from '../../store/problem-rung.ts';
import type { ProblemRow } from '../../store/rows-deed.ts';
import { readCalendar } from '../../store/work-year.ts';
import { type CityClock, readCityClock } from '../city-clock.ts';
import { superviseByRule } from './supervise.ts';

export type ClimbHouse = Chance & { readonly db: Database };

const HANDFUL = 1000;
/** Rungs in one transaction. */
const AT_ONCE = 50;

interface Due extends Rung {
  readonly problem: string;
  readonly dueDay: Day;
  /** The day of the rung after it. */
  readonly next: Day | null;
}

/** @returns how many rungs were carried out */
export async function climb(house: ClimbHouse, city: string): Promise<number> {
  const scope = { city, region: city };
  const due: Due[] = [];
  let clock: CityClock | null = null;
  for (let after = ''; ; ) {
    const seen = await inScope(house.db, scope, async (tx) => {
      const row = await findCity(tx, city);
      if (!row) return null;
      clock = readCityClock(row, house.now());
      const { addWorkingDays } = await readCalendar(tx, city);
      const { today } = clock;
      const found = await listClimbing(tx, city, { today, ended: ENDED_STATES, after, limit: HANDFUL });
      const looked = found.map((problem) => lookAt(problem, today, addWorkingDays));
      await setNextRungs(
        tx,
        city,
        looked.flatMap(({ waits }) => waits ?? []),
      );
      return { found, due: looked.flatMap((one) => one.due) };
    });
    if (!seen || !clock) return 0;
    due.push(...seen.due);
    if (seen.found.length < HANDFUL) break;
    after = seen.found.at(-1)!.id;
  }
  due.sort(
    (a, b) => compare(a.day, b.day) || RUNGS.indexOf(a.kind) - RUNGS.indexOf(b.kind) || compare(a.problem, b.problem),
  );
  let done = 0;
  for (let at = 0; at < due.length; at += AT_ONCE)
    done += await inScope(house.db, scope, (tx) =>
      carryOut(tx, house, { city, clock: clock!, due: due.slice(at, at + AT_ONCE) }),
    );
  return done;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What of a problem's ladder has come; one of which nothing has only waits for its next rung. */
function lookAt(
  { id, due_day, imported, done }: Climbing,
  today: Day,
  addWorkingDays: (day: Day, days: number) => Day,
): { readonly due: readonly Due[]; readonly waits: NextRung | null } {
  const rungs = rungsOf(due_day!, addWorkingDays);
  const left = rungs.filter(({ kind }) => !done.includes(kind));
  const come = left.filter(({ day }) => day <= today);
  const later = (n: number) => rungs[n + 1]?.day ?? null;
  if (come.length === 0) return { due: [], waits: { id, due: due_day!, next: left[0]?.day ?? null } };
  // A case of the past is told of once, where it stands now.
  const told = imported ? come.slice(-1) : come;
  return {
    due: told.map((rung) => ({ ...rung, problem: id, dueDay: due_day!, next: later(rungs.indexOf(rung)) })),
    waits: null,
  };
}

async function carryOut(
  tx: Tx,
  house: Chance,
  { city, clock, due }: { readonly city: string; readonly clock: CityClock; readonly due: readonly Due[] },
): Promise<number> {
  // All before the first event: an event holds the end of the city's chain, and a move holds its problem while it waits for that.
  const held = await lockProblems(tx, city, [...new Set(due.map(({ problem }) => problem))]);
  let done = 0;
  for (const rung of due) {
    const problem = held.get(rung.problem);
    // It moved on, or its deadline did: its old ladder is nobody's any more.
    if (!problem || ENDED_STATES.includes(problem.state as never) || problem.due_day !== rung.dueDay) continue;
    const at = new Date(clock.nowMs);
    if (await markRung(tx, { ...problem, due_day: rung.dueDay }, { kind: rung.kind, day: rung.day, at })) {
      await tell(tx, house, problem, rung);
      held.set(problem.id, await escalate(tx, house, problem, { kind: rung.kind, at }));
      done++;
    }
    await setNextRungs(tx, city, [{ id: problem.id, due: rung.dueDay, next: rung.next }]);
  }
  return done;
}

async function tell(tx: Tx, house: Chance, problem: ProblemRow, { kind, day, dueDay }: Due): Promise<void> {
  const { city, id, region } = problem;
  const isLevel = kind !== 'soon' && kind !== 'overdue';
  await writeEvent(tx, house, {
    ...{
      city,
      kind: isLevel ? 'problem.escalated' : `problem.${kind}`,
      key: `${id}/${dueDay}/${kind}`,
      region,
      actor: null,
    },
    body: { day, dueDay, ...(isLevel ? { level: kind } : {}) },
  });
}

async function escalate(
  tx: Tx,
  house: Chance,
  problem: ProblemRow,
  { kind, at }: { readonly kind: RungKind; readonly at: Date },
): Promise<ProblemRow> {
  if (kind === 'soon' || kind === 'overdue') return problem;
  await updateProblem(tx, problem.city, problem.id, { escalated: kind });
  const isOrdered = kind === 'district' || kind === 'city';
  if (!isOrdered || problem.supervised_at) return problem;
  return superviseByRule(tx, house, problem, { level: 'district', cause: 'overdue', at });
}
