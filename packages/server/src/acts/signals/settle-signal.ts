// A person looked at the evidence and says in writing what a signal means. Once: a settled one stays as it was settled. Nobody settles what
// is asked about himself. It changes no verdict and no figure.
import type { SettleSignalBody } from '@xunhe/contract/signal';
import { makeId } from '@xunhe/domain/ground/id';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import type { Tx } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import type { Person } from '../../store/people.ts';
import { findCity } from '../../store/place.ts';
import { searchSignals, settleSignal } from '../../store/signal.ts';
import { readCityClock } from '../city-clock.ts';

export async function settle(
  tx: Tx,
  chance: Chance,
  { who, id, body }: { readonly who: Person; readonly id: string; readonly body: SettleSignalBody },
): Promise<Result<{ done: true }>> {
  const [signal] = await searchSignals(tx, { city: who.city, id, limit: 1, offset: 0 });
  if (!signal) return refuse({ kind: 'notFound' });
  if (signal.person === who.id) return refuse({ kind: 'signal.own' });
  const city = (await findCity(tx, who.city))!;
  const at = new Date(readCityClock(city, chance.now()).nowMs);
  const settled = { state: body.state, by: who.id, at, note: body.note.trim() };
  if (!(await settleSignal(tx, signal, settled))) return refuse({ kind: 'signal.settled' });
  await writeEvent(tx, chance, {
    ...{ city: who.city, kind: 'signal.settled', key: makeId(chance.now(), chance.random(10)), region: signal.region },
    ...{ actor: who.id, subject: signal.person },
    body: { signal: id, kind: signal.kind, state: body.state },
  });
  return accept({ done: true });
}
