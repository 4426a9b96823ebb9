// The ladder of a deadline: who hears of it before it ends, and who is told when it has passed. All figures are our default [D], in working
// days of the statutory calendar, as versioned data.
import { byDefault, type Policy, type Sourced } from '../duty/policy.ts';
import { addDays, type Day } from '../ground/day.ts';

/** WARNING: stored; add, never rename. In the order in which they come. */
export const RUNGS = ['soon', 'overdue', 'town', 'district', 'city'] as const;

export type RungKind = (typeof RUNGS)[number];

export interface LadderPolicy extends Policy {
  /** Working days before the last day. */
  readonly soon: Sourced<number>;
  /** Working days after the last day at which each level of office is told; at the district's a supervision order (督办单) follows. */
  readonly after: Sourced<Readonly<Record<'town' | 'district' | 'city', number>>>;
  /** So many returns make a problem a supervised one. */
  readonly returns: Sourced<number>;
}

export const DEFAULT_LADDER: LadderPolicy = {
  id: 'ladder-default',
  version: 1,
  effectiveFrom: '2000-01',
  soon: byDefault(2),
  after: byDefault({ town: 3, district: 7, city: 15 }),
  returns: byDefault(2),
};

export interface Rung {
  readonly kind: RungKind;
  /** The day from whose beginning on it holds. */
  readonly day: Day;
}

/** Of one deadline, in order. `addWorkingDays` counts on the city's calendar. */
export function rungsOf(
  dueDay: Day,
  addWorkingDays: (day: Day, days: number) => Day,
  policy: LadderPolicy = DEFAULT_LADDER,
): Rung[] {
  const { town, district, city } = policy.after.value;
  return [
    { kind: 'soon', day: addWorkingDays(dueDay, -policy.soon.value) },
    { kind: 'overdue', day: addDays(dueDay, 1) },
    { kind: 'town', day: addWorkingDays(dueDay, town) },
    { kind: 'district', day: addWorkingDays(dueDay, district) },
    { kind: 'city', day: addWorkingDays(dueDay, city) },
  ];
}
