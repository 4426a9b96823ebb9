// When chiefs are away in a month without anybody who stands in, and what that makes of a duty.
import { listAloneDays, moveForAbsence } from '@xunhe/domain/duty/absence';
import { sumVisits, type Window } from '@xunhe/domain/duty/period';
import type { Reason } from '@xunhe/domain/duty/raised';
import type { Day } from '@xunhe/domain/ground/day';
import type { Span } from '@xunhe/domain/people/post';
import { listAbsences, listDelegationsIn } from '../../store/absence.ts';
import type { Tx } from '../../store/db.ts';

export type AloneDays = ReadonlyMap<string, readonly Span[]>;

/** By person, in order of days. */
export async function readAloneDays(
  tx: Tx,
  city: string,
  span: Span & { readonly person?: string },
): Promise<AloneDays> {
  const absences = await listAbsences(tx, city, span);
  if (absences.length === 0) return new Map();
  const days = absences.flatMap(({ from_day, to_day }) => [from_day, to_day]).sort();
  const delegations = await listDelegationsIn(tx, city, { from: days[0]!, to: days.at(-1)! });
  const alone = new Map<string, Span[]>();
  for (const { person, from_day: from, to_day: to } of absences) {
    const own = delegations.filter(({ chief }) => chief === person);
    alone.set(person, [...(alone.get(person) ?? []), ...listAloneDays({ from, to }, own)]);
  }
  return alone;
}

export interface OwedDuty {
  readonly windows: readonly Window[];
  readonly why: readonly Reason[];
  readonly visitDays: readonly Day[];
}

/** The duty without what falls wholly into the days away, and why; null when they change nothing. */
export function leaveOut(duty: OwedDuty, alone: readonly Span[] | undefined, today: Day) {
  if (!alone || alone.length === 0) return null;
  const { windows, moved, excused } = moveForAbsence(duty, alone, today);
  if (moved + excused === 0) return null;
  const why: Reason = { kind: 'duty.absence', moved, excused };
  return { windows, visits: sumVisits(windows), why: [...duty.why, why], moved, excused };
}
