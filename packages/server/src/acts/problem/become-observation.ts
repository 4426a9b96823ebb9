// A confirmed problem becomes an observation, once: next month's risk reads observations only.
import { findingOf } from '@xunhe/domain/problem/finding';
import type { Tx } from '../../store/db.ts';
import { addObservation } from '../../store/observation.ts';
import type { ProblemRow } from '../../store/rows-deed.ts';
import { instantToDay } from '../city-clock.ts';

export async function becomeObservation(
  tx: Tx,
  problem: ProblemRow,
  at: { readonly knownAt: Date; readonly timezone: string },
): Promise<void> {
  const { city, id, reach, region, source, type, key_problem, patrol } = problem;
  await addObservation(tx, {
    ...{ city, kind: 'finding', key: id, reach, region, source },
    month: instantToDay(problem.reported_at.getTime(), at.timezone).slice(0, 7),
    seenAt: problem.reported_at,
    knownAt: at.knownAt,
    facts: findingOf({ id, type, key: key_problem, source, patrol }),
  });
}
