// What serving citizens stands on, and the scope in which it is done: the whole city, because whoever has no account has no region. What may
// come out of it is held by the queries, which name their columns, and by a test that plants secrets.
import type { Scope } from '../../store/db.ts';
import type { Sealer } from '../../store/seal.ts';
import type { UploadHouse } from '../uploads/upload-house.ts';

export interface CitizenHouse extends UploadHouse {
  readonly seal: Sealer;
}

export function citizenScope(city: string, address: string): Scope {
  return { city, region: city, address };
}

/** Where a number is sealed for. */
export function phonePlace(city: string, problem: string): string {
  return `${city}/${problem}/citizen-phone`;
}

export function hashCode({ seal }: Pick<CitizenHouse, 'seal'>, city: string, code: string): Buffer {
  return seal.mark(Buffer.from(code), `${city}/tracking-code`);
}
