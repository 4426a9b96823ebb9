// Reads the events of a city in their order, each once, and puts down what people should hear of. Whatever happened while no server ran is
// still in the chain, so nothing depends on having been awake.

import { rank, type WarningLevel } from '@xunhe/domain/duty/level';
import type { Reminder } from '@xunhe/domain/duty/reminder';
import { remindProblem, remindPublished, remindRaised } from '@xunhe/domain/duty/reminder-due';
import { addMonths, dayToMonth } from '@xunhe/domain/ground/month';
import { type Database, inScope, type Tx } from '../../store/db.ts';
import { listDutyVisits } from '../../store/duty.ts';
import type { Chance } from '../../store/events.ts';
import { findPatrol } from '../../store/patrol.ts';
import { listPosts } from '../../store/people.ts';
import { findCity, listReachesById } from '../../store/place.ts';
import { findProblem } from '../../store/problem.ts';
import { listOfficePeople } from '../../store/problem-people.ts';
import { addReminders } from '../../store/reminder.ts';
import { isAppealed, listEventsAfter, lockMark, moveMark } from '../../store/reminder-mark.ts';
import type { EventRow } from '../../store/rows-event.ts';
import { listWarnings } from '../../store/warning.ts';
import { readCityClock } from '../city-clock.ts';
import { everybodyIn } from './city-scope.ts';
import { remindOfCircular } from './read-circular.ts';
import { remindOfProblem } from './read-problem.ts';

const HANDFUL = 500;
/** A city that never had reminders begins with what happened lately. */
const FIRST_MS = 31 * 86_400_000;

interface Reading {
  readonly tx: Tx;
  readonly city: string;
  readonly today: string;
  /** The city's month: what concerns months gone by is not told any more. */
  readonly month: string;
}

type Reader = (reading: Reading, event: EventRow) => Promise<Reminder[]>;

const READERS: Readonly<Record<string, Reader>> = {
  'duties.assigned': readDuties,
  'warnings.published': readWarnings,
  'patrol.submitted': readPatrol,
  'patrol.decided': readDecision,
  'circular.published': remindOfCircular,
  'circular.reminded': remindOfCircular,
  'standing.answered': readAnswer,
  'webhook.switchedOff': readSwitchedOff,
};

export async function noteEvents(house: Chance & { readonly db: Database }, city: string): Promise<void> {
  for (;;) {
    const read = await inScope(house.db, everybodyIn(city), (tx) => noteHandful(house, tx, city));
    if (read < HANDFUL) return;
  }
}

async function noteHandful(house: Chance, tx: Tx, city: string): Promise<number> {
  const row = await findCity(tx, city);
  if (!row) return 0;
  const mark = await lockMark(tx, city, new Date(house.now() - FIRST_MS));
  const events = await listEventsAfter(tx, city, mark, HANDFUL);
  const { today } = readCityClock(row, house.now());
  const month = dayToMonth(today);
  for (const event of events) {
    const reminders = await readerOf(event.kind)?.({ tx, city, today, month }, event);
    if (reminders) await addReminders(tx, house, { city, at: event.at, reminders });
  }
  const last = events.at(-1);
  if (last) await moveMark(tx, city, last.seq);
  return events.length;
}

function readerOf(kind: string): Reader | undefined {
  if (Object.hasOwn(READERS, kind)) return READERS[kind];
  return kind.startsWith('problem.') && kind !== 'problem.reported' ? readMove : undefined;
}

async function readDuties({ tx, city, month }: Reading, event: EventRow): Promise<Reminder[]> {
  const target = addMonths(event.key.slice(0, 7), 1);
  return target < month ? [] : remindPublished(target, await listDutyVisits(tx, city, target));
}

/** A list speaks of the month after its own. */
async function readWarnings({ tx, city, month }: Reading, event: EventRow): Promise<Reminder[]> {
  const cycle = event.key.slice(0, 7);
  const target = addMonths(cycle, 1);
  if (target < month) return [];
  const raised = (await listWarnings(tx, city, cycle)).filter(
    ({ level, previous }) => rank(level as WarningLevel) > rank(previous as WarningLevel),
  );
  if (raised.length === 0) return [];
  const names = await nameReaches(
    tx,
    city,
    raised.map(({ reach }) => reach),
  );
  const levels = new Map(raised.map(({ reach, level }) => [reach, level as WarningLevel]));
  const posts = await listPosts(tx, city, `${target}-01`, `${target}-01`);
  return remindRaised(
    target,
    posts.flatMap(({ person, reach }) => {
      const [level, named] = [levels.get(reach), names.get(reach)];
      return level && named ? [{ person, level, ...named }] : [];
    }),
  );
}

/** Of one's own patrols only what is not settled is told: the verdict itself stands on the phone at once. */
async function readPatrol({ tx, city }: Reading, event: EventRow): Promise<Reminder[]> {
  if ((event.body as { verdict?: string }).verdict !== 'needs_review') return [];
  const found = await readWalk(tx, city, { id: event.key, actor: null });
  if (!found) return [];
  const { walk, people } = found;
  return people.map((person) => ({
    ...{ person, kind: 'patrol.review', subject: walk.patrol, span: '' },
    body: walk,
  }));
}

/** A person decided about a patrol: because it was appealed, or of his own accord. */
async function readDecision({ tx, city }: Reading, event: EventRow): Promise<Reminder[]> {
  const [id = '', span = ''] = event.key.split('/');
  const { to: verdict } = event.body as { to?: string };
  const found = await readWalk(tx, city, { id, actor: event.actor });
  if (!found || verdict === undefined) return [];
  const { walk, people } = found;
  const wasAppealed = await isAppealed(tx, city, { patrol: id, seq: Number(span) - 1 });
  return people.map((person) => ({
    ...{ person, subject: id, span },
    ...(wasAppealed
      ? { kind: 'appeal.decided', body: { ...walk, verdict, granted: verdict === 'effective' } }
      : { kind: 'patrol.judged', body: { ...walk, verdict } }),
  }));
}

/** An office answered an objection of his. */
async function readAnswer(_: Reading, event: EventRow): Promise<Reminder[]> {
  const { month, number, granted } = event.body as { month?: string; number?: string; granted?: boolean };
  if (event.subject === null || month === undefined || number === undefined || granted === undefined) return [];
  const body = { month, number, granted };
  return [{ person: event.subject, subject: event.key, span: '', kind: 'standing.answered', body }];
}

/** A patrol as its reminders name it, and whom it concerns: who walked and for whom, apart from who decided. */
async function readWalk(tx: Tx, city: string, { id, actor }: { readonly id: string; readonly actor: string | null }) {
  const patrol = await findPatrol(tx, city, id);
  const first = patrol && (await nameReaches(tx, city, [patrol.reach])).get(patrol.reach);
  if (!patrol || !first) return null;
  const people = [patrol.person, patrol.on_behalf_of].filter((person) => person !== null && person !== actor);
  return { walk: { patrol: patrol.id, day: patrol.day, first }, people: people as string[] };
}

/** The city's office hears of it: what it relies on is silent, and to switch it on again is the system administrator's. */
async function readSwitchedOff({ tx, city }: Reading, event: EventRow): Promise<Reminder[]> {
  const { webhook, name, reason } = event.body as { webhook: string; name: string; reason: string };
  const offices = await listOfficePeople(tx, city, city.padEnd(12, '0'));
  return offices.map(({ person }) => ({
    ...{ person, kind: 'webhook.off', subject: webhook, span: event.key },
    body: { webhook, title: name, reason },
  }));
}

/** What a citizen says of a report that was joined with another is about that one. */
async function readMove({ tx, city }: Reading, event: EventRow): Promise<Reminder[]> {
  const [own = '', span = ''] = event.key.split('/');
  const id = (event.body as { joined?: string }).joined ?? own;
  const problem = await findProblem(tx, city, id);
  const first = problem && (await nameReaches(tx, city, [problem.reach])).get(problem.reach);
  if (!problem || !first) return [];
  const people = [problem.reporter, problem.on_behalf_of, problem.follower];
  const move = event.kind.slice('problem.'.length);
  return [
    ...remindProblem({ problem: id, move, span, actor: event.actor, people, first }),
    ...(await remindOfProblem({ tx, problem, first, event })),
  ];
}

async function nameReaches(tx: Tx, city: string, ids: readonly string[]) {
  const rows = await listReachesById(tx, city, [...new Set(ids)]);
  return new Map(rows.map(({ id, name, name_en }) => [id, { reach: id, name, nameEn: name_en }]));
}
