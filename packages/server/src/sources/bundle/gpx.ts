// A track in GPX 1.0 or 1.1: its track points with time, one part a segment. Only the few elements a track needs are read, by a scanner
// that resolves no entities of its own making and refuses a document type, so that nothing outside the file is ever fetched.
import { parseInstant } from '@xunhe/domain/ground/instant';

export interface GpxPoint {
  readonly ms: number;
  readonly lon: number;
  readonly lat: number;
  readonly accuracyM: number | null;
  readonly part: number;
  readonly line: number;
}

export interface GpxTrack {
  readonly points: readonly GpxPoint[];
  /** Points without a time or a place: line and what they lack. */
  readonly faults: readonly {
    readonly line: number;
    readonly column: 'time' | 'lat' | 'lon';
    readonly value: string;
  }[];
}

const POINT = /<trkseg\b[^>]*>|<trkpt\b([^>]*?)(?:\/>|>([\s\S]*?)<\/trkpt>)/g;
const TIME = /<time>\s*([^<]*?)\s*<\/time>/;
/** Horizontal dilution is not metres; five metres a unit is the usual rule of thumb for a phone. */
const HDOP = /<hdop>\s*([^<]*?)\s*<\/hdop>/;
const METRES_PER_HDOP = 5;

/** Null when the text is no GPX. */
export function parseGpx(text: string): GpxTrack | null {
  if (!/<gpx\b/.test(text) || /<!DOCTYPE/i.test(text)) return null;
  const points: GpxPoint[] = [];
  const faults: { line: number; column: 'time' | 'lat' | 'lon'; value: string }[] = [];
  let part = -1;
  let line = 1;
  let counted = 0;
  for (const match of text.matchAll(POINT)) {
    if (match[0].startsWith('<trkseg')) {
      part++;
      continue;
    }
    for (let at = text.indexOf('\n', counted); at >= 0 && at < match.index; at = text.indexOf('\n', at + 1)) {
      line++;
      counted = at + 1;
    }
    const lon = readAttribute(match[1]!, 'lon');
    const lat = readAttribute(match[1]!, 'lat');
    const time = TIME.exec(match[2] ?? '')?.[1] ?? '';
    const ms = parseInstant(time);
    if (ms === null) faults.push({ line, column: 'time', value: time });
    else if (!(Math.abs(lon) <= 180)) faults.push({ line, column: 'lon', value: match[1]!.trim() });
    else if (!(Math.abs(lat) <= 90)) faults.push({ line, column: 'lat', value: match[1]!.trim() });
    else {
      const hdop = Number(HDOP.exec(match[2] ?? '')?.[1] ?? Number.NaN);
      points.push({
        ms,
        lon,
        lat,
        accuracyM: hdop > 0 ? hdop * METRES_PER_HDOP : null,
        part: Math.max(0, part),
        line,
      });
    }
  }
  return { points, faults };
}

function readAttribute(attributes: string, name: string): number {
  const text = new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1]?.trim() ?? '';
  return /^[+-]?\d{1,3}(?:\.\d{1,15})?$/.test(text) ? Number(text) : Number.NaN;
}
