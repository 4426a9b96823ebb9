// Tracks of a bundle, from `tracks.csv` or from `tracks/ID.gpx`, packed piece by piece as they are read: a piece is what one file says of
// one patrol in a row. Pieces are put together when the patrol is judged.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { refuse } from '@xunhe/domain/ground/result';
import { type GpxPoint, LONGEST_GPX, parseGpx, USUAL_ACCURACY_M } from '@xunhe/domain/patrol/gpx';
import type { TrackPoint } from '@xunhe/domain/patrol/point';
import { encodeTrack } from '@xunhe/domain/patrol/track-codec';
import type { Reason } from '../../sources/bundle/bad-row.ts';
import { BrokenFile, findTable, readTable, wholeFile } from '../../sources/bundle/table-file.ts';
import { fillRuns, type TrackRun } from '../../store/import/patrols.ts';
import type { ImportContext } from './context.ts';
import { isAhead, pastInstant } from './context.ts';

/** Longer pieces are cut: memory stays flat whatever the track. */
const LONGEST_RUN = 5000;
/** A longer pause cuts too: what was walked at quite another time is then a piece of its own, and can be refused alone. */
const PAUSE_MS = 3_600_000;
const HANDFUL = 200;
/** Names in Chinese take three bytes a character. */
const LARGEST_GPX = 3 * LONGEST_GPX;

export const GPX_FOLDER = 'tracks';

interface OpenRun {
  readonly patrol: string;
  readonly line: number;
  readonly points: TimedPoint[];
}

type TimedPoint = TrackPoint & { readonly ms: number };

/** A broken `tracks.csv` costs the tracks and not the patrols: they are judged without, and anew when the file is whole. */
export async function readTracks(context: ImportContext): Promise<void> {
  const found = findTable(context.folder, 'tracks');
  if (found) {
    await context.client.query('SAVEPOINT tracks');
    try {
      await readTrackTable(context, found.path);
    } catch (error) {
      if (!(error instanceof BrokenFile)) throw error;
      await context.client.query('ROLLBACK TO SAVEPOINT tracks');
      context.report.open(error.bad.file).bad(error.bad, 0);
    }
  }
  await readGpxFolder(context);
}

async function readTrackTable(context: ImportContext, path: string): Promise<void> {
  const file = basename(path);
  const book = context.report.open(file);
  let open: OpenRun | null = null;
  let runs: TrackRun[] = [];
  const close = () => {
    if (open) runs.push(packRun(file, open));
    open = null;
  };
  const read = await readTable(
    path,
    { name: 'tracks', required: ['patrol', 'time', 'lon', 'lat'], optional: ['accuracy_m', 'part'] },
    {
      file,
      onRow(row) {
        const patrol = row.text('patrol');
        const ms = pastInstant(context, row, 'time');
        const point = row.point();
        const accuracyM = row.optionalNumber('accuracy_m', { min: 0, max: 100_000 }) ?? USUAL_ACCURACY_M;
        const part = row.optionalNumber('part', { min: 0, max: 10_000 }) ?? 0;
        if (point === null && row.faults.length === 0) row.fault('lon', { kind: 'value.empty' });
        if (patrol === null || ms === null || point === null || row.faults.length > 0) return;
        if (!open || open.patrol !== patrol || isOver(open.points, ms)) {
          close();
          open = { patrol, line: row.line, points: [] };
        }
        open.points.push({ ms, timeMs: 0, ...point, accuracyM, part: Math.round(part) });
      },
      onBad: (bad, rows) => book.bad(bad, rows),
      onNotice: (notice) => book.notice(notice),
      async onBatch(rows, share) {
        if (runs.length >= HANDFUL) {
          await fillRuns(context.client, runs);
          runs = [];
        }
        context.onProgress({ file, rows, doing: 'read', share });
      },
    },
  );
  close();
  await fillRuns(context.client, runs);
  book.counts.read += read.rows;
}

async function readGpxFolder(context: ImportContext): Promise<void> {
  const folder = join(context.folder, GPX_FOLDER);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return;
  const book = context.report.open(`${GPX_FOLDER}/`);
  const names = readdirSync(folder).sort();
  for (const [i, name] of names.entries()) {
    if (!name.toLowerCase().endsWith('.gpx')) continue;
    const file = `${GPX_FOLDER}/${name}`;
    const path = join(folder, name);
    const { size } = statSync(path);
    const read = size > LARGEST_GPX ? refuse(tooLarge(size)) : parseGpx(readFileSync(path, 'utf8'));
    if (!read.ok) {
      const { line, ...reason } = read.refusal;
      // Of another kind of file no line says more than the next.
      const at = typeof line === 'number' && reason.kind !== 'file.notGpx' ? line : null;
      book.bad({ ...wholeFile(file, reason as Reason), line: at }, 1);
      continue;
    }
    const track = read.value;
    book.counts.read += track.points.length + track.faults.length;
    for (const { line, column, value } of track.faults) {
      const kind = column === 'time' ? 'time.impossible' : 'point.range';
      book.bad({ file, line, at: null, column, value: value.slice(0, 80), reason: { kind } }, 1);
    }
    const points = track.points.filter(({ ms, line }) => {
      if (!isAhead(context, ms)) return true;
      const reason = { kind: 'date.future', today: context.today } as const;
      book.bad({ file, line, at: null, column: 'time', value: new Date(ms).toISOString(), reason }, 1);
      return false;
    });
    await fillRuns(
      context.client,
      cutRuns(name.slice(0, -4), points).map((run) => packRun(file, run)),
    );
    context.onProgress({ file, rows: track.points.length, doing: 'read', share: (i + 1) / names.length });
  }
}

function tooLarge(length: number): Reason {
  return { kind: 'gpx.tooLarge', length, most: LONGEST_GPX };
}

function isOver(points: readonly TimedPoint[], ms: number): boolean {
  return points.length >= LONGEST_RUN || Math.abs(ms - points.at(-1)!.ms) > PAUSE_MS;
}

function cutRuns(patrol: string, points: readonly GpxPoint[]): OpenRun[] {
  const runs: OpenRun[] = [];
  for (const point of points) {
    const open = runs.at(-1);
    if (open && !isOver(open.points, point.ms)) open.points.push(gpxToPoint(point));
    else runs.push({ patrol, line: point.line, points: [gpxToPoint(point)] });
  }
  return runs;
}

function gpxToPoint(point: GpxPoint): TimedPoint {
  const { ms, lon, lat, part } = point;
  return { ms, timeMs: 0, lon, lat, accuracyM: point.accuracyM ?? USUAL_ACCURACY_M, part };
}

function packRun(file: string, { patrol, line, points }: OpenRun): TrackRun {
  const times = points.map((point) => point.ms);
  const firstMs = times.reduce((least, ms) => Math.min(least, ms));
  return {
    patrol,
    file,
    line,
    firstMs,
    lastMs: times.reduce((most, ms) => Math.max(most, ms)),
    pointCount: points.length,
    points: encodeTrack(points.map((point) => ({ ...point, timeMs: point.ms - firstMs }))),
  };
}
