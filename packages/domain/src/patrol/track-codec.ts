// A track as one compact column: differences between fixes as variable-length integers, about seven bytes a point instead of forty.
// Resolution: 1 ms, 1e-6 degree (0.11 m), 0.1 m of accuracy. WARNING: stored; a new form needs a new first byte.
import { accept, type Refusal, type Result, refuse } from '../ground/result.ts';
import type { TrackPoint } from './point.ts';

const FORM = 1;

export function encodeTrack(points: readonly TrackPoint[]): Uint8Array {
  const bytes: number[] = [FORM];
  pushUnsigned(bytes, points.length);
  let before = [0, 0, 0, 0, 0];
  for (const point of points) {
    const now = [
      Math.round(point.timeMs),
      Math.round(point.lon * 1e6),
      Math.round(point.lat * 1e6),
      Math.round(point.accuracyM * 10),
      point.part,
    ];
    for (let i = 0; i < 5; i++) pushSigned(bytes, now[i]! - before[i]!);
    before = now;
  }
  return Uint8Array.from(bytes);
}

/** A track as columns: a million points take no object each. */
export interface TrackColumns {
  readonly timesMs: Float64Array;
  /** Millionths of a degree. */
  readonly lons: Float64Array;
  readonly lats: Float64Array;
  /** Tenths of a metre. */
  readonly accuracies: Float64Array;
  readonly parts: Float64Array;
}

/** Refuses bytes of another form, and bytes that end too early or too late: a track is whole or it is not shown. */
export function decodeTrack(bytes: Uint8Array): Result<TrackPoint[], Refusal> {
  const columns = decodeTrackColumns(bytes);
  if (!columns.ok) return columns;
  const { timesMs, lons, lats, accuracies, parts } = columns.value;
  return accept(
    Array.from(timesMs, (timeMs, i) => ({
      ...{ timeMs, lon: lons[i]! / 1e6, lat: lats[i]! / 1e6, accuracyM: accuracies[i]! / 10, part: parts[i]! },
    })),
  );
}

/** The same for whoever reads thousands of tracks, with the same refusals. */
export function decodeTrackColumns(bytes: Uint8Array): Result<TrackColumns, Refusal> {
  if (bytes[0] !== FORM) return refuse({ kind: 'track.form', form: bytes[0] ?? null });
  const reader = { bytes, at: 1 };
  const count = readUnsigned(reader);
  if (count === null || count > bytes.length) return refuse({ kind: 'track.cut', at: reader.at });
  const [timesMs, lons, lats, accuracies, parts] = [
    new Float64Array(count),
    new Float64Array(count),
    new Float64Array(count),
    new Float64Array(count),
    new Float64Array(count),
  ];
  let [timeMs, lon, lat, accuracy, part] = [0, 0, 0, 0, 0];
  for (let p = 0; p < count; p++) {
    timesMs[p] = timeMs += readSigned(reader);
    lons[p] = lon += readSigned(reader);
    lats[p] = lat += readSigned(reader);
    accuracies[p] = accuracy += readSigned(reader);
    parts[p] = part += readSigned(reader);
    // What is cut, or longer than a number can be, makes a sum that is none.
    if (Number.isNaN(timeMs + lon + lat + accuracy + part)) return refuse({ kind: 'track.cut', at: reader.at });
  }
  return reader.at === bytes.length
    ? accept({ timesMs, lons, lats, accuracies, parts })
    : refuse({ kind: 'track.tooLong', at: reader.at, length: bytes.length });
}

/** Zigzag: small steps of either sign become small numbers. Plain arithmetic, because shifts end at 32 bits. */
function pushSigned(bytes: number[], value: number): void {
  pushUnsigned(bytes, value >= 0 ? value * 2 : -value * 2 - 1);
}

function pushUnsigned(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

/** Not a number where there is none. */
function readSigned(reader: Reader): number {
  const step = readUnsigned(reader);
  if (step === null) return Number.NaN;
  return step % 2 === 0 ? step / 2 : -(step + 1) / 2;
}

interface Reader {
  readonly bytes: Uint8Array;
  at: number;
}

function readUnsigned(reader: Reader): number | null {
  const first = reader.bytes[reader.at];
  // Most steps of a walk fit into one byte.
  if (first !== undefined && first < 128) {
    reader.at++;
    return first;
  }
  let value = 0;
  for (let scale = 1; scale < 2 ** 53; scale *= 128) {
    const byte = reader.bytes[reader.at];
    if (byte === undefined) return null;
    reader.at++;
    value += (byte % 128) * scale;
    if (byte < 128) return value;
  }
  return null;
}
