// What is wrong with a row of a bundle, as data: the place, the value and the reason with its numbers. Words are in `words.ts`.

export interface Reason {
  /** WARNING: stable; scripts of cities read it. Every kind has its words. */
  readonly kind: ReasonKind;
  readonly [detail: string]: unknown;
}

export interface BadRow {
  readonly file: string;
  /** Physical line from 1; null when the whole file is meant. */
  readonly line: number | null;
  /** Character in that line from 1, where it is known. */
  readonly at: number | null;
  readonly column: string | null;
  /** At most 80 characters. */
  readonly value: string | null;
  readonly reason: Reason;
}

export const REASON_KINDS = [
  'cover.sum',
  'csv.cellTooLong',
  'csv.encoding',
  'csv.fieldCount',
  'csv.quoteInside',
  'csv.quoteOpen',
  'date.beforeStart',
  'date.future',
  'date.impossible',
  'date.tooOld',
  'file.broken',
  'file.missing',
  'file.notGpx',
  'file.notJson',
  'file.twice',
  'geometry.range',
  'geometry.shape',
  'geometry.swapped',
  'geometry.tooShort',
  'gpx.docType',
  'gpx.entity',
  'gpx.malformed',
  'gpx.tooLarge',
  'gpx.tooMany',
  'header.duplicate',
  'header.empty',
  'header.missing',
  'id.taken',
  'login.taken',
  'network.circle',
  'number.tooLarge',
  'number.tooSmall',
  'patrol.tooLong',
  'point.half',
  'point.range',
  'point.swapped',
  'reading.limitNotPositive',
  'reading.notANumber',
  'ref.refused',
  'ref.unknown',
  'region.level',
  'region.otherCity',
  'region.parent',
  'row.duplicate',
  'row.empty',
  'sample.empty',
  'share.id',
  'time.impossible',
  'track.otherTime',
  'value.choice',
  'value.empty',
  'value.form',
  'value.notANumber',
  'value.nul',
  'value.tooLong',
] as const;

export type ReasonKind = (typeof REASON_KINDS)[number];

export interface Notice {
  readonly file: string;
  readonly kind: NoticeKind;
  readonly [detail: string]: unknown;
}

/** Worth knowing, nothing is refused for it. */
export const NOTICE_KINDS = [
  'encoding.found',
  'file.unknown',
  'geometry.flattened',
  'geometry.length',
  'header.unknown',
  'reading.marked',
  'row.editedHere',
] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number];

const LONGEST_VALUE = 80;

/** A value as it may be shown: cut by whole characters, with control characters made visible. */
export function showValue(value: string): string {
  let shown = '';
  let count = 0;
  for (const character of value.slice(0, 4 * LONGEST_VALUE)) {
    if (++count > LONGEST_VALUE) break;
    const code = character.codePointAt(0)!;
    shown += code < 32 || code === 127 ? String.fromCodePoint(code === 127 ? 0x2421 : 0x2400 + code) : character;
  }
  return shown;
}
