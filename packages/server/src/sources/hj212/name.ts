// A name of the data area: `DataTime`, or a factor's code with what is told of it, `w01018-Rtd`. Stations send the same few names all day, so
// what was found out about one is remembered: to look them up again costs as much as all the rest of a packet.
import { type Factor, findFactor, isKnownCode } from './factors.ts';

export interface Name {
  readonly key: string;
  /** Empty for a field of no factor. */
  readonly code: string;
  readonly field: string;
  /** Of the code: a factor of the water table, or null. */
  readonly factor: Factor | null;
  readonly isKnownCode: boolean;
  /** `number`: a measured value. `word`: something the standard has beside numbers. */
  readonly kind: 'number' | 'word' | 'unknown';
}

const KEY = /^(?:([A-Za-z0-9]+)-([A-Za-z]+)|[A-Za-z0-9]+)$/;
const NUMBERS = new Set(['Rtd', 'Avg', 'Min', 'Max', 'Cou', 'ZsRtd', 'ZsAvg', 'ZsMin', 'ZsMax']);
/** With the numbers of noise stations. */
const WORDS = new Set(['Flag', 'EFlag', 'SampleTime', 'Info', 'SN', 'RS', 'RT', 'Data', 'DayData', 'NightData']);
/** More names than any network of stations uses; who sends more is looked up each time. */
const MOST_KNOWN = 4096;
const LONGEST_KNOWN = 40;

const known = new Map<string, Name>();

/** Null for what is no name: nothing but letters, digits and one dash can be one. */
export function readName(key: string): Name | null {
  const found = known.get(key);
  if (found !== undefined) return found;
  // A copy: a piece of the packet's text would keep all of that text.
  const match = KEY.exec(Buffer.from(key).toString());
  if (!match) return null;
  const [own, code = '', field = own] = match;
  const factor = findFactor(code) ?? null;
  const kind = NUMBERS.has(field) ? 'number' : WORDS.has(field) ? 'word' : 'unknown';
  const name: Name = { key: own, code, field, factor, isKnownCode: factor !== null || isKnownCode(code), kind };
  if (known.size < MOST_KNOWN && key.length <= LONGEST_KNOWN) known.set(name.key, name);
  return name;
}
