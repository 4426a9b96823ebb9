// A track in GPX 1.0 or 1.1, as other apps and receivers save it: its track points with time, one part a segment. Only what a track needs is
// read, by a scanner of our own that knows tags and nothing more: no document type, no entity of somebody's making, nothing outside the text.
import { parseInstant } from '../ground/instant.ts';
import { accept, type Refusal, type Result, refuse } from '../ground/result.ts';
import type { TrackPoint } from './point.ts';
import { scanTags, type Tag, type TagFault } from './xml-tags.ts';

export interface GpxPoint {
  readonly ms: number;
  readonly lon: number;
  readonly lat: number;
  /** Null where the file does not say. */
  readonly accuracyM: number | null;
  readonly part: number;
  readonly line: number;
}

/** A point that cannot be used: what it lacks, and what stands there instead. */
export interface GpxFault {
  readonly line: number;
  readonly column: 'time' | 'lat' | 'lon';
  readonly value: string;
}

export interface GpxFile {
  readonly points: readonly GpxPoint[];
  readonly faults: readonly GpxFault[];
}

/** As many fixes as a patrol may have on the wire. */
export const MOST_GPX_POINTS = 40_000;
export const LONGEST_GPX = 10_000_000;
/** What a phone is believed to be worth when the file does not say. */
export const USUAL_ACCURACY_M = 10;
/** Horizontal dilution is not metres; five metres a unit is the usual rule of thumb for a phone. */
const METRES_PER_HDOP = 5;

export function parseGpx(text: string): Result<GpxFile, Refusal> {
  if (text.length > LONGEST_GPX) return refuse({ kind: 'gpx.tooLarge', length: text.length, most: LONGEST_GPX });
  const path: string[] = [];
  let isGpx = false;
  const reader: Reader = { path, part: -1, open: null, points: [], faults: [] };
  for (const tag of scanTags(text)) {
    if (tag.kind === 'fault') return refuse({ kind: isGpx ? KINDS[tag.fault] : kindOutside(tag), line: tag.line });
    if (tag.kind === 'open') path.push(tag.name);
    // What is well formed and has another root is another kind of file.
    isGpx = path[0] === 'gpx';
    if (!isGpx) return refuse({ kind: 'file.notGpx', line: tag.line });
    read(reader, tag);
    if (reader.points.length + reader.faults.length > MOST_GPX_POINTS)
      return refuse({ kind: 'gpx.tooMany', line: tag.line, most: MOST_GPX_POINTS });
    if (tag.kind === 'close') path.pop();
  }
  return accept({ points: reader.points, faults: reader.faults });
}

/** A track as of a phone that recorded it. */
export interface GpxTrack {
  readonly startedMs: number;
  /** In the order of time, since `startedMs`. */
  readonly points: readonly TrackPoint[];
}

/** The whole file as one track: refused when a point has no time or no place, because nobody could tell what is missing. */
export function readGpx(text: string): Result<GpxTrack, Refusal> {
  const read = parseGpx(text);
  if (!read.ok) return read;
  const { points, faults } = read.value;
  const [fault] = faults;
  if (fault) return refuse({ kind: fault.column === 'time' ? 'gpx.noTime' : 'gpx.noPlace', line: fault.line });
  if (points.length < 2) return refuse({ kind: 'gpx.noTrack', points: points.length });
  const ordered = points.toSorted((a, b) => a.ms - b.ms);
  const startedMs = ordered[0]!.ms;
  return accept({
    startedMs,
    points: ordered.map(({ ms, lon, lat, accuracyM, part }) => ({
      ...{ timeMs: ms - startedMs, lon, lat, part },
      accuracyM: accuracyM ?? USUAL_ACCURACY_M,
    })),
  });
}

const KINDS: Readonly<Record<TagFault, string>> = {
  docType: 'gpx.docType',
  entity: 'gpx.entity',
  malformed: 'gpx.malformed',
};

/** Before any tag of a GPX file a fault only shows that it is none, unless it declares a document type. */
function kindOutside({ fault }: { readonly fault: TagFault }): string {
  return fault === 'docType' ? KINDS.docType : 'file.notGpx';
}

interface Reader {
  readonly path: readonly string[];
  part: number;
  open: { readonly line: number; readonly attributes: string; time: string; hdop: string } | null;
  readonly points: GpxPoint[];
  readonly faults: GpxFault[];
}

const POINT_PATH = 'gpx/trk/trkseg/trkpt';

function read(reader: Reader, tag: Exclude<Tag, { kind: 'fault' }>): void {
  // Directly in the point only: what stands in its extensions may bear the same names.
  const { depth, kind, name, text } = tag;
  if (depth > 5) return;
  if (kind === 'open' && depth === 3 && name === 'trkseg') reader.part++;
  if (kind === 'open' && depth === 4 && name === 'trkpt' && reader.path.join('/') === POINT_PATH)
    reader.open = { line: tag.line, attributes: tag.attributes, time: '', hdop: '' };
  if (kind === 'open' || reader.open === null) return;
  if (depth === 5 && name === 'time') reader.open.time = text.trim();
  if (depth === 5 && name === 'hdop') reader.open.hdop = text.trim();
  if (depth === 4) closePoint(reader, reader.open);
}

function closePoint(reader: Reader, { line, attributes, time, hdop }: NonNullable<Reader['open']>): void {
  reader.open = null;
  const lon = readDegrees(attributes, 'lon');
  const lat = readDegrees(attributes, 'lat');
  const ms = parseInstant(time);
  if (ms === null) reader.faults.push({ line, column: 'time', value: time });
  else if (!(Math.abs(lon) <= 180)) reader.faults.push({ line, column: 'lon', value: attributes.trim() });
  else if (!(Math.abs(lat) <= 90)) reader.faults.push({ line, column: 'lat', value: attributes.trim() });
  else {
    const dilution = /^\d{1,4}(\.\d{1,9})?$/.test(hdop) ? Number(hdop) : 0;
    const accuracyM = dilution > 0 ? dilution * METRES_PER_HDOP : null;
    reader.points.push({ ms, lon, lat, accuracyM, part: reader.part, line });
  }
}

function readDegrees(attributes: string, name: string): number {
  const text = new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1]?.trim() ?? '';
  return /^[+-]?\d{1,3}(?:\.\d{1,15})?$/.test(text) ? Number(text) : Number.NaN;
}
