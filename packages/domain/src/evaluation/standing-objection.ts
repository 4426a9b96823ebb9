// An objection to one number of a standing: the chief says in writing what is wrong, an office answers in writing. Granted, rows that should
// not have counted are left out and the standing is set anew as its next version; the one before stays as it was.
import { addDays, type Day } from '../ground/day.ts';
import { accept, type Refusal, type Result, refuse } from '../ground/result.ts';
import type { StandingCase } from './standing-case.ts';
import type { StandingNumber, StandingRule } from './standing-rule.ts';

export interface ObjectionAsked {
  readonly number: StandingNumber;
  readonly rows: readonly string[];
  readonly text: string;
}

export function mayObject(
  asked: ObjectionAsked,
  found: {
    readonly rows: readonly StandingCase[];
    /** The city's day on which the month's figures were first set. */
    readonly setDay: Day;
    readonly today: Day;
    /** Numbers of this month to which an objection of his waits. */
    readonly waiting: readonly StandingNumber[];
  },
  rule: Pick<StandingRule, 'objectDays'>,
): Result<true> {
  if (asked.text.trim() === '') return refuse({ kind: 'standing.noText', path: '/body/text' });
  const until = lastObjectDay(found.setDay, rule);
  if (found.today > until) return refuse({ kind: 'standing.late', until });
  if (found.waiting.includes(asked.number)) return refuse({ kind: 'standing.waiting' });
  return checkRows(asked.rows, asked.number, found.rows);
}

export function lastObjectDay(setDay: Day, rule: Pick<StandingRule, 'objectDays'>): Day {
  return addDays(setDay, rule.objectDays.value);
}

export interface ObjectionDecided {
  readonly granted: boolean;
  readonly reason: string;
  /** The rows to be left out; none when it is declined. */
  readonly leftOut: readonly string[];
}

/** Whoever decides is not the chief himself. */
export function mayDecideObjection(
  decided: ObjectionDecided,
  found: {
    readonly by: string;
    readonly person: string;
    readonly number: StandingNumber;
    readonly rows: readonly StandingCase[];
    readonly isDecided: boolean;
  },
): Result<true> {
  if (found.by === found.person) return refuse({ kind: 'standing.own' });
  if (found.isDecided) return refuse({ kind: 'standing.decided' });
  if (decided.reason.trim() === '') return refuse({ kind: 'standing.noReason', path: '/body/reason' });
  const nothing: Refusal = { kind: 'standing.noRows', path: '/body/leftOut' };
  if (decided.granted !== decided.leftOut.length > 0) return refuse(nothing);
  return checkRows(decided.leftOut, found.number, found.rows, '/body/leftOut');
}

function checkRows(
  ids: readonly string[],
  number: StandingNumber,
  rows: readonly StandingCase[],
  path = '/body/rows',
): Result<true> {
  const known = new Set(rows.flatMap((row) => (row.number === number && !row.leftOut ? [row.id] : [])));
  return ids.every((id) => known.has(id)) ? accept(true) : refuse({ kind: 'standing.rows', path });
}
