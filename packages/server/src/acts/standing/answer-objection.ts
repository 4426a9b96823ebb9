// An office answers an objection. Granted, the named cases are left out and the standing is set anew beside the peers as they stand; theirs
// stay as they were set. The former version stays readable.
import type { ObjectionAnswer } from '@xunhe/contract/standing';
import { setStandings } from '@xunhe/domain/evaluation/standing';
import { countCases, leaveOut } from '@xunhe/domain/evaluation/standing-case';
import { mayDecideObjection } from '@xunhe/domain/evaluation/standing-objection';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { type Database, inScope, type Tx } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import type { Person } from '../../store/people.ts';
import { findCity } from '../../store/place.ts';
import { lockRecords } from '../../store/record-lock.ts';
import type { StandingObjectionRow, StandingRow } from '../../store/rows-standing.ts';
import { insertStandings, listStandings, listVersions } from '../../store/standing.ts';
import { findObjection, lockObjection, updateObjection } from '../../store/standing-objection.ts';
import { readCityClock } from '../city-clock.ts';
import { readPolicy } from '../cycle/policy.ts';

export async function answerObjection(
  house: Chance & { readonly db: Database },
  who: Person,
  { id, body }: { readonly id: string; readonly body: ObjectionAnswer },
): Promise<Result<{ readonly month: string; readonly person: string }>> {
  const asked = await inScope(house.db, who.scope, (tx) => findObjection(tx, who.city, id));
  if (!asked || asked.person === who.id) return refuse({ kind: asked ? 'standing.own' : 'notFound' });
  // His peers stand in the whole city.
  return inScope(house.db, { ...who.scope, region: who.city }, async (tx) => {
    await lockRecords(tx, who.city, [`standing/${asked.person}/${asked.month}`]);
    const objection = (await lockObjection(tx, who.city, id))!;
    const [row] = await listVersions(tx, objection);
    if (!row) throw new Error(`The objection ${id} is about a standing that is not there`);
    const decided = { granted: body.granted, reason: body.reason, leftOut: body.leftOut };
    const found = { by: who.id, person: objection.person, number: objection.number };
    const allowed = mayDecideObjection(decided, {
      ...found,
      rows: row.cases,
      isDecided: objection.decided_at !== null,
    });
    if (!allowed.ok) return allowed;
    const at = new Date(readCityClock((await findCity(tx, who.city))!, house.now()).nowMs);
    const version = body.granted ? await setAnew(tx, row, { objection, leftOut: body.leftOut, at }) : null;
    await updateObjection(tx, objection, {
      ...{ decided_at: at, decided_by: who.id, granted: body.granted, reason: body.reason.trim() },
      ...{ left_out: [...body.leftOut], new_version: version },
    });
    await writeEvent(tx, house, {
      ...{ city: who.city, kind: 'standing.answered', key: id, region: objection.region },
      ...{ actor: who.id, subject: objection.person },
      body: {
        ...{ month: objection.month, number: objection.number, granted: body.granted, version },
        ...{ leftOut: body.leftOut, role: who.role, region: who.region },
      },
    });
    return accept({ month: objection.month, person: objection.person });
  });
}

interface Correction {
  readonly objection: StandingObjectionRow;
  readonly leftOut: readonly string[];
  readonly at: Date;
}

async function setAnew(tx: Tx, row: StandingRow, { objection, leftOut, at }: Correction): Promise<number> {
  const { city, month, person } = row;
  const rule = await readPolicy(tx, city, month, 'standing');
  const cases = leaveOut(row.cases, objection.number, leftOut);
  const people = (await listStandings(tx, city, month)).map(({ body }) => ({
    ...{ person: body.person, level: body.level, asked: body.asked },
    counts: body.person === person ? countCases(cases) : body.counts,
  }));
  const standing = setStandings(people, rule).find((one) => one.person === person)!;
  const version = row.version + 1;
  const body = { ...standing, targetBefore: row.body.targetBefore };
  await insertStandings(tx, [{ ...row, version, cases, body, set_at: at }]);
  return version;
}
