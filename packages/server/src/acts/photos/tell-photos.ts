// The pictures of a record as its page tells them: what is known of each, and how far it lies from the record, by the camera where that knew
// more than the phone. Where somebody was is told to whoever may see the track of a patrol; the others are told how far it was.
import type { PhotoBody } from '@xunhe/contract/photo';
import { metresFromWay, minutesOutside, type WayPoint } from '@xunhe/domain/patrol/photo-offset';
import type { PhotoRow } from '../../store/rows-photo.ts';

export interface PhotoRecord {
  readonly fromMs: number;
  readonly toMs: number;
  readonly way: readonly WayPoint[];
  /** May the places be told, or only how far they are? */
  readonly tellPlaces: boolean;
}

export function tellPhotos(rows: readonly PhotoRow[], record: PhotoRecord): PhotoBody[] {
  return rows.map((row) => tellPhoto(row, record));
}

export function countWaiting(rows: readonly PhotoRow[]): number {
  return rows.filter(({ state }) => state === 'waiting').length;
}

function tellPhoto(row: PhotoRow, { fromMs, toMs, way, tellPlaces }: PhotoRecord): PhotoBody {
  const byPhone = toPlace(row.lon, row.lat);
  const byCamera = toPlace(row.exif_lon, row.exif_lat);
  const place = byCamera ?? byPhone;
  return {
    id: `${row.record}.${row.n}`,
    n: row.n,
    role: row.role,
    from: row.from_where,
    state: row.state,
    why: row.why_broken,
    at: row.at.toISOString(),
    place: tellPlaces ? byPhone : null,
    width: row.width,
    height: row.height,
    cameraAt: row.exif_at?.toISOString() ?? null,
    cameraPlace: tellPlaces ? byCamera : null,
    camera: row.exif_camera,
    offM: place && metresFromWay(place, way),
    offMinutes: minutesOutside((row.exif_at ?? row.at).getTime(), { fromMs, toMs }),
  };
}

function toPlace(lon: number | null, lat: number | null): { readonly lon: number; readonly lat: number } | null {
  return lon === null || lat === null ? null : { lon, lat };
}
