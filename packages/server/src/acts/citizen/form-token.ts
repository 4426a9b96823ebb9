// What a report form carries hidden: the id and the code that its report will have, and when it was given out. Sealed, so nobody reads the
// code before he has reported, invents an id, or takes the form of one water to another; and nothing is stored for forms that are only looked
// at. The same form sent twice is the same report.
import { makeId } from '@xunhe/domain/ground/id';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { makeTrackingCode } from '@xunhe/domain/problem/tracking-code';
import type { Chance } from '../../store/events.ts';
import type { Sealer } from '../../store/seal.ts';

export interface FormToken {
  readonly id: string;
  readonly code: string;
}

interface FormPlace {
  readonly city: string;
  readonly water: string;
}

/** Nobody reads and fills a form faster; a program does [D]. */
const LEAST_MS = 3000;
const MOST_MS = 24 * 3_600_000;
const ID_BYTES = 16;
const CODE_BYTES = 8;

export function makeFormToken(house: Chance & { readonly seal: Sealer }, place: FormPlace): string {
  const id = Buffer.from(makeId(house.now(), house.random(10)).replaceAll('-', ''), 'hex');
  return house.seal.seal(Buffer.concat([id, house.random(CODE_BYTES)]), sealPlace(place)).toString('base64url');
}

/** Refuses with `citizen.form` (not one of ours, or of another water), `citizen.old` or `citizen.fast`. */
export function readFormToken(
  house: Pick<Chance, 'now'> & { readonly seal: Sealer },
  place: FormPlace,
  text: string,
): Result<FormToken> {
  const opened = house.seal.open(Buffer.from(text, 'base64url'), sealPlace(place));
  if (opened?.length !== ID_BYTES + CODE_BYTES) return refuse({ kind: 'citizen.form' });
  // The first 48 bits of a UUIDv7 are its time.
  const age = house.now() - opened.readUIntBE(0, 6);
  if (age > MOST_MS) return refuse({ kind: 'citizen.old' });
  if (age < LEAST_MS) return refuse({ kind: 'citizen.fast' });
  const hex = opened.toString('hex', 0, ID_BYTES);
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return accept({ id, code: makeTrackingCode(opened.subarray(ID_BYTES)) });
}

function sealPlace({ city, water }: FormPlace): string {
  return `${city}/${water}/report-form`;
}
