// Tracks of patrols that came in, reach by reach: each by itself, and beside all tracks of its reach of a year.
import { makePlane } from '@xunhe/domain/ground/geo';
import { groupBy } from '@xunhe/domain/ground/group';
import { addMonths } from '@xunhe/domain/ground/month';
import type { TrackPoint } from '@xunhe/domain/patrol/point';
import { findOddities } from '@xunhe/domain/patrol/signals/track-oddities';
import { type ComparedTrack, compareTrack, readTrack } from '@xunhe/domain/patrol/signals/track-pairs';
import { decodeTrack } from '@xunhe/domain/patrol/track-codec';
import { type Database, inScope } from '../../store/db.ts';
import { type FreshPatrol, listReachTracks, type StoredTrack } from '../../store/signal-evidence.ts';
import { type RaisedSignal, toRow } from './raised.ts';

const YEAR = 12;

export async function askTracks(db: Database, city: string, fresh: readonly FreshPatrol[]): Promise<RaisedSignal[]> {
  const raised: RaisedSignal[] = [];
  for (const [reach, patrols] of groupBy(fresh, (patrol) => patrol.reach)) {
    const months = patrols.map(({ month }) => month).sort();
    const span = { from: addMonths(months[0]!, -YEAR), to: addMonths(months.at(-1)!, YEAR) };
    const stored = await inScope(db, { city, region: city }, (tx) => listReachTracks(tx, city, { reach, ...span }));
    raised.push(...askReach(city, patrols, stored));
  }
  return raised;
}

function askReach(city: string, patrols: readonly FreshPatrol[], stored: readonly StoredTrack[]): RaisedSignal[] {
  const { reach, region } = patrols[0]!;
  const points = new Map(stored.map((track) => [track.patrol, readPoints(track)]));
  const alone = patrols.flatMap((patrol) => askAlone(city, patrol, points.get(patrol.id) ?? []));
  const first = [...points.values()].find((track) => track.length > 0)?.[0];
  if (!first) return alone;
  const plane = makePlane(first.lon, first.lat);
  const tracks = stored.flatMap(({ patrol, person, mode, started_at }): ComparedTrack[] => {
    const read = readTrack({ patrol, person, mode, startedMs: started_at.getTime() }, points.get(patrol)!, plane);
    return read ? [read] : [];
  });
  const fresh = new Set(patrols.map(({ id }) => id));
  const pairs = tracks.filter(({ patrol }) => fresh.has(patrol)).flatMap((track) => compareTrack(track, tracks));
  // A late record may raise a question about a patrol that was walked after it and came before it.
  const months = new Map(stored.map(({ patrol, month }) => [patrol, month]));
  return [
    ...alone,
    ...pairs.map((signal) => toRow(signal, { city, reach, region, month: months.get(signal.patrol!)! })),
  ];
}

function askAlone(city: string, patrol: FreshPatrol, points: readonly TrackPoint[]): RaisedSignal[] {
  const { id, person, mode, clock_skew_s, reach, region, month } = patrol;
  const signals = findOddities({ patrol: id, person, mode, points, clockSkewS: clock_skew_s });
  return signals.map((signal) => toRow(signal, { city, reach, region, month }));
}

export function readPoints({ points }: { readonly points: Buffer | null }): readonly TrackPoint[] {
  const read = points && decodeTrack(points);
  return read?.ok ? read.value : [];
}
