// What is said to a person of his own accord: thirteen kinds, each with what its sentence needs. A reminder is known by person, kind, subject
// and span, so the same thing is never said twice, however often it is looked for.
import type { Day } from '../ground/day.ts';
import type { Month } from '../ground/month.ts';
import type { WarningLevel } from './level.ts';

/** WARNING: stored and on the wire; add, never rename. */
export const REMINDER_KINDS = [
  'duty.published',
  'level.raised',
  'visits.due',
  'delegation.begins',
  'patrol.review',
  'patrol.judged',
  'appeal.decided',
  'problem.moved',
  'problem.task',
  'problem.late',
  'circular.waiting',
  'standing.answered',
  'webhook.off',
] as const;

export type ReminderKind = (typeof REMINDER_KINDS)[number];

export interface NamedReach {
  readonly reach: string;
  readonly name: string;
  readonly nameEn: string | null;
}

/** What became of a problem, as its reporter wants to know it. WARNING: stored and on the wire. */
export const PROBLEM_TURNS = ['accepted', 'rejected', 'merged', 'returned', 'closed'] as const;

export type ProblemTurn = (typeof PROBLEM_TURNS)[number];

/** What a problem asks of somebody now. WARNING: stored and on the wire. */
export const PROBLEM_TASKS = ['assigned', 'toVerify', 'deferAsked', 'supervised', 'unsatisfied'] as const;

export type ProblemTask = (typeof PROBLEM_TASKS)[number];

/** By kind, what its sentence needs. Names stand in it as they were that day. */
export interface ReminderBodies {
  /** The duties of a month, over all waters of the person. */
  readonly 'duty.published': { readonly month: Month; readonly visits: number; readonly reaches: number };
  /** How many of the person's waters rose, the highest level among them, and the first of those. */
  readonly 'level.raised': {
    readonly month: Month;
    readonly level: WarningLevel;
    readonly reaches: number;
    readonly first: NamedReach;
  };
  /** `chief`: the name of the one for whom the person stands in. */
  readonly 'visits.due': {
    readonly dueDay: Day;
    readonly visits: number;
    readonly reaches: number;
    readonly first: NamedReach;
    readonly chief: string | null;
  };
  readonly 'delegation.begins': {
    readonly as: 'chief' | 'assistant';
    readonly other: string;
    readonly from: Day;
    readonly to: Day;
  };
  readonly 'patrol.review': { readonly patrol: string; readonly day: Day; readonly first: NamedReach };
  readonly 'patrol.judged': {
    readonly patrol: string;
    readonly day: Day;
    readonly first: NamedReach;
    readonly verdict: string;
  };
  readonly 'appeal.decided': {
    readonly patrol: string;
    readonly day: Day;
    readonly first: NamedReach;
    readonly verdict: string;
    readonly granted: boolean;
  };
  readonly 'problem.moved': { readonly problem: string; readonly turn: ProblemTurn; readonly first: NamedReach };
  readonly 'problem.task': {
    readonly problem: string;
    readonly task: ProblemTask;
    readonly dueDay: Day | null;
    readonly first: NamedReach;
  };
  /** `rung` of the ladder, and the day on which it came. */
  readonly 'problem.late': {
    readonly problem: string;
    readonly rung: 'soon' | 'overdue' | 'town' | 'district' | 'city';
    readonly day: Day;
    readonly dueDay: Day;
    readonly first: NamedReach;
  };
  /** A notice that is to be read. `again`: its office reminds those who have not answered. */
  readonly 'circular.waiting': {
    readonly circular: string;
    readonly title: string;
    readonly confirm: boolean;
    readonly again: boolean;
  };
  /** An objection to a number of a month. */
  readonly 'standing.answered': { readonly month: Month; readonly number: string; readonly granted: boolean };
  /** A webhook went off by itself: nobody is told through it any more. `title`: its name. */
  readonly 'webhook.off': { readonly webhook: string; readonly title: string; readonly reason: string };
}

export type Said = {
  readonly [K in ReminderKind]: { readonly kind: K; readonly body: ReminderBodies[K] };
}[ReminderKind];

export type Reminder = Said & {
  readonly person: string;
  /** What it speaks of. */
  readonly subject: string;
  /** Which time of it: the window, the version, the number of the move. */
  readonly span: string;
};
