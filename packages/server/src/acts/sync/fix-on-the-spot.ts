// A problem that whoever reports it has cleared himself (自行处理): report and step are one deed. The same case law judges the step, and its pictures
// of after may come later than the record, as all pictures of a phone may; nobody can verify it before they are there.
import type { SentProblem } from '@xunhe/contract/problem';
import type { Day } from '@xunhe/domain/ground/day';
import { accept, type Result } from '@xunhe/domain/ground/result';
import { regionLevel } from '@xunhe/domain/place/region';
import { moveProblem } from '@xunhe/domain/problem/move';
import type { Person } from '../../store/people.ts';
import type { PhotoClaim } from '../../store/photo.ts';
import type { ProblemMoveRow, ProblemRow } from '../../store/rows-deed.ts';
import { changeProblem } from '../problem/change-of-move.ts';

/** Of the step after the report. */
const SEQ = 2;

export interface OnTheSpot {
  readonly problem: ProblemRow;
  readonly move: ProblemMoveRow;
}

/** Refuses as `moveProblem` does: `problem.role`, or `problem.missing` with what it lacks. */
export function fixOnTheSpot(
  who: Person,
  sent: SentProblem & { readonly selfHandled: NonNullable<SentProblem['selfHandled']> },
  at: { readonly problem: ProblemRow; readonly day: Day; readonly isWorkingDay: (day: Day) => boolean },
): Result<OnTheSpot> {
  const { problem, day, isWorkingDay } = at;
  const roles = (sent.photos ?? []).map(({ role }) => role);
  const { note } = sent.selfHandled;
  const mover = { person: who.id, role: who.role, level: regionLevel(who.region), department: null };
  const moved = moveProblem(
    {
      ...{ state: 'reported', parts: [], doneBy: [], awaitsPhotos: false },
      hasPhotoBefore: roles.some((role) => role !== 'after'),
    },
    mover,
    {
      ...{ move: 'selfHandle', note, departments: [], mergeInto: null, until: null, type: null },
      ...{ photoRoles: roles, today: day },
    },
  );
  if (!moved.ok) return moved;
  const change = changeProblem(problem, [], {
    ...{ moved: moved.value, by: { person: who.id, level: mover.level }, until: null, type: null, mergeInto: null },
    ...{ at: problem.reported_at, today: day, isWorkingDay },
  });
  const { city, id, region, reported_at } = problem;
  return accept({
    problem: { ...problem, ...change },
    move: {
      ...{ city, problem: id, seq: SEQ, region, move: 'selfHandle', from_state: 'reported', to_state: moved.value.to },
      ...{ by_person: who.id, at: reported_at, note, by_role: who.role },
    },
  });
}

/** Those of after belong to the step, the others to the report. */
export function claimOfStep(claim: PhotoClaim): PhotoClaim {
  return claim.role === 'after' ? { ...claim, move: SEQ } : claim;
}
