// Pictures, words and quick endings of records that came in, beside those of the year before.
import { addMonths } from '@xunhe/domain/ground/month';
import { findReusedPhotos, judgePlace, type PatrolPhoto } from '@xunhe/domain/patrol/signals/photo-signals';
import { judgeProblem } from '@xunhe/domain/patrol/signals/record-signals';
import { findRepeatedTexts } from '@xunhe/domain/patrol/signals/repeated-text';
import type { Tx } from '../../store/db.ts';
import { listEndedProblems } from '../../store/signal-counts.ts';
import {
  type EvidenceSpan,
  listPatrolTracks,
  listPhotos,
  listTexts,
  type StoredPhoto,
  type StoredText,
} from '../../store/signal-evidence.ts';
import { instantToDay } from '../city-clock.ts';
import { readPoints } from './ask-tracks.ts';
import { type RaisedSignal, toRow } from './raised.ts';

export interface RecordsAsked {
  readonly city: string;
  readonly timezone: string;
  readonly span: EvidenceSpan;
  /** Months of what came in, first and last. */
  readonly from: string;
  readonly to: string;
  /** Ids of patrols and problems that came in. */
  readonly fresh: ReadonlySet<string>;
}

const YEAR = 12;

export async function askPhotos(tx: Tx, asked: RecordsAsked): Promise<RaisedSignal[]> {
  const { city, span, fresh } = asked;
  const rows = await listPhotos(tx, city, { from: addMonths(asked.from, -YEAR), to: asked.to });
  const came = ({ received_at }: StoredPhoto) =>
    'after' in span && received_at !== null && received_at > span.after && received_at <= span.until;
  const isFresh = (row: StoredPhoto) =>
    came(row) || fresh.has(row.record) || ('month' in span && row.month === span.month);
  const byId = new Map(rows.map((row) => [photoId(row), row]));
  const photos = rows.filter(isFresh).map(toPhoto);
  const tracks = new Map(
    (await listPatrolTracks(tx, city, [...new Set(photos.flatMap(({ patrol }) => patrol ?? []))])).map((row) => [
      row.id,
      { startedMs: row.started_at.getTime(), endedMs: row.ended_at.getTime(), points: readPoints(row) },
    ]),
  );
  const elsewhere = photos.flatMap((photo) => {
    const track = photo.patrol === null ? undefined : tracks.get(photo.patrol);
    return (track && judgePlace(photo, track)) ?? [];
  });
  const older = rows.filter((row) => !isFresh(row)).map(toPhoto);
  return [...findReusedPhotos(photos, older), ...elsewhere].map((signal) => {
    const { month, reach, region } = byId.get(signal.key)!;
    return toRow(signal, { city, month, reach, region });
  });
}

function photoId({ record, n }: Pick<StoredPhoto, 'record' | 'n'>): string {
  return `${record}:${n}`;
}

function toPhoto(row: StoredPhoto): PatrolPhoto {
  const { sha256, phash, patrol, person, at, exif_at, exif_lon, exif_lat } = row;
  return {
    ...{ id: photoId(row), sha256, phash, patrol, person, atMs: at.getTime() },
    ...{ exifAtMs: exif_at?.getTime() ?? null, exifLon: exif_lon, exifLat: exif_lat },
  };
}

export async function askTexts(tx: Tx, asked: RecordsAsked): Promise<RaisedSignal[]> {
  const { city, timezone, fresh } = asked;
  const rows = await listTexts(tx, city, { from: addMonths(asked.from, -YEAR), to: asked.to, timezone });
  const byRecord = new Map(rows.map((row) => [row.record, row]));
  const isFresh = ({ record }: StoredText) => fresh.has(record);
  const signals = findRepeatedTexts(
    rows.filter(isFresh),
    rows.filter((row) => !isFresh(row)),
  );
  return signals.map((signal) => {
    const { day, reach, region } = byRecord.get(signal.key)!;
    return toRow(signal, { city, month: day.slice(0, 7), reach, region });
  });
}

export async function askProblems(tx: Tx, { city, timezone, span }: RecordsAsked): Promise<RaisedSignal[]> {
  const rows = await listEndedProblems(tx, city, span, timezone);
  return rows.flatMap((row) => {
    const { id, patrol, reporter, reported_at, closed_at, handled_by, handled_at, handled_note, photos } = row;
    const signal = judgeProblem({
      ...{ id, patrol, reporter, photos, reportedMs: reported_at.getTime(), closedMs: closed_at?.getTime() ?? null },
      selfHandled:
        handled_by && handled_at ? { by: handled_by, note: handled_note ?? '', atMs: handled_at.getTime() } : null,
    });
    const month = instantToDay(reported_at.getTime(), timezone).slice(0, 7);
    return signal ? [toRow(signal, { city, month, reach: row.reach, region: row.region })] : [];
  });
}
