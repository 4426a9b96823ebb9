// From what happened and from what the calendar says to what is due to be said to whom. Several waters of one person make one reminder: a
// chief of a district holds fifty of them.
import type { Day } from '../ground/day.ts';
import { groupBy } from '../ground/group.ts';
import type { Month } from '../ground/month.ts';
import { rank, type WarningLevel } from './level.ts';
import type { NamedReach, ProblemTurn, Reminder } from './reminder.ts';

export function remindPublished(
  month: Month,
  duties: readonly { readonly person: string; readonly visits: number }[],
): Reminder[] {
  return [
    ...groupBy(
      duties.filter(({ visits }) => visits > 0),
      ({ person }) => person,
    ),
  ].map(([person, own]) => ({
    ...{ person, kind: 'duty.published', subject: month, span: '' },
    body: { month, reaches: own.length, visits: own.reduce((sum, { visits }) => sum + visits, 0) },
  }));
}

export interface RaisedReach extends NamedReach {
  readonly person: string;
  readonly level: WarningLevel;
}

/** @param month the one that the levels are for */
export function remindRaised(month: Month, raised: readonly RaisedReach[]): Reminder[] {
  return [...groupBy(raised, ({ person }) => person)].map(([person, own]) => {
    const top = own.reduce((best, one) => (rank(one.level) > rank(best.level) ? one : best));
    return {
      ...{ person, kind: 'level.raised', subject: month, span: '' },
      body: { month, level: top.level, reaches: own.length, first: nameOf(top) },
    };
  });
}

export interface OwedReach extends NamedReach {
  readonly person: string;
  /** Set when the person stands in for this chief. */
  readonly chief: string | null;
  readonly windows: readonly { readonly from: Day; readonly to: Day; readonly visits: number; readonly done: number }[];
}

/**
 * Visits still needed in windows that are open and end soon; windows that end on the same day are one reminder.
 * @param until the last day that is soon
 */
export function remindDue(today: Day, until: Day, owed: readonly OwedReach[]): Reminder[] {
  const open = owed.flatMap((reach) =>
    reach.windows
      .filter(({ from, to, visits, done }) => from <= today && today <= to && to <= until && done < visits)
      .map(({ to, visits, done }) => ({ ...reach, to, left: visits - done })),
  );
  return [...groupBy(open, ({ person, to }) => `${to}/${person}`).values()].map((own) => {
    const { person, to, chief } = own[0]!;
    const visits = own.reduce((sum, { left }) => sum + left, 0);
    const reaches = new Set(own.map(({ reach }) => reach)).size;
    return {
      ...{ person, kind: 'visits.due', subject: to, span: '' },
      body: { dueDay: to, visits, reaches, first: nameOf(own[0]!), chief },
    };
  });
}

export interface BegunDelegation {
  readonly id: string;
  readonly chief: string;
  readonly chiefName: string;
  readonly assistant: string;
  readonly assistantName: string;
  readonly from: Day;
  readonly to: Day;
}

export function remindDelegation(begun: BegunDelegation): Reminder[] {
  const { id, chief, chiefName, assistant, assistantName, from, to } = begun;
  const same = { kind: 'delegation.begins', subject: id, span: from } as const;
  return [
    { ...same, person: assistant, body: { as: 'assistant', other: chiefName, from, to } },
    { ...same, person: chief, body: { as: 'chief', other: assistantName, from, to } },
  ];
}

/** The moves that its reporter wants to hear of; what happens between office and department is theirs. */
const TURN_OF_MOVE: Readonly<Record<string, ProblemTurn>> = {
  accept: 'accepted',
  reject: 'rejected',
  merge: 'merged',
  return: 'returned',
  sendBack: 'returned',
  reopen: 'returned',
  verify: 'closed',
};

export function remindProblem(moved: {
  readonly problem: string;
  readonly move: string;
  readonly span: string;
  readonly actor: string | null;
  /** Who reported it, for whom, and who follows it. */
  readonly people: readonly (string | null)[];
  readonly first: NamedReach;
}): Reminder[] {
  const { problem, span, first } = moved;
  const turn = Object.hasOwn(TURN_OF_MOVE, moved.move) ? TURN_OF_MOVE[moved.move] : undefined;
  if (turn === undefined) return [];
  const people = new Set(moved.people.filter((person) => person !== null && person !== moved.actor));
  return [...people].map((person) => ({
    ...{ person: person!, kind: 'problem.moved', subject: problem, span },
    body: { problem, turn, first },
  }));
}

function nameOf({ reach, name, nameEn }: NamedReach): NamedReach {
  return { reach, name, nameEn };
}
