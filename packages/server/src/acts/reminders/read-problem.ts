// From what happened to a problem to whom it gives something to do, or who must know that it is late.
import type { NamedReach, ProblemTask, Reminder, ReminderBodies } from '@xunhe/domain/duty/reminder';
import { regionLevel } from '@xunhe/domain/place/region';
import { type Part, standing } from '@xunhe/domain/problem/part';
import { findCitizenReport } from '../../store/citizen-report.ts';
import type { Tx } from '../../store/db.ts';
import { listMoves } from '../../store/problem-move.ts';
import { listParts } from '../../store/problem-part.ts';
import { listChiefs, listHands, listOfficePeople } from '../../store/problem-people.ts';
import type { ProblemPartRow, ProblemRow } from '../../store/rows-deed.ts';
import type { EventRow } from '../../store/rows-event.ts';

interface About {
  readonly tx: Tx;
  readonly problem: ProblemRow;
  readonly first: NamedReach;
  readonly event: EventRow;
}

/** By the kind of event; the state of now decides: what has moved on since gives nobody anything to do. */
export async function remindOfProblem(about: About): Promise<Reminder[]> {
  const move = about.event.kind.slice('problem.'.length);
  const { state } = about.problem;
  switch (move) {
    case 'assign':
    case 'transfer':
      return task(about, 'assigned', await handsOf(about, ['assigned']));
    case 'sendBack':
      return task(about, 'assigned', await handsOf(about, ['rectifying']));
    case 'handle':
    case 'selfHandle':
      return state === 'handled' ? task(about, 'toVerify', await nearOffice(about, true)) : [];
    case 'askDefer':
      return state === 'deferAsked' ? task(about, 'deferAsked', await aboveTown(about)) : [];
    case 'supervise':
      return task(about, 'supervised', [...(await handsOf(about)), ...(await nearOffice(about))]);
    case 'unsatisfied':
      return unsatisfied(about);
    case 'soon':
    case 'overdue':
      return late(about, move, await whoseStep(about));
    case 'escalated':
      return escalated(about);
    default:
      return [];
  }
}

function task(about: About, what: ProblemTask, people: readonly string[], end?: string): Reminder[] {
  const { problem, first, event } = about;
  const span = end ?? event.key.split('/')[1] ?? '';
  return others(people, event).map((person) => ({
    ...{ person, kind: 'problem.task', subject: problem.id, span },
    body: { problem: problem.id, task: what, dueDay: problem.due_day, first },
  }));
}

function late(
  { problem, first, event }: About,
  rung: ReminderBodies['problem.late']['rung'],
  people: readonly string[],
): Reminder[] {
  const { day, dueDay } = event.body as { day: string; dueDay: string };
  return others(people, event).map((person) => ({
    ...{ person, kind: 'problem.late', subject: problem.id, span: `${dueDay}/${rung}` },
    body: { problem: problem.id, rung, day, dueDay, first },
  }));
}

/** Once for each end, however often the citizen says so; whoever was content again, or whose problem was taken up, needs nobody. */
async function unsatisfied(about: About): Promise<Reminder[]> {
  const { tx, problem, event } = about;
  const { problem: own } = event.body as { problem: string };
  const report = await findCitizenReport(tx, problem.city, own);
  if (problem.state !== 'closed' || report?.satisfaction !== 'not_solved') return [];
  const moves = await listMoves(tx, problem.city, problem.id);
  const end = moves.findLast(({ from_state, to_state }) => from_state !== 'closed' && to_state === 'closed');
  return task(about, 'unsatisfied', await officeOf(about, end?.by_person ?? null), `end/${end?.seq ?? 0}`);
}

/** The office in which somebody works; of whoever works in none of them, the nearest. */
async function officeOf({ tx, problem }: About, person: string | null): Promise<string[]> {
  const offices = await listOfficePeople(tx, problem.city, problem.region);
  const home = offices.find((one) => one.person === person) ?? offices[0];
  return offices.filter(({ region }) => region === home?.region).map((one) => one.person);
}

/** Its level's office, and the chief of that level who holds the reach. */
async function escalated(about: About): Promise<Reminder[]> {
  const { tx, problem, event } = about;
  const { level, day } = event.body as { level: 'town' | 'district' | 'city'; day: string };
  const offices = (await listOfficePeople(tx, problem.city, problem.region)).filter(
    ({ region }) => regionLevel(region) === level,
  );
  const chiefs = await listChiefs(tx, problem.city, { reach: problem.reach, level, day });
  return late(about, level, [...offices.map(({ person }) => person), ...chiefs]);
}

/** The departments whose parts are not handled; without any, the office. */
async function whoseStep(about: About): Promise<string[]> {
  const hands = about.problem.state === 'handled' ? [] : await handsOf(about);
  return hands.length > 0 ? hands : nearOffice(about);
}

async function handsOf(
  { tx, problem }: About,
  states: readonly string[] = ['assigned', 'rectifying'],
): Promise<string[]> {
  const parts = standing((await listParts(tx, problem.city, [problem.id])) as (ProblemPartRow & Part)[]);
  return listHands(
    tx,
    problem.city,
    parts.flatMap(({ state, department }) => (states.includes(state) ? department : [])),
  );
}

async function nearOffice(about: About, withFollower = false): Promise<string[]> {
  const { problem } = about;
  const near = await officeOf(about, null);
  const follower = problem.follower ?? problem.reporter;
  return withFollower && follower ? [...near, follower] : near;
}

/** A deferral is a district's or the city's to grant: the nearest of them. */
async function aboveTown({ tx, problem }: About): Promise<string[]> {
  const offices = (await listOfficePeople(tx, problem.city, problem.region)).filter(
    ({ region }) => regionLevel(region) === 'district' || regionLevel(region) === 'city',
  );
  return offices.filter(({ region }) => region === offices[0]?.region).map(({ person }) => person);
}

function others(people: readonly string[], event: EventRow): string[] {
  return [...new Set(people)].filter((person) => person !== event.actor);
}
