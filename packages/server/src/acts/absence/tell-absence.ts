// A chief tells that he is away, or the office enters it for him. Duties of those days move at once; those that are not assigned yet are
// assigned around them. Told by mistake it can be taken back: what has not changed since becomes as it was.
import type { NewAbsence } from '@xunhe/contract/absence';
import { sumVisits, type Window } from '@xunhe/domain/duty/period';
import type { Reason } from '@xunhe/domain/duty/raised';
import { isSame } from '@xunhe/domain/duty/rule-draft';
import { dayNumber, isDay } from '@xunhe/domain/ground/day';
import { makeId } from '@xunhe/domain/ground/id';
import { firstDay } from '@xunhe/domain/ground/month';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { rightOf } from '@xunhe/domain/people/may';
import {
  changeDuty,
  findAbsence,
  insertAbsence,
  listAbsences,
  listDutiesOf,
  withdrawAbsence,
} from '../../store/absence.ts';
import { type Database, inScope, type Tx } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import { findPerson, listPersonPosts, type Person } from '../../store/people.ts';
import { findCity } from '../../store/place.ts';
import type { AbsenceRow, MovedDuty } from '../../store/rows-people.ts';
import { readCityClock } from '../city-clock.ts';
import { leaveOut, readAloneDays } from './alone-days.ts';

type House = Chance & { readonly db: Database };

/** Whoever is away longer hands his post over: our default. */
const LONGEST_DAYS = 92;

export interface ToldAbsence {
  readonly id: string;
  readonly duties: number;
  readonly moved: number;
  readonly excused: number;
}

export async function tellAbsence(house: House, who: Person, asked: NewAbsence): Promise<Result<ToldAbsence>> {
  const { from, to, kind } = asked;
  if (!isDay(from)) return refuse({ kind: 'request.invalid', path: '/body/from' });
  if (!isDay(to) || to < from) return refuse({ kind: 'request.invalid', path: '/body/to' });
  const isOwn = rightOf(who.role, 'delegation.give') === 'own';
  const person = asked.person ?? who.id;
  if (isOwn && person !== who.id) return refuse({ kind: 'notFound', path: '/body/person' });
  if (dayNumber(to) - dayNumber(from) >= LONGEST_DAYS)
    return refuse({ kind: 'absence.long', path: '/body/to', days: LONGEST_DAYS });
  return inScope(house.db, who.scope, async (tx) => {
    const today = await readToday(tx, who.city, house.now());
    // A month that is looked back on stays as it was judged; what is over already only the office tells.
    if (from < (isOwn ? today : firstDay(today.slice(0, 7))))
      return refuse({ kind: 'absence.past', path: '/body/from' });
    if ((await listPersonPosts(tx, who.city, person, from)).length === 0)
      return refuse({ kind: 'notFound', path: '/body/person' });
    if ((await listAbsences(tx, who.city, { from, to, person })).length > 0)
      return refuse({ kind: 'absence.twice', path: '/body/from' });
    const row: AbsenceRow = {
      ...{ city: who.city, id: makeId(house.now(), house.random(10)), person, kind, from_day: from, to_day: to },
      ...{ region: (await findPerson(tx, who.city, person))!.region, withdrawn_at: null },
      ...{ told_by: who.id, told_at: new Date(house.now()), moved: [] },
    };
    await insertAbsence(tx, row);
    const { moved: changes, ...counts } = await moveDuties(tx, row, today);
    await tx
      .updateTable('absences')
      .set({ moved: JSON.stringify(changes) as never })
      .where('city', '=', row.city)
      .where('id', '=', row.id)
      .execute();
    await note(tx, house, who, row, 'told', { duties: changes.length, ...counts });
    return accept({ id: row.id, duties: changes.length, moved: counts.visits, excused: counts.excused });
  });
}

async function moveDuties(tx: Tx, { city, person, from_day: from, to_day: to }: AbsenceRow, today: string) {
  const alone = (await readAloneDays(tx, city, { from, to, person })).get(person);
  const moved: MovedDuty[] = [];
  let [visits, excused] = [0, 0];
  for (const duty of await listDutiesOf(tx, city, { person, from: from.slice(0, 7), to: to.slice(0, 7) })) {
    const { windows, why = [] } = duty.body as { windows: Window[]; why?: Reason[] };
    const left = leaveOut({ windows, why, visitDays: duty.days }, alone, today);
    if (!left) continue;
    await changeDuty(tx, duty, {
      visits: left.visits,
      body: { ...(duty.body as object), windows: left.windows, why: left.why },
    });
    moved.push({ month: duty.month, reach: duty.reach, before: windows, after: left.windows, why });
    visits += left.moved;
    excused += left.excused;
  }
  return { moved, visits, excused };
}

export async function takeBackAbsence(house: House, who: Person, id: string): Promise<Result<ToldAbsence>> {
  return inScope(house.db, who.scope, async (tx) => {
    const row = await findAbsence(tx, who.city, id);
    const isOwn = rightOf(who.role, 'delegation.give') === 'own';
    if (!row || (isOwn && row.person !== who.id)) return refuse({ kind: 'notFound', path: '/body/id' });
    const today = await readToday(tx, who.city, house.now());
    // Once the days run, only the office says that he was there after all; and not of months that are over.
    if (row.withdrawn_at !== null || (isOwn && row.from_day <= today) || row.to_day < firstDay(today.slice(0, 7)))
      return refuse({ kind: 'absence.over', path: '/body/id' });
    await withdrawAbsence(tx, who.city, id, new Date(house.now()));
    let [duties, visits] = [0, 0];
    const { city, person } = row;
    for (const duty of await listDutiesOf(tx, city, {
      person,
      from: row.from_day.slice(0, 7),
      to: row.to_day.slice(0, 7),
    })) {
      const change = row.moved.find(({ month, reach }) => month === duty.month && reach === duty.reach);
      const { windows } = duty.body as { windows: Window[] };
      if (!change || duty.month < today.slice(0, 7) || !isSame(windows, change.after)) continue;
      const { before, why } = change;
      await changeDuty(tx, duty, {
        visits: sumVisits(before),
        body: { ...(duty.body as object), windows: before, why },
      });
      duties++;
      visits += sumVisits(before) - sumVisits(windows);
    }
    await note(tx, house, who, row, 'withdrawn', { duties, visits });
    return accept({ id, duties, moved: visits, excused: 0 });
  });
}

/** Why somebody is away is his own affair: the record says the days alone. */
async function note(
  tx: Tx,
  house: House,
  who: Person,
  row: AbsenceRow,
  what: 'told' | 'withdrawn',
  counts: object,
): Promise<void> {
  const { city, id, region, person, from_day: from, to_day: to } = row;
  await writeEvent(tx, house, {
    ...{ city, kind: `absence.${what}`, key: id, region, actor: who.id, subject: person },
    body: { person, from, to, ...counts },
  });
}

async function readToday(tx: Tx, city: string, nowMs: number): Promise<string> {
  return readCityClock((await findCity(tx, city))!, nowMs).today;
}
