// Supervision that the rule orders and no person: after repeated returns, and when a deadline is long past.
import { type RegionLevel, regionAt } from '@xunhe/domain/place/region';
import { DEFAULT_LADDER } from '@xunhe/domain/problem/escalation';
import type { Tx } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import { updateProblem } from '../../store/problem.ts';
import { insertMove } from '../../store/problem-move.ts';
import type { ProblemRow } from '../../store/rows-deed.ts';
import type { CityClock } from '../city-clock.ts';
import { writeLetters } from '../letters/write-letters.ts';

/** Why the rule orders it. WARNING: stored; add, never rename. */
export type SupervisionCause = 'returns' | 'overdue';

export async function superviseByRule(
  tx: Tx,
  house: Chance,
  problem: ProblemRow,
  order: { readonly level: RegionLevel; readonly cause: SupervisionCause; readonly at: Date },
): Promise<ProblemRow> {
  const { city, id, region, state } = problem;
  const change = { supervised_at: order.at, supervised_by: order.level };
  await updateProblem(tx, city, id, change);
  const seq = await insertMove(tx, {
    ...{ city, problem: id, region, move: 'supervise', from_state: state, to_state: state, by_person: null },
    ...{ at: order.at, note: '', facts: { cause: order.cause } },
  });
  await writeEvent(tx, house, {
    ...{ city, kind: 'problem.supervise', key: `${id}/${seq}`, region, actor: null },
    body: { from: state, to: state, cause: order.cause },
  });
  const supervised = { ...problem, ...change };
  await writeLetters(tx, house, {
    ...{ problem: supervised, seq, at: order.at, by: { person: null, office: regionAt(region, order.level) } },
    ...{ note: '', cause: order.cause, due: [{ kind: 'supervision', department: null }] },
  });
  return supervised;
}

/** A problem that came back so often is a district's matter; one that is supervised already stays so. */
export async function superviseReturned(
  tx: Tx,
  house: Chance,
  problem: ProblemRow,
  clock: Pick<CityClock, 'nowMs'>,
): Promise<ProblemRow> {
  if (problem.supervised_at || (problem.returns ?? 0) < DEFAULT_LADDER.returns.value) return problem;
  return superviseByRule(tx, house, problem, { level: 'district', cause: 'returns', at: new Date(clock.nowMs) });
}
