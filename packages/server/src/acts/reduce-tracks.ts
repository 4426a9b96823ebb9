// What is kept only for a time goes: tracks of old months become a line without times, and sessions that ended are forgotten. In handfuls,
// each a transaction of its own, so a run that was cut goes on where it stopped; the last handful writes the one event of the run.
import { makeId } from '@xunhe/domain/ground/id';
import { addMonths, dayToMonth, type Month } from '@xunhe/domain/ground/month';
import { simplifyLine } from '@xunhe/domain/patrol/simplify-line';
import { decodeTrack, encodeTrack } from '@xunhe/domain/patrol/track-codec';
import { type Database, inScope, type Tx } from '../store/db.ts';
import { type Chance, writeEvent } from '../store/events.ts';
import { findCity } from '../store/place.ts';
import {
  countUntold,
  deleteEndedSessions,
  deleteOldDeliveries,
  listWholeTracks,
  lockRetention,
  saveReducedTrack,
} from '../store/retention.ts';
import type { TrackRow } from '../store/rows-deed.ts';
import { readCityClock } from './city-clock.ts';

export interface Retention {
  readonly db: Database;
  readonly city: string;
  /** A track is whole in the month it was walked and until so many months have begun after it. */
  readonly trackMonths: number;
  readonly handful?: number;
  /** After each handful that is stored. */
  readonly onHandful?: (tracks: number) => void;
}

export interface RetentionDone {
  /** The newest month whose tracks are lines now. */
  readonly upTo: Month;
  /** Those of an earlier run that was cut are counted too. */
  readonly tracks: number;
  readonly sessions: number;
}

const HANDFUL = 100;
/** A sender that asks for an old answer asks within a year, and a month more. */
const DELIVERY_MS = 400 * 86_400_000;

export async function reduceTracks(run: Retention & Chance): Promise<RetentionDone> {
  for (let before = 0; ; ) {
    const step = await inScope(run.db, { city: run.city, region: run.city }, (tx) => reduceHandful(tx, run, before));
    run.onHandful?.(step.tracks);
    if (step.done) return step.done;
    before += step.tracks;
  }
}

async function reduceHandful(
  tx: Tx,
  run: Retention & Chance,
  before: number,
): Promise<{ readonly tracks: number; readonly done: RetentionDone | null }> {
  await lockRetention(tx, run.city);
  const city = await findCity(tx, run.city);
  if (!city) throw new Error(`The city ${run.city} is not in the store`);
  const { today, nowMs } = readCityClock(city, run.now());
  const upTo = addMonths(dayToMonth(today), -run.trackMonths);
  const most = run.handful ?? HANDFUL;
  const tracks = await listWholeTracks(tx, run.city, upTo, most);
  for (const track of tracks) await saveReducedTrack(tx, track, makeLine(track, new Date(run.now())));
  if (tracks.length === most) return { tracks: most, done: null };
  await deleteOldDeliveries(tx, run.city, new Date(nowMs - DELIVERY_MS));
  const sessions = await deleteEndedSessions(tx, run.city, run.now());
  // What an earlier run left untold is told too; what this one did is told even if the clock was set back.
  const told = Math.max(before + tracks.length, await countUntold(tx, run.city));
  const done = { upTo, tracks: told, sessions };
  if (done.tracks + done.sessions > 0)
    await writeEvent(tx, run, {
      city: run.city,
      kind: 'tracks.reduced',
      key: makeId(run.now(), run.random(10)),
      region: run.city,
      actor: null,
      body: { ...done, months: run.trackMonths },
    });
  return { tracks: tracks.length, done };
}

/** A track that cannot be read has no line to keep. */
function makeLine(track: TrackRow, reducedAt: Date): Pick<TrackRow, 'point_count' | 'points' | 'reduced_at'> {
  const points = decodeTrack(track.points);
  const line = points.ok ? simplifyLine(points.value) : [];
  return { point_count: line.length, points: Buffer.from(encodeTrack(line)), reduced_at: reducedAt };
}
