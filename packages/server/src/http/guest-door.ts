// The newcomer's door: on the sample city, served to this machine alone, one may enter as a sample person without a password. Anywhere else
// it does not exist: not for another city, not behind TLS or a proxy, not under another name, not from another machine.
import type { FastifyRequest } from 'fastify';
import { chooseGuests, SAMPLE_CITY } from '../acts/guests.ts';
import { type AccountListed, listAccounts } from '../store/account.ts';
import { inScope } from '../store/db.ts';
import type { House } from './house.ts';
import { isSampleHouse } from './sample-house.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const NAMES = new Set(['127.0.0.1', 'localhost', '[::1]']);
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

/** The guests this request may choose from; none where there is no door. */
export async function listGuests(house: House, request: FastifyRequest): Promise<AccountListed[]> {
  if (!isDoorOpen(house, request)) return [];
  const accounts = await inScope(house.db, { city: SAMPLE_CITY, region: SAMPLE_CITY }, (tx) =>
    listAccounts(tx, SAMPLE_CITY),
  );
  return chooseGuests(accounts);
}

function isDoorOpen(house: House, request: FastifyRequest): boolean {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  return (
    isSampleHouse(house) &&
    LOOPBACK.has(request.ip) &&
    // A page elsewhere whose name points here, and a proxy that shows this server to others, come by another name or leave a trace.
    NAMES.has(host) &&
    FORWARDED.every((header) => request.headers[header] === undefined)
  );
}
