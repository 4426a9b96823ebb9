// A chief objects to one of his numbers. The same id with the same content is accepted again, so an answer that was lost on the way makes no
// second objection.
import type { ObjectionBody, SentObjection } from '@xunhe/contract/standing';
import { mayObject } from '@xunhe/domain/evaluation/standing-objection';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { regionPrefix } from '@xunhe/domain/place/region';
import { type Database, inScope } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import type { Person } from '../../store/people.ts';
import { findCity } from '../../store/place.ts';
import { lockRecords } from '../../store/record-lock.ts';
import type { StandingObjectionRow } from '../../store/rows-standing.ts';
import { listVersions } from '../../store/standing.ts';
import { findObjection, insertObjection, searchObjections } from '../../store/standing-objection.ts';
import { instantToDay, readCityClock } from '../city-clock.ts';
import { readPolicy } from '../cycle/policy.ts';
import { tellObjection } from './read-standing.ts';

const ALL = 500;

export async function objectToStanding(
  house: Chance & { readonly db: Database },
  who: Person,
  sent: SentObjection,
): Promise<Result<ObjectionBody>> {
  const of = { city: who.city, month: sent.month, person: who.id };
  const placed = await inScope(house.db, who.scope, (tx) => listVersions(tx, of));
  const [seen] = placed;
  if (!seen) return refuse({ kind: 'notFound', path: '/body/month' });
  // Where he stood then, which may be elsewhere by now.
  return inScope(house.db, { ...who.scope, region: regionPrefix(seen.region) }, async (tx) => {
    await lockRecords(tx, who.city, [sent.id, `standing/${who.id}/${sent.month}`]);
    const before = await findObjection(tx, who.city, sent.id);
    if (before) return isSame(before, who, sent) ? accept(tellObjection(before, null)) : refuse({ kind: 'standing.conflict' }); // biome-ignore format: one line
    const versions = await listVersions(tx, of);
    const [row] = versions;
    if (row?.version !== sent.version) return refuse({ kind: 'standing.moved', path: '/body/version' });
    const clock = readCityClock((await findCity(tx, who.city))!, house.now());
    const mine = await searchObjections(tx, { ...of, limit: ALL, offset: 0 });
    const allowed = mayObject(
      { number: sent.number, rows: sent.cases, text: sent.text },
      {
        ...{ rows: row.cases, today: clock.today },
        setDay: instantToDay(versions.at(-1)!.set_at.getTime(), clock.timezone),
        waiting: mine.flatMap(({ decided_at, number }) => (decided_at === null ? [number] : [])),
      },
      await readPolicy(tx, who.city, sent.month, 'standing'),
    );
    if (!allowed.ok) return allowed;
    const objection: StandingObjectionRow = {
      ...{ ...of, id: sent.id, region: row.region, number: sent.number, version: row.version },
      ...{ rows: [...sent.cases], text: sent.text.trim(), at: new Date(clock.nowMs) },
      ...{ decided_at: null, decided_by: null, granted: null, reason: null, left_out: null, new_version: null },
    };
    await insertObjection(tx, objection);
    await writeEvent(tx, house, {
      ...{ city: who.city, kind: 'standing.objected', key: sent.id, region: row.region, actor: who.id },
      body: { month: sent.month, number: sent.number, version: row.version, cases: sent.cases.length },
    });
    return accept(tellObjection(objection, null));
  });
}

function isSame(before: StandingObjectionRow, who: Person, sent: SentObjection): boolean {
  const { person, month, number, version, rows, text } = before;
  return (
    person === who.id &&
    JSON.stringify([month, number, version, rows, text]) ===
      JSON.stringify([sent.month, sent.number, sent.version, sent.cases, sent.text.trim()])
  );
}
