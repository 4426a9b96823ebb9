// Deadlines by type and step in working days of the statutory calendar. All figures are our default [D], as versioned data.
import { byDefault, type Policy, type Sourced } from '../duty/policy.ts';
import { addDays, type Day, dayNumber } from '../ground/day.ts';
import { ENDED_STATES, type ProblemState } from './flow.ts';

export interface DeadlinePolicy extends Policy {
  readonly acceptDays: Sourced<number>;
  readonly assignDays: Sourced<number>;
  readonly verifyDays: Sourced<number>;
  /** From assignment to handled. */
  readonly rectifyDays: Sourced<Readonly<Record<string, number>>>;
  readonly otherDays: Sourced<number>;
  /** Calendar days that a deferral lasts at most. */
  readonly deferDays: Sourced<number>;
}

export const DEFAULT_DEADLINES: DeadlinePolicy = {
  id: 'deadlines-default',
  version: 1,
  effectiveFrom: '2000-01',
  acceptDays: byDefault(1),
  assignDays: byDefault(1),
  verifyDays: byDefault(3),
  rectifyDays: byDefault({
    household_refuse: 3,
    construction_waste: 5,
    works_maintenance: 10,
    drainage_facility: 10,
    farm_restaurant: 10,
    farming_pollution: 15,
    stockyard: 15,
    industrial_discharge: 20,
    illegal_building: 30,
  }),
  otherDays: byDefault(10),
  deferDays: byDefault(90),
};

export interface DeadlineFacts {
  readonly type: string;
  readonly state: ProblemState;
  /** The day on which the problem came into this state. */
  readonly since: Day;
}

/** The last day for the next step; null when nothing is left to do. A day counts from the working day after. */
export function dueDayOf(
  facts: DeadlineFacts,
  isWorkingDay: (day: Day) => boolean,
  policy: DeadlinePolicy = DEFAULT_DEADLINES,
): Day | null {
  if (ENDED_STATES.includes(facts.state)) return null;
  if (facts.state === 'deferred') return addDays(facts.since, policy.deferDays.value);
  return countDays({ since: facts.since, days: workingDaysFor(facts, policy) }, isWorkingDay);
}

/** A clock that runs on working days: so many of them after a day. */
export interface WorkingClock {
  readonly since: Day;
  readonly days: number;
}

/** The last of the days of a clock. */
export function countDays({ since, days }: WorkingClock, isWorkingDay: (day: Day) => boolean): Day {
  let at = since;
  for (let left = days; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) left--;
  }
  return at;
}

/** What a department has from the day on which it gets a problem, or gets it back. */
export function rectifyClock(type: string, since: Day, policy: DeadlinePolicy = DEFAULT_DEADLINES): WorkingClock {
  return { since, days: policy.rectifyDays.value[type] ?? policy.otherDays.value };
}

/** A clock that stood still from one day to another goes on with the days that were left; one that had run out stays run out. */
export function resumeClock(
  clock: WorkingClock,
  stood: { readonly from: Day; readonly to: Day },
  isWorkingDay: (day: Day) => boolean,
): WorkingClock {
  let used = 0;
  for (let at = addDays(clock.since, 1); at <= stood.from; at = addDays(at, 1)) if (isWorkingDay(at)) used++;
  return used >= clock.days ? clock : { since: stood.to, days: clock.days - used };
}

/** Calendar days past the deadline, 0 while there is time. */
export function overdueDays(dueDay: Day | null, today: Day): number {
  return dueDay === null ? 0 : Math.max(0, dayNumber(today) - dayNumber(dueDay));
}

function workingDaysFor({ type, state }: DeadlineFacts, policy: DeadlinePolicy): number {
  if (state === 'reported') return policy.acceptDays.value;
  if (state === 'accepted') return policy.assignDays.value;
  if (state === 'handled') return policy.verifyDays.value;
  return policy.rectifyDays.value[type] ?? policy.otherDays.value;
}
