// Pictures that were brought before, look like one that was (C11), or were taken elsewhere or at another time than the patrol they belong to
// (C7). The same bytes twice is sure; alike is not, because people photograph the same sign from the same step.
import { makePlane, toX, toY } from '../../ground/geo.ts';
import type { TrackPoint } from '../point.ts';
import { type HashedPhoto, makePhotoIndex } from './photo-index.ts';
import type { Severity, Signal, SignalKind } from './signal.ts';

export interface PatrolPhoto extends HashedPhoto {
  /** Names the picture among those of its record. */
  readonly id: string;
  readonly sha256: string;
  /** The patrol it belongs to, also by way of a problem found on it; null for a problem reported without one. */
  readonly patrol: string | null;
  readonly person: string | null;
  /** When it was put into the record. */
  readonly atMs: number;
  readonly exifAtMs: number | null;
  readonly exifLon: number | null;
  readonly exifLat: number | null;
}

export interface PhotoRules {
  readonly farM: number;
  readonly lateS: number;
  /** Farther off than this in time it is no question of a clock. */
  readonly otherDayS: number;
}

/** [D] */
export const PHOTO_RULES: PhotoRules = { farM: 300, lateS: 600, otherDayS: 86_400 };

/** New pictures against each other and against the older ones; each is asked about once, beside the nearest. */
export function findReusedPhotos(fresh: readonly PatrolPhoto[], older: readonly PatrolPhoto[]): Signal[] {
  const index = makePhotoIndex<PatrolPhoto>(fresh.length + older.length);
  const byBytes = new Map<string, PatrolPhoto[]>();
  const add = (photo: PatrolPhoto) => {
    index.add(photo);
    const same = byBytes.get(photo.sha256);
    if (same) same.push(photo);
    else byBytes.set(photo.sha256, [photo]);
  };
  for (const photo of older) add(photo);
  const signals: Signal[] = [];
  for (const photo of fresh.toSorted((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1))) {
    const same = byBytes.get(photo.sha256)?.find((one) => isElsewhere(photo, one));
    const alike = index
      .find(photo)
      .filter((one) => isElsewhere(photo, one.photo))
      .sort((a, b) => a.bits - b.bits)[0];
    if (same) signals.push(toSignal(photo, same, { kind: 'photo.reused', severity: 'strong', bits: 0 }));
    else if (alike)
      signals.push(toSignal(photo, alike.photo, { kind: 'photo.alike', severity: 'weak', bits: alike.bits }));
    add(photo);
  }
  return signals;
}

/** One picture may stand in a patrol and in the problem found on it. */
function isElsewhere(a: PatrolPhoto, b: PatrolPhoto): boolean {
  return a.id !== b.id && (a.patrol === null || b.patrol === null || a.patrol !== b.patrol);
}

function toSignal(
  photo: PatrolPhoto,
  other: PatrolPhoto,
  { kind, severity, bits }: { readonly kind: SignalKind; readonly severity: Severity; readonly bits: number },
): Signal {
  return {
    ...{ kind, severity, key: photo.id, person: photo.person, patrol: photo.patrol, otherPatrol: other.patrol },
    numbers: {
      ...{ bits, photo: photo.id, otherPhoto: other.id },
      otherPerson: other.person === photo.person ? null : other.person,
      days: Math.round(Math.abs(photo.atMs - other.atMs) / 86_400_000),
    },
  };
}

export interface PhotographedPatrol {
  readonly startedMs: number;
  readonly endedMs: number;
  readonly points: readonly TrackPoint[];
}

/** What the camera wrote into the picture, beside the track; null where both agree or the camera wrote nothing. */
export function judgePlace(
  photo: PatrolPhoto,
  patrol: PhotographedPatrol,
  rules: PhotoRules = PHOTO_RULES,
): Signal | null {
  const { exifAtMs } = photo;
  const offS = exifAtMs === null ? 0 : Math.max(patrol.startedMs - exifAtMs, exifAtMs - patrol.endedMs, 0) / 1000;
  const farM = offS > rules.lateS ? null : distanceM(photo, patrol);
  if (offS <= rules.lateS && (farM === null || farM <= rules.farM)) return null;
  return {
    ...{ kind: 'photo.elsewhere', severity: offS > rules.otherDayS ? 'strong' : 'weak', key: photo.id },
    ...{ person: photo.person, patrol: photo.patrol, otherPatrol: null },
    numbers: {
      photo: photo.id,
      farM: farM !== null && farM > rules.farM ? Math.round(farM) : null,
      offMinutes: offS > rules.lateS ? Math.round(offS / 60) : null,
    },
  };
}

/** To the fixes of the ten minutes around the picture; without a time of its own, to the nearest of all. */
function distanceM(
  { exifAtMs, exifLon, exifLat }: PatrolPhoto,
  { startedMs, points }: PhotographedPatrol,
): number | null {
  if (exifLon === null || exifLat === null) return null;
  const around =
    exifAtMs === null
      ? points
      : points.filter(({ timeMs }) => Math.abs(startedMs + timeMs - exifAtMs) <= PHOTO_RULES.lateS * 1000);
  const plane = makePlane(exifLon, exifLat);
  const least = around.reduce(
    (best, { lon, lat }) => Math.min(best, Math.hypot(toX(plane, lon), toY(plane, lat))),
    Number.POSITIVE_INFINITY,
  );
  return Number.isFinite(least) ? least : null;
}
