// The work calendar changed: every open deadline is counted again from the day on which its clock began.
import type { Day } from '@xunhe/domain/ground/day';
import { countDays } from '@xunhe/domain/problem/deadline';
import { ENDED_STATES } from '@xunhe/domain/problem/flow';
import type { Tx } from '../../store/db.ts';
import { listOpenDue, saveDue } from '../../store/problem-due.ts';
import { listParts } from '../../store/problem-part.ts';
import type { ProblemPartRow } from '../../store/rows-deed.ts';
import { dueOf } from './change-of-move.ts';

export interface Recount {
  /** Open problems whose deadline is another day than before. */
  readonly moved: number;
  readonly earlier: number;
}

const HANDFUL = 2000;

/** @param wanted.save false: only counts what would move */
export async function recountDue(
  tx: Tx,
  city: string,
  wanted: { readonly isWorkingDay: (day: Day) => boolean; readonly today: Day; readonly save: boolean },
): Promise<Recount> {
  const { isWorkingDay, today, save } = wanted;
  let moved = 0;
  let earlier = 0;
  for (let after = ''; ; ) {
    const problems = await listOpenDue(tx, city, { ended: ENDED_STATES, after, limit: HANDFUL, hold: save });
    const parts = groupParts(
      await listParts(
        tx,
        city,
        problems.map(({ id }) => id),
      ),
    );
    const changed: { id: string; due: Day | null }[] = [];
    const changedParts: { problem: string; department: string; due: Day }[] = [];
    for (const problem of problems) {
      const counted = (parts.get(problem.id) ?? []).map((part) => {
        const due = countDays({ since: part.since_day, days: part.days }, isWorkingDay);
        if (due !== part.due_day) changedParts.push({ problem: problem.id, department: part.department, due });
        return { ...part, due_day: due };
      });
      const due = dueOf(problem, counted, { isWorkingDay, today });
      if (due === problem.due_day) continue;
      changed.push({ id: problem.id, due });
      if (due !== null && problem.due_day !== null && due < problem.due_day) earlier++;
    }
    moved += changed.length;
    if (save) await saveDue(tx, city, { problems: changed, parts: changedParts });
    if (problems.length < HANDFUL) return { moved, earlier };
    after = problems.at(-1)!.id;
  }
}

function groupParts<P extends ProblemPartRow>(parts: readonly P[]): Map<string, P[]> {
  const byProblem = new Map<string, P[]>();
  for (const part of parts) byProblem.set(part.problem, [...(byProblem.get(part.problem) ?? []), part]);
  return byProblem;
}
