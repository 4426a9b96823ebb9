// A person says what a reading is that was kept out of use. What came stays as it came; what is used stands beside it from now on. All that were
// named are decided, or none.
import type { DecideHeldBody } from '@xunhe/contract/held-reading';
import { makeId } from '@xunhe/domain/ground/id';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { type DecidedReading, decideHeld } from '@xunhe/domain/observation/held-reading';
import type { Tx } from '../../store/db.ts';
import { type Chance, writeEvents } from '../../store/events.ts';
import { insertDecided, lockHeld, saveDecision } from '../../store/held-reading.ts';
import type { Person } from '../../store/people.ts';
import { findCity } from '../../store/place.ts';
import type { HeldReadingRow } from '../../store/rows-held.ts';
import { readCityClock } from '../city-clock.ts';

export async function decideReadings(
  tx: Tx,
  chance: Chance,
  { who, body }: { readonly who: Person; readonly body: DecideHeldBody },
): Promise<Result<{ decided: number }>> {
  const { deed, value, ids } = body;
  // One value for several readings is a slip of the hand.
  if (deed === 'correct' && ids.length > 1) return refuse({ kind: 'held.oneValue' });
  const held = await lockHeld(tx, who.city, ids);
  const found = new Set(held.map(({ id }) => id));
  const missing = ids.findIndex((id) => !found.has(id));
  if (missing >= 0) return refuse({ kind: 'notFound', path: `/body/ids/${missing}` });
  const city = (await findCity(tx, who.city))!;
  const at = new Date(readCityClock(city, chance.now()).nowMs);
  const decisions: { row: HeldReadingRow; decided: DecidedReading }[] = [];
  for (const row of held) {
    const decided = decideHeld(row, { deed, value });
    if (!decided.ok) return refuse({ ...decided.refusal, path: `/body/ids/${ids.indexOf(row.id)}` });
    decisions.push({ row, decided: decided.value });
  }
  for (const { row, decided } of decisions) {
    const { state, value: used } = decided;
    await saveDecision(tx, row, { state, used_value: used, decided_by: who.id, decided_at: at, why: body.why.trim() });
    if (used !== null) await insertDecided(tx, row, { value: used, at });
  }
  await writeEvents(
    tx,
    chance,
    decisions.map(({ row, decided: { state, value: used } }) => ({
      ...{ city: who.city, kind: 'reading.decided', key: makeId(chance.now(), chance.random(10)), region: row.region },
      actor: who.id,
      body: { reading: row.id, place: row.place, indicator: row.indicator, state, value: row.value, used },
    })),
  );
  return accept({ decided: held.length });
}
