// What a camera writes into a picture (Exif 2.32, CIPA DC-008): when, where, with what, and how it was held. Only what is asked for is read, each
// of bounded length, so that no picture can make it long: broken or boundless tables end in "not known".

export interface ExifFacts {
  /** `YYYY-MM-DDTHH:MM:SS` by the clock of the camera. */
  readonly localTime: string | null;
  /** `+08:00`, where the camera knew it. */
  readonly zone: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly camera: string | null;
  /** 1 to 8; 1 is upright. */
  readonly orientation: number;
  /** Where in the bytes the orientation stands, to be set to upright; null when it is not written. */
  readonly orientationAt: { readonly offset: number; readonly littleEndian: boolean } | null;
}

interface Table {
  readonly view: DataView;
  readonly littleEndian: boolean;
  readonly entries: ReadonlyMap<number, Entry>;
}

interface Entry {
  readonly type: number;
  readonly count: number;
  readonly offset: number;
}

const TAG = {
  ...{ make: 0x010f, model: 0x0110, orientation: 0x0112, photo: 0x8769, gps: 0x8825 },
  ...{ taken: 0x9003, zone: 0x9011 },
  ...{ latRef: 1, lat: 2, lonRef: 3, lon: 4 },
} as const;

const MOST_ENTRIES = 256;
const MOST_TEXT = 64;
/** Bytes of one value by type: BYTE, ASCII, SHORT, LONG, RATIONAL. */
const SIZE_OF_TYPE: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8 };

/** @param bytes from the byte order mark (`II` or `MM`), or from `Exif` before it; null when it is no Exif */
export function readExif(bytes: Uint8Array): ExifFacts | null {
  const start = String.fromCharCode(...bytes.subarray(0, 4)) === 'Exif' ? 6 : 0;
  if (bytes.length < start + 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, bytes.length - start);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return null;
  const littleEndian = order === 0x4949;
  if (view.getUint16(2, littleEndian) !== 42) return null;
  const open = (offset: number | null): Table => openTable(view, littleEndian, offset);
  const image = open(view.getUint32(4, littleEndian));
  const photo = open(readWhole(image, TAG.photo));
  const gps = open(readWhole(image, TAG.gps));
  const orientation = readWhole(image, TAG.orientation) ?? 1;
  const orientationEntry = image.entries.get(TAG.orientation);
  return {
    localTime: readTime(photo),
    zone: /^[+-]\d{2}:\d{2}$/.exec(readText(photo, TAG.zone) ?? '')?.[0] ?? null,
    ...readPlace(gps),
    camera: readCamera(image),
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
    orientationAt: orientationEntry?.type === 3 ? { offset: start + orientationEntry.offset, littleEndian } : null,
  };
}

function openTable(view: DataView, littleEndian: boolean, at: number | null): Table {
  const entries = new Map<number, Entry>();
  if (at !== null && at >= 8 && at + 2 <= view.byteLength) {
    const count = Math.min(MOST_ENTRIES, view.getUint16(at, littleEndian));
    for (let i = 0; i < count; i++) {
      const offset = at + 2 + 12 * i;
      if (offset + 12 > view.byteLength) break;
      const type = view.getUint16(offset + 2, littleEndian);
      const values = view.getUint32(offset + 4, littleEndian);
      const length = (SIZE_OF_TYPE[type] ?? 0) * values;
      if (length === 0) continue;
      const place = length <= 4 ? offset + 8 : view.getUint32(offset + 8, littleEndian);
      if (place + length > view.byteLength) continue;
      const tag = view.getUint16(offset, littleEndian);
      if (!entries.has(tag)) entries.set(tag, { type, count: values, offset: place });
    }
  }
  return { view, littleEndian, entries };
}

function readWhole({ view, littleEndian, entries }: Table, tag: number): number | null {
  const entry = entries.get(tag);
  if (entry?.type === 3) return view.getUint16(entry.offset, littleEndian);
  return entry?.type === 4 ? view.getUint32(entry.offset, littleEndian) : null;
}

/** Printable ASCII alone: whatever else a camera wrote there is no name. */
function readText({ view, entries }: Table, tag: number): string | null {
  const entry = entries.get(tag);
  if (entry?.type !== 2) return null;
  let text = '';
  for (let i = 0; i < Math.min(entry.count, MOST_TEXT); i++) {
    const code = view.getUint8(entry.offset + i);
    if (code === 0) break;
    if (code < 32 || code > 126) return null;
    text += String.fromCharCode(code);
  }
  return text.trim() || null;
}

function readTime(photo: Table): string | null {
  const match = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}):(\d{2}):(\d{2})$/.exec(readText(photo, TAG.taken) ?? '');
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1) as [string, string, string, string, string, string];
  const isTime = Number(month) <= 12 && Number(day) <= 31 && Number(hour) < 24 && Number(minute) < 60;
  if (!isTime || Number(second) > 60 || year < '1990' || month === '00' || day === '00') return null;
  return `${year}-${month}-${day}T${hour}:${minute}:${second === '60' ? '59' : second}`;
}

function readCamera(image: Table): string | null {
  const [make, model] = [readText(image, TAG.make), readText(image, TAG.model)];
  if (make === null || model === null) return model ?? make;
  return model.toLowerCase().startsWith(make.toLowerCase()) ? model : `${make} ${model}`;
}

function readPlace(gps: Table): { readonly lon: number | null; readonly lat: number | null } {
  const lat = readDegrees(gps, TAG.lat, readText(gps, TAG.latRef) === 'S');
  const lon = readDegrees(gps, TAG.lon, readText(gps, TAG.lonRef) === 'W');
  const isPlace = lat !== null && lon !== null && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  // A receiver without a fix writes zeros.
  return isPlace && (lat !== 0 || lon !== 0) ? { lon, lat } : { lon: null, lat: null };
}

function readDegrees({ view, littleEndian, entries }: Table, tag: number, isNegative: boolean): number | null {
  const entry = entries.get(tag);
  if (entry?.type !== 5 || entry.count !== 3) return null;
  const parts = [0, 1, 2].map((i) => {
    const at = entry.offset + 8 * i;
    return view.getUint32(at, littleEndian) / view.getUint32(at + 4, littleEndian);
  });
  const degrees = parts[0]! + parts[1]! / 60 + parts[2]! / 3600;
  return Number.isFinite(degrees) ? (isNegative ? -degrees : degrees) : null;
}
