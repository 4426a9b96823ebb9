// What a move changes in the rows of a problem and of its parts: states, clocks and counts.
import type { Day } from '@xunhe/domain/ground/day';
import type { RegionLevel } from '@xunhe/domain/place/region';
import { countDays, dueDayOf, rectifyClock, resumeClock, type WorkingClock } from '@xunhe/domain/problem/deadline';
import { ENDED_STATES, type ProblemState } from '@xunhe/domain/problem/flow';
import { isKeyProblem } from '@xunhe/domain/problem/key';
import type { Moved } from '@xunhe/domain/problem/move';
import { type Part, standing } from '@xunhe/domain/problem/part';
import type { ProblemPartRow, ProblemRow } from '../../store/rows-deed.ts';

export interface MadeMove {
  readonly moved: Moved;
  readonly by: { readonly person: string; readonly level: RegionLevel };
  readonly until: Day | null;
  readonly type: string | null;
  readonly mergeInto: string | null;
  readonly at: Date;
  readonly today: Day;
  readonly isWorkingDay: (day: Day) => boolean;
}

export function changeParts(problem: ProblemRow, before: readonly ProblemPartRow[], made: MadeMove): ProblemPartRow[] {
  return made.moved.parts.map((part) => {
    const row = before.find(({ department }) => department === part.department);
    const clock = clockOf(problem, { part, row, made });
    const isNew = !row || (part.state === 'assigned' && row.state !== 'assigned');
    const isDone = part.state === 'handled';
    return {
      ...{ city: problem.city, problem: problem.id, region: problem.region, department: part.department },
      ...{ lead: part.lead, state: part.state, since_day: clock.since, days: clock.days },
      due_day: countDays(clock, made.isWorkingDay),
      assigned_at: isNew ? made.at : row.assigned_at,
      handled_at: isDone ? (row?.handled_at ?? made.at) : null,
      handled_by: isDone ? (row?.handled_by ?? made.by.person) : null,
    };
  });
}

/** Whoever gets a problem, or gets it back, has all his days; while it was deferred none ran. */
function clockOf(
  problem: ProblemRow,
  { part, row, made }: { readonly part: Part; readonly row: ProblemPartRow | undefined; readonly made: MadeMove },
): WorkingClock {
  const { moved, today, isWorkingDay } = made;
  const whole = rectifyClock(made.type ?? problem.type, today);
  if (!row) return whole;
  const clock = { since: row.since_day, days: row.days };
  const isBack = row.state === 'handled' && part.state === 'rectifying';
  if (isBack || (part.state === 'assigned' && row.state !== 'assigned')) return whole;
  if (moved.move === 'changeType') return { ...clock, days: whole.days };
  if (moved.move === 'resume' && problem.paused_day)
    return resumeClock(clock, { from: problem.paused_day, to: today }, isWorkingDay);
  return clock;
}

export function changeProblem(
  problem: ProblemRow,
  parts: readonly ProblemPartRow[],
  made: MadeMove,
): Partial<ProblemRow> {
  const { moved, at, today, by } = made;
  const { move, to } = moved;
  const isEnded = ENDED_STATES.includes(to);
  const change: Partial<ProblemRow> = {
    state: to,
    since_day: to === problem.state ? (problem.since_day ?? today) : today,
    closed_at: isEnded ? (to === problem.state ? problem.closed_at : at) : null,
    department: leadOf(parts) ?? (parts.length > 0 ? null : problem.department),
    ...(to === problem.state ? {} : { escalated: null }),
    ...(made.type === null || move !== 'changeType'
      ? {}
      : { type: made.type, key_problem: keyByType(problem, made.type) }),
    ...(move === 'assign' && isKeyProblem({ type: problem.type, assignedBy: by.level }) ? { key_problem: true } : {}),
    ...(move === 'merge' ? { merged_into: made.mergeInto } : {}),
    ...(move === 'reopen' ? { merged_into: null, reopened: (problem.reopened ?? 0) + 1 } : {}),
    ...(move === 'return' || move === 'sendBack' ? { returns: (problem.returns ?? 0) + 1 } : {}),
    ...(to === 'handled' && problem.state !== 'handled' ? { handled_day: today, handled_due: problem.due_day } : {}),
    ...(move === 'supervise' ? { supervised_at: at, supervised_by: by.level } : {}),
    ...changeDeferral(problem, made),
  };
  return { ...change, due_day: dueOf({ ...problem, ...change }, parts, made) };
}

function changeDeferral(problem: ProblemRow, { moved: { move }, until, today }: MadeMove): Partial<ProblemRow> {
  switch (move) {
    case 'askDefer':
      return { defer_asked_until: until };
    case 'approveDefer':
      return { defer_asked_until: null, deferred_until: problem.defer_asked_until ?? null, paused_day: today };
    case 'refuseDefer':
      return { defer_asked_until: null };
    case 'resume':
      return { deferred_until: null, paused_day: null };
    default:
      return {};
  }
}

/** Of a problem with departments the first of their days; the office's own steps count from the day on which it came to them. */
export function dueOf(
  problem: ProblemRow,
  parts: readonly ProblemPartRow[],
  { isWorkingDay, today }: Pick<MadeMove, 'isWorkingDay' | 'today'>,
): Day | null {
  const state = problem.state as ProblemState;
  if (ENDED_STATES.includes(state)) return null;
  if (state === 'deferred' && problem.deferred_until) return problem.deferred_until;
  const days = standing(parts as (ProblemPartRow & Part)[])
    .filter((part) => part.state !== 'handled')
    .map((part) => part.due_day);
  if (state !== 'handled' && state !== 'accepted' && state !== 'reported' && days.length > 0) return days.sort()[0]!;
  return dueDayOf({ type: problem.type, state, since: problem.since_day ?? today }, isWorkingDay);
}

/** What made it key besides its type stays. */
function keyByType(problem: ProblemRow, type: string): boolean {
  return isKeyProblem({ type }) || (problem.key_problem && !isKeyProblem({ type: problem.type }));
}

function leadOf(parts: readonly ProblemPartRow[]): string | null {
  const stand = standing(parts as (ProblemPartRow & Part)[]);
  return (stand.find(({ lead }) => lead) ?? stand[0])?.department ?? null;
}
