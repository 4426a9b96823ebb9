// How fast one session may ask. Counted by session, not by address: a whole town hall shares one. Who has no session shares a far wider
// measure by address, and so has everybody at the open doors: a token that nobody looks at can be invented. The files of the pages have a measure
// of their own. Guessing passwords is stopped at the account, not here.
import { createHash } from 'node:crypto';
import type { RateLimitPluginOptions } from '@fastify/rate-limit';
import { API, SSO_RETURN_PATH, SSO_START_PATH } from '@xunhe/contract/api';
import type { Endpoint } from '@xunhe/contract/endpoint';
import { PUBLIC_ROUTES } from '@xunhe/contract/public-routes';
import type { FastifyRequest } from 'fastify';
import type { House } from './house.ts';
import { Refused } from './refusal.ts';
import { cookieName } from './session.ts';

/** Ten a second: a map that moves asks for a few dozen tiles at once. */
const PER_SESSION = 600;
const PER_ADDRESS = 6000;
/** The pages themselves are dozens of small files for each who opens them, and after an update a whole town hall opens them at once. */
const FILES_PER_ADDRESS = 60_000;

/** One screen of a base map is up to a hundred pictures, and a turn of the wheel asks for the next hundred. */
export const BASE_RATE = { rateLimit: { max: 3000, timeWindow: 60_000 } };

const API_FOLDER = '/api/';
const OPEN = new Set<string>([
  ...Object.values<Endpoint>(API).flatMap(({ right, path }) => (right === 'open' ? [path] : [])),
  ...[SSO_START_PATH, SSO_RETURN_PATH],
  ...Object.values(PUBLIC_ROUTES).map(({ path }): string => path),
]);

/** What a request is counted with: the files of the pages, what is open to all, or the session it names. */
function countedBy(request: FastifyRequest, token: string | undefined): { readonly max: number; readonly key: string } {
  const url = request.routeOptions.url ?? '';
  if (OPEN.has(url)) return { max: PER_ADDRESS, key: request.ip };
  if (!url.startsWith(API_FOLDER)) return { max: FILES_PER_ADDRESS, key: `files ${request.ip}` };
  if (token === undefined) return { max: PER_ADDRESS, key: request.ip };
  return { max: PER_SESSION, key: createHash('sha256').update(token).digest('base64') };
}

export function rateOptions(house: Pick<House, 'secure'>): RateLimitPluginOptions {
  const count = (request: FastifyRequest) =>
    countedBy(request, request.headers.authorization ?? request.cookies[cookieName(house)]);
  return {
    hook: 'onRequest',
    timeWindow: 60_000,
    cache: 20_000,
    max: (request) => count(request).max,
    keyGenerator: (request) => count(request).key,
    addHeaders: {
      'retry-after': true,
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
    errorResponseBuilder: (_request, { ttl }) => new Refused({ kind: 'rate.exceeded', seconds: Math.ceil(ttl / 1000) }),
  };
}

/** For whole records and whole histories: enough for whoever needs them, too few to keep the server busy. */
export const EXPORT_RATE = { rateLimit: { max: 20, timeWindow: 3_600_000 } };

/** Reports of one address: many people share one behind a carrier, so this stops a program and no family. */
export const REPORT_RATE = { rateLimit: { max: 30, timeWindow: 3_600_000 } };
/** Codes tried from one address. Of 29 invented ones the check sign lets one through, and of 10^13 codes few exist. */
export const FOLLOW_RATE = { rateLimit: { max: 120, timeWindow: 600_000 } };
