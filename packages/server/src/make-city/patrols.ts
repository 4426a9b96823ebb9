// Patrols under the universal rule (2019): city quarterly, district monthly, town every dekad, village weekly, and on black-odorous
// water the village every working day. Everyone walks as much on good water as on bad; that is the history the model has to beat.
import { dayNumber, numberToDay, weekday } from '@xunhe/domain/ground/day';
import { addMonths, daysInMonth, firstDay, type Month } from '@xunhe/domain/ground/month';
import { clamp } from './character.ts';
import { type City, reachId } from './city.ts';
import type { CsvFile } from './csv-file.ts';
import type { Finding } from './events.ts';
import { drawReach } from './network.ts';
import { holderOn, type Seat } from './people.ts';
import { drawInt, drawNormal, makeRandom, pick, pickWeighted, type Random } from './random.ts';
import { placeBeside } from './sources.ts';
import { stampTime } from './stamp.ts';
import { walkTrack } from './track.ts';

export const PATROL_COLUMNS = ['id', 'chief', 'reach', 'mode', 'started', 'ended', 'length_m'];

/** Log of the worst ratio beyond which a reach counts as black-odorous: ammonia of 8 mg/L is four times the class Ⅴ limit. */
const BLACK = Math.log(4);

/** Tracks are kept for patrols of the last weeks only, and only one in so many of them. */
export interface TrackPlan {
  readonly fromDay: number;
  readonly oneIn: number;
  readonly most: number;
}

export interface PatrolDesk {
  readonly city: City;
  readonly seats: readonly Seat[];
  readonly patrols: CsvFile;
  readonly tracks: CsvFile;
  readonly plan: TrackPlan;
  tracked: number;
}

interface Visit {
  readonly seat: Seat;
  readonly reach: number;
  readonly day: number;
}

/** All patrols of a month, by seat; what they found comes back. */
export async function drawPatrols(desk: PatrolDesk, month: Month, state: Float32Array): Promise<Finding[]> {
  const random = makeRandom(desk.city.seed, 'patrols', month);
  const findings: Finding[] = [];
  let number = 0;
  for (const seat of desk.seats) {
    for (const visit of planVisits(seat, month, state, random)) {
      const holder = holderOn(seat, numberToDay(visit.day));
      const done = random() < seat.diligence && visit.day <= desk.city.lastDay;
      if (holder === null || !done) continue;
      number += 1;
      const id = `X${month.replace('-', '')}-${String(number).padStart(5, '0')}`;
      const finding = writePatrol(desk, { ...visit, id, chief: holder.id, state: state[visit.reach]! }, random);
      if (finding !== null) findings.push(finding);
    }
    await desk.patrols.settle();
    await desk.tracks.settle();
  }
  return findings;
}

function planVisits(seat: Seat, month: Month, state: Float32Array, random: Random): Visit[] {
  const first = dayNumber(firstDay(month));
  const last = first + daysInMonth(month) - 1;
  const visit = (reach: number, from: number, to: number): Visit => ({ seat, reach, day: drawInt(random, from, to) });
  switch (seat.level) {
    case 'city':
      return Number(month.slice(5)) % 3 === 2 ? [visit(pick(random, seat.reaches), first, last)] : [];
    case 'district':
      return [visit(pick(random, seat.reaches), first, last)];
    case 'town':
      return [0, 10, 20].map((dekad) =>
        visit(pick(random, seat.reaches), first + dekad, Math.min(last, first + dekad + 7)),
      );
    case 'assistant':
      return random() < 0.5 ? [visit(pick(random, seat.reaches), first, last)] : [];
    case 'village':
    case 'reach':
      return seat.reaches.flatMap((reach) =>
        state[reach]! > BLACK && seat.level === 'village'
          ? listWorkingDays(first, last).map((day) => ({ seat, reach, day }))
          : listMondays(first, last).map((monday) => visit(reach, monday, monday + 6)),
      );
  }
}

function listMondays(first: number, last: number): number[] {
  const mondays: number[] = [];
  for (let day = first; day <= last; day++) if (weekday(numberToDay(day)) === 1) mondays.push(day);
  return mondays;
}

function listWorkingDays(first: number, last: number): number[] {
  const days: number[] = [];
  for (let day = first; day <= last; day++) if (weekday(numberToDay(day)) <= 5) days.push(day);
  return days;
}

interface Patrol extends Visit {
  readonly id: string;
  readonly chief: string;
  readonly state: number;
}

function writePatrol(desk: PatrolDesk, patrol: Patrol, random: Random): Finding | null {
  const { city } = desk;
  const { seat, reach, day } = patrol;
  const mode = drawMode(random, seat);
  const minutes =
    seat.formOnly && random() < 0.7 ? 10 + random() * 1.2 : clamp(14 + 16 * Math.exp(0.5 * drawNormal(random)), 5, 150);
  const start = drawInt(random, 8 * 3600, 17.5 * 3600);
  const end = start + Math.round(minutes * 60);
  let metres = Math.round(lengthOf(random, mode, minutes, seat.formOnly));
  if (isTracked(desk, patrol, mode, random)) {
    const line = drawReach(city.network, reach);
    const { points, lengthM } = walkTrack(
      line,
      { day, start, end, speedMs: metres / (end - start) },
      makeRandom(city.seed, 'track', patrol.id),
    );
    for (const point of points) desk.tracks.add([patrol.id, point.time, point.lon, point.lat, point.accuracyM]);
    desk.tracked += 1;
    metres = Math.round(lengthM);
  }
  desk.patrols.add([
    patrol.id,
    patrol.chief,
    reachId(city, reach),
    mode,
    stampTime(day, start),
    stampTime(day, end),
    metres,
  ]);

  const chance = (seat.formOnly ? 0.001 : 0.007) * Math.exp(0.75 * clamp(patrol.state, -2, 2));
  if (random() >= chance) return null;
  const place = placeBeside(random, drawReach(city.network, reach), 20);
  return {
    reach,
    source: 'chief',
    day,
    second: Math.round((start + end) / 2),
    state: patrol.state,
    patrol: patrol.id,
    place,
  };
}

function isTracked(desk: PatrolDesk, { day, seat }: Patrol, mode: string, random: Random): boolean {
  const wanted = day >= desk.plan.fromDay && (mode === 'walk' || mode === 'bicycle') && seat.level !== 'city';
  return wanted && desk.tracked < desk.plan.most && random() < 1 / desk.plan.oneIn;
}

function drawMode(random: Random, seat: Seat): string {
  if (seat.level === 'village' || seat.level === 'reach') {
    return pickWeighted(random, [
      ['walk', 80],
      ['bicycle', 14],
      ['boat', 2],
      ['handling', 3],
      ['paper', 1],
    ] as const);
  }
  return pickWeighted(random, [
    ['walk', 64],
    ['car', 12],
    ['meeting', 10],
    ['handling', 8],
    ['drone', 4],
    ['paper', 2],
  ] as const);
}

function lengthOf(random: Random, mode: string, minutes: number, formOnly: boolean): number {
  if (mode === 'meeting' || mode === 'paper' || mode === 'handling') return 0;
  if (formOnly && minutes < 11.3) return 1000 + random() * 60;
  const speedKmh = mode === 'walk' ? 3.9 : mode === 'bicycle' ? 8.5 : mode === 'boat' ? 9 : 14;
  return (minutes / 60) * speedKmh * 1000 * clamp(1 + 0.18 * drawNormal(random), 0.5, 1.6);
}

/** About this many of the last five weeks' patrols keep their track. */
export function planTracks(city: City, seats: readonly Seat[], most: number): TrackPlan {
  const waters = seats.reduce(
    (sum, seat) => sum + (seat.level === 'village' || seat.level === 'reach' ? seat.reaches.length : 1),
    0,
  );
  const from = dayNumber(firstDay(addMonths(numberToDay(city.lastDay).slice(0, 7), -1)));
  return { fromDay: from, oneIn: Math.max(1, (waters * 5) / most), most };
}
