// A bulletin or a report of public opinion becomes a problem of the desk, so that it is followed to its end. Whoever is named in a bulletin has
// a key problem by the city's rule. The problem has the bulletin's own way of having come, and both know each other.
import { createHash } from 'node:crypto';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { dueDayOf } from '@xunhe/domain/problem/deadline';
import { isKeyProblem } from '@xunhe/domain/problem/key';
import type { ProblemSource, ProblemType } from '@xunhe/domain/problem/problem-type';
import type { FoundBulletin } from '../../store/bulletin.ts';
import { writeEvent } from '../../store/events.ts';
import type { Person } from '../../store/people.ts';
import { findCity } from '../../store/place.ts';
import { findProblem } from '../../store/problem.ts';
import { insertMove } from '../../store/problem-move.ts';
import type { ProblemRow } from '../../store/rows-deed.ts';
import { readCalendar } from '../../store/work-year.ts';
import { readCityClock } from '../city-clock.ts';
import { type BulletinHouse, inWholeCity, noteDeed, openForChange } from './write-bulletin.ts';

export interface ReportAsk {
  readonly id: string;
  readonly seen: number;
  /** Of the problem, made where the form is. */
  readonly problem: string;
  readonly reach: string;
  readonly type: ProblemType;
  readonly text: string;
}

export async function reportBulletin(
  house: BulletinHouse,
  who: Person,
  asked: ReportAsk,
): Promise<Result<{ done: true }>> {
  const text = asked.text.trim();
  if (text === '') return refuse({ kind: 'bulletin.text', path: '/body/text', max: 2000 });
  return inWholeCity(house, who, async (tx) => {
    const found = await openForChange(tx, who, asked);
    if (!found.ok) return found;
    const reach = found.value.reaches.find(({ id }) => id === asked.reach);
    if (!reach) return refuse({ kind: 'notFound', path: '/body/reach' });
    if (await findProblem(tx, who.city, asked.problem))
      return refuse({ kind: 'bulletin.exists', path: '/body/problem' });
    const clock = readCityClock((await findCity(tx, who.city))!, house.now());
    const { isWorkingDay } = await readCalendar(tx, who.city);
    const { type } = asked;
    const row: ProblemRow = {
      ...{ city: who.city, id: asked.problem, reach: reach.id, region: reach.region, type, text },
      ...{ source: sourceOf(found.value), key_problem: isKeyProblem({ type, onBulletin: isBulletin(found.value) }) },
      ...{ lon: null, lat: null, patrol: null, reporter: who.id, department: null, state: 'reported' },
      ...{ reported_at: new Date(clock.nowMs), closed_at: null, merged_into: null, on_behalf_of: null, follower: null },
      due_day: dueDayOf({ type, state: 'reported', since: clock.today }, isWorkingDay),
      content_hash: createHash('sha256').update(JSON.stringify(asked)).digest(),
      since_day: clock.today,
    };
    await tx.insertInto('problems').values(row).execute();
    await insertMove(tx, {
      ...{ city: who.city, problem: row.id, region: row.region, move: 'report', from_state: '', to_state: 'reported' },
      ...{ by_person: who.id, at: row.reported_at, note: '', by_role: who.role },
    });
    await noteDeed(tx, house, who, {
      ...{ deed: 'report', id: asked.id, region: reach.region, before: null, after: null, reason: '', problem: row.id },
    });
    await writeEvent(tx, house, {
      ...{ city: who.city, kind: 'problem.reported', key: row.id, region: row.region, actor: who.id },
      body: { reach: row.reach, type, key: row.key_problem, source: row.source, bulletin: asked.id },
    });
    return accept({ done: true as const });
  });
}

function sourceOf({ issuer, kind }: FoundBulletin): ProblemSource {
  if (kind === 'opinion') return 'opinion';
  return issuer === 'media' ? 'media' : 'city_inspector';
}

/** What media say and nobody confirmed, and what people say, is no bulletin of an authority. */
function isBulletin({ issuer, kind }: FoundBulletin): boolean {
  return kind !== 'opinion' && kind !== 'praise' && issuer !== 'media';
}
