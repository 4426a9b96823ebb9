// A problem is reported: stored once, key or ordinary by the rule, with its first deadline, its first move and its event.
import { createHash } from 'node:crypto';
import type { AnswerOf } from '@xunhe/contract/client';
import type { SentProblem } from '@xunhe/contract/problem';
import { isWorkingDay } from '@xunhe/domain/ground/calendar';
import { parseInstant } from '@xunhe/domain/ground/instant';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { dueDayOf } from '@xunhe/domain/problem/deadline';
import { isKeyProblem } from '@xunhe/domain/problem/key';
import { type Database, inScope } from '../store/db.ts';
import { type Chance, writeEvent } from '../store/events.ts';
import type { Person } from '../store/people.ts';
import { findCity } from '../store/place.ts';
import { findProblem, insertMove, insertProblem } from '../store/problem.ts';
import { lockRecord } from '../store/record-lock.ts';
import { instantToDay, readCityClock } from './city-clock.ts';
import { findWriteScope } from './write-scope.ts';

type Receipt = AnswerOf<'reportProblem'>;

const DAY_MS = 86_400_000;

export async function reportProblem(
  house: Chance & { readonly db: Database },
  who: Person,
  sent: SentProblem,
): Promise<Result<Receipt>> {
  const atMs = parseInstant(sent.at);
  if (atMs === null) return refuse({ kind: 'request.invalid', path: '/body/at' });
  const hash = createHash('sha256').update(JSON.stringify(sent)).digest();
  const placed = await inScope(house.db, { ...who.scope, region: who.city }, async (tx) => {
    const city = (await findCity(tx, who.city))!;
    const day = instantToDay(atMs, city.timezone);
    if (atMs > readCityClock(city, house.now()).nowMs + DAY_MS) return refuse({ kind: 'problem.future', day });
    const found = await findWriteScope(tx, who, { reach: sent.reach, day });
    return found.ok ? accept({ day, ...found.value }) : found;
  });
  if (!placed.ok) return placed;
  const { day, scope, reaches, onBehalfOf } = placed.value;
  const reach = reaches.find(({ id }) => id === sent.reach)!;
  return inScope(house.db, scope, async (tx) => {
    await lockRecord(tx, who.city, sent.id);
    const before = await findProblem(tx, who.city, sent.id);
    if (before) {
      const same = before.reporter === who.id && before.content_hash !== null && before.content_hash.equals(hash);
      if (!same) return refuse({ kind: 'problem.conflict', id: before.id });
      return accept({ id: before.id, stored: 'already' as const, key: before.key_problem, dueDay: before.due_day });
    }
    const key = isKeyProblem({ type: sent.type });
    const dueDay = dueDayOf({ type: sent.type, state: 'reported', since: day }, isWorkingDay);
    await insertProblem(tx, {
      city: who.city,
      id: sent.id,
      reach: reach.id,
      region: reach.region,
      type: sent.type,
      source: who.role === 'inspector' ? 'city_inspector' : 'chief',
      key_problem: key,
      state: 'reported',
      text: sent.text,
      lon: sent.lon,
      lat: sent.lat,
      patrol: sent.patrol,
      reporter: who.id,
      department: null,
      reported_at: new Date(atMs),
      due_day: dueDay,
      closed_at: null,
      content_hash: hash,
      merged_into: null,
      on_behalf_of: onBehalfOf.get(reach.id) ?? null,
      follower: onBehalfOf.get(reach.id) ?? null,
    });
    await insertMove(tx, {
      city: who.city,
      problem: sent.id,
      region: reach.region,
      move: 'report',
      from_state: '',
      to_state: 'reported',
      by_person: who.id,
      at: new Date(atMs),
      note: '',
    });
    await writeEvent(tx, house, {
      city: who.city,
      kind: 'problem.reported',
      key: sent.id,
      region: reach.region,
      actor: who.id,
      body: { reach: reach.id, type: sent.type, key },
    });
    return accept({ id: sent.id, stored: 'new' as const, key, dueDay });
  });
}
