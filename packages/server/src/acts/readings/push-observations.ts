// Another system brings a batch of samples and days of rain. Each item is judged by itself; what is right is stored once, known from now on. The
// batch is remembered by the id that its sender gave it, so that an answer which got lost is simply asked for again.
import { createHash } from 'node:crypto';
import {
  type PushedAnswer,
  PushedItem,
  type PushObservationsAnswer,
  type PushObservationsBody,
} from '@xunhe/contract/pushed-observation';
import type { Day } from '@xunhe/domain/ground/day';
import { accept, type Refusal, type Result, refuse } from '@xunhe/domain/ground/result';
import { isHeldMark } from '@xunhe/domain/observation/held-reading';
import { readPushed } from '@xunhe/domain/observation/pushed-sample';
import { RAIN } from '@xunhe/domain/observation/rain';
import { refuseSampleDay } from '@xunhe/domain/observation/sample-day';
import { regionPrefix } from '@xunhe/domain/place/region';
import { Compile } from 'typebox/compile';
import type { Tx } from '../../store/db.ts';
import {
  closeDelivery,
  insertSamples,
  listMeasuredPlaces,
  type NewSample,
  openDelivery,
  sampleName,
} from '../../store/delivery.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import { holdMarked } from '../../store/held-reading.ts';
import type { Person } from '../../store/people.ts';
import { findCity } from '../../store/place.ts';
import { dayToInstant, readCityClock } from '../city-clock.ts';

const ITEM = Compile(PushedItem);
const NOON_MS = 12 * 3_600_000;

export async function pushObservations(
  tx: Tx,
  chance: Chance,
  { who, body }: { readonly who: Person; readonly body: PushObservationsBody },
): Promise<Result<PushObservationsAnswer>> {
  const { batch, items } = body;
  const city = (await findCity(tx, who.city))!;
  const clock = readCityClock(city, chance.now());
  const delivery = { city: who.city, source: `push:${who.login}`, id: batch };
  const hash = createHash('sha256').update(JSON.stringify(items)).digest();
  const at = new Date(clock.nowMs);
  const before = await openDelivery(tx, { ...delivery, region: who.region, at, hash });
  if (before)
    return before.hash.equals(hash)
      ? accept(before.answer as PushObservationsAnswer)
      : refuse({ kind: 'delivery.differs', path: '/body/batch' });
  const judge = await openJudging(tx, who, items, clock);
  const judged = items.map(judge);
  const samples = judged.flatMap((one) => (one.ok ? one.value : []));
  const from = { city: who.city, source: delivery.source, at, delivery: batch };
  const states = await insertSamples(tx, samples, from);
  await holdMarked(tx, who.city, at, samples.map(sampleName));
  const told = [...states.entries()].map(([n, state]) => tellState(samples[n]!, state));
  let n = 0;
  const answers = judged.map((one): PushedAnswer => (one.ok ? told[n++]! : { state: 'refused', refusal: one.refusal }));
  const answer = { batch, ...countStates(answers), items: answers };
  const waiting = answers.reduce((sum, one) => sum + (one.waiting?.length ?? 0), 0);
  const { stored, repeated, refused } = answer;
  await closeDelivery(tx, delivery, { stored, repeated, refused, waiting, answer });
  await writeEvent(tx, chance, {
    ...{ city: who.city, kind: 'observations.brought', key: `${delivery.source}/${batch}`, region: who.region },
    ...{ actor: who.id, body: { source: delivery.source, stored, repeated, refused, waiting } },
  });
  return accept(answer);
}

function tellState(sample: NewSample, state: 'stored' | 'repeated' | 'differs'): PushedAnswer {
  if (state === 'differs') {
    const refusal: Refusal = { kind: 'observation.differs', place: sample.place.id, day: sample.day };
    return { state: 'refused', refusal };
  }
  const waiting = Object.keys(sample.marks).filter((indicator) => isHeldMark(sample.marks[indicator]!));
  return waiting.length > 0 ? { state, waiting } : { state };
}

function countStates(answers: readonly PushedAnswer[]): { stored: number; repeated: number; refused: number } {
  const counts = { stored: 0, repeated: 0, refused: 0 };
  for (const { state } of answers) counts[state]++;
  return counts;
}

type JudgeItem = (item: unknown) => Result<NewSample>;

/** The places that the items name are asked for together. */
async function openJudging(
  tx: Tx,
  who: Person,
  items: readonly unknown[],
  clock: { readonly today: Day; readonly timezone: string },
): Promise<JudgeItem> {
  const shaped = items.filter((item): item is PushedItem => ITEM.Check(item));
  const places = await listMeasuredPlaces(tx, who.city, {
    stations: shaped.flatMap((item) => ('station' in item ? item.station : [])),
    gauges: shaped.flatMap((item) => ('gauge' in item ? item.gauge : [])),
    within: regionPrefix(who.region),
  });
  return (item) => {
    if (!ITEM.Check(item)) return refuse(shapeFault(item));
    const isRain = 'gauge' in item;
    const place = isRain ? places.gauges.get(item.gauge) : places.stations.get(item.station);
    if (!place) return refuse({ kind: 'ref.unknown', path: isRain ? '/gauge' : '/station' });
    const fault = refuseSampleDay(item.day, clock.today);
    if (fault) return refuse({ ...fault, path: '/day' });
    const strange = item.readings.findIndex(({ indicator }) => (indicator === RAIN) !== isRain);
    if (strange >= 0)
      return refuse({ kind: 'reading.indicator', n: strange, indicator: item.readings[strange]!.indicator });
    const read = readPushed(item.readings);
    if (!read.ok) return read;
    const seenAt = new Date(dayToInstant(item.day, clock.timezone) + NOON_MS);
    return accept({ kind: isRain ? 'rain' : 'sample', place, day: item.day, seenAt, ...read.value });
  };
}

function shapeFault(item: unknown): Refusal {
  const [error] = ITEM.Errors(item);
  return {
    kind: 'request.invalid',
    path: error?.instancePath ?? '',
    reason: error?.message ?? 'does not fit the schema',
  };
}
