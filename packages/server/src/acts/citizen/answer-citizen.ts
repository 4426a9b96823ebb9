// The office's side of a citizen's report: what he said of the end, what it answers him, and his number, which nobody sees without its being
// recorded. The rows are looked for in the region of whoever asks.
import { makeId } from '@xunhe/domain/ground/id';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { changeReport, findCitizenReport } from '../../store/citizen-report.ts';
import { type Database, inScope, type Tx } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import { findPerson, type Person } from '../../store/people.ts';
import { findCity } from '../../store/place.ts';
import { lockProblem } from '../../store/problem.ts';
import type { CitizenReportRow } from '../../store/rows-citizen.ts';
import type { Sealer } from '../../store/seal.ts';
import { readCityClock } from '../city-clock.ts';
import { phonePlace } from './citizen-house.ts';

interface AnswerHouse extends Chance {
  readonly db: Database;
  readonly seal: Sealer;
}

export async function readCitizenSide(tx: Tx, { city }: Person, problem: string) {
  const row = await findCitizenReport(tx, city, problem);
  return row && rowToSide(tx, row);
}

async function rowToSide(tx: Tx, row: CitizenReportRow) {
  const by = row.answered_by === null ? null : await findPerson(tx, row.city, row.answered_by);
  return {
    hasPhone: row.phone !== null,
    answer: row.answer === null ? null : { text: row.answer, byName: by?.name ?? null, at: tellAt(row.answered_at) },
    satisfaction:
      row.satisfaction === null
        ? null
        : { said: row.satisfaction, text: row.satisfaction_text, at: tellAt(row.said_at) },
  };
}

export async function answerCitizen(
  house: AnswerHouse,
  who: Person,
  { problem, text }: { readonly problem: string; readonly text: string },
): Promise<Result<NonNullable<Awaited<ReturnType<typeof readCitizenSide>>>>> {
  return inScope(house.db, who.scope, async (tx) => {
    await lockProblem(tx, who.city, problem);
    const row = await findCitizenReport(tx, who.city, problem);
    if (!row) return refuse({ kind: 'notFound' });
    const { nowMs } = readCityClock((await findCity(tx, who.city))!, house.now());
    await changeReport(tx, who.city, problem, {
      ...{ answer: text, answered_by: who.id, answered_at: new Date(nowMs) },
    });
    await writeEvent(tx, house, {
      ...{ city: who.city, kind: 'citizen.answered', key: `${problem}/${makeId(house.now(), house.random(10))}` },
      ...{ region: row.region, actor: who.id, body: { problem, text } },
    });
    return accept((await readCitizenSide(tx, who, problem))!);
  });
}

/** Null: he gave none, or it was forgotten. */
export async function lookAtPhone(
  house: AnswerHouse,
  who: Person,
  problem: string,
): Promise<Result<{ readonly phone: string | null }>> {
  return inScope(house.db, who.scope, async (tx) => {
    const row = await findCitizenReport(tx, who.city, problem);
    if (!row) return refuse({ kind: 'notFound' });
    const opened = row.phone && house.seal.open(row.phone, phonePlace(who.city, problem));
    if (row.phone && !opened) throw new Error(`The number of the report ${problem} was sealed by another key`);
    await writeEvent(tx, house, {
      ...{ city: who.city, kind: 'citizen.phoneLooked', key: makeId(house.now(), house.random(10)) },
      ...{ region: row.region, actor: who.id, body: { problem, role: who.role } },
    });
    return accept({ phone: opened?.toString('utf8') ?? null });
  });
}

function tellAt(at: Date | null): string {
  return at!.toISOString();
}
