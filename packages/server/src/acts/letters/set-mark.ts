// The city's office sets the mark of an office or a department, or gives it back to its name. Letters that were written keep their number.
import { makeId } from '@xunhe/domain/ground/id';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { regionLevel } from '@xunhe/domain/place/region';
import { checkMark } from '@xunhe/domain/problem/office-mark';
import { type Database, inScope } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import { dropMark, isMarkOfLetters, lockMarks, saveMark } from '../../store/office-mark.ts';
import type { Person } from '../../store/people.ts';
import { findCity } from '../../store/place.ts';
import { readCityClock } from '../city-clock.ts';
import { listMarkOffices, madeMark, markOf, readMarkGround } from './office-marks.ts';

/** @param asked.mark null: what the names make */
export async function setMark(
  house: Chance & { readonly db: Database },
  who: Person,
  asked: { readonly office: string; readonly mark: string | null },
): Promise<Result<{ readonly mark: string }>> {
  if (regionLevel(who.region) !== 'city') return refuse({ kind: 'mark.level' });
  const checked = asked.mark === null ? accept(null) : checkMark(asked.mark);
  if (!checked.ok) return checked;
  const { city } = who;
  const { office } = asked;
  return inScope(house.db, who.scope, async (tx) => {
    await lockMarks(tx, city);
    const ground = await readMarkGround(tx, city);
    const offices = listMarkOffices(ground);
    if (!offices.includes(office)) return refuse({ kind: 'notFound' });
    const before = markOf(ground, office);
    const mark = checked.value ?? madeMark(ground, office);
    const others = offices.filter((other) => other !== office);
    const isTaken = others.some((other) => markOf(ground, other) === mark || madeMark(ground, other) === mark);
    if (isTaken || (await isMarkOfLetters(tx, city, { mark, notOf: office })))
      return refuse({ kind: 'mark.taken', path: '/body/mark' });
    if ((ground.own.get(office)?.mark ?? null) === checked.value) return accept({ mark });
    const { nowMs } = readCityClock((await findCity(tx, city))!, house.now());
    if (checked.value === null) await dropMark(tx, city, office);
    else await saveMark(tx, { city, office, mark, changed_by: who.id, changed_at: new Date(nowMs) });
    await writeEvent(tx, house, {
      ...{ city, kind: 'letter.markSet', key: `${office}/${makeId(house.now(), house.random(10))}` },
      ...{ region: who.region, actor: who.id },
      body: { office, mark, before, own: checked.value !== null },
    });
    return accept({ mark });
  });
}
