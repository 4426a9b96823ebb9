// What the acts of e-mail stand on, and the place by which a code is sealed.
import type { MailOffice } from '../../mail/mail-office.ts';
import type { Database } from '../../store/db.ts';
import type { Chance } from '../../store/events.ts';
import type { MailAddressRow } from '../../store/rows-mail.ts';
import type { Sealer } from '../../store/seal.ts';

export interface MailHouse extends Chance {
  readonly db: Database;
  readonly seal: Sealer;
  /** Null where no e-mail is sent. */
  readonly mail: MailOffice | null;
  /** Where browsers reach this server; null: letters have no link. */
  readonly publicUrl: string | null;
}

type Box = Pick<MailAddressRow, 'city' | 'person' | 'address'>;

/** For this mailbox alone: a code that went to another serves nothing. */
export function sealCode({ seal }: Pick<MailHouse, 'seal'>, box: Box, code: string): Buffer {
  return seal.seal(Buffer.from(code), place(box));
}

export function openCode({ seal }: Pick<MailHouse, 'seal'>, box: MailAddressRow): string | null {
  return (box.code && seal.open(box.code, place(box))?.toString('utf8')) ?? null;
}

function place({ city, person, address }: Box): string {
  return `${city}/mail/${person}/${address}`;
}
