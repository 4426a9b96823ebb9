// The two addresses of single sign-on: one leads away, the other takes the browser back and opens the session. What must be remembered
// between them travels sealed in a cookie, so that any process can take the browser back.
import { SSO_RETURN_PATH, SSO_START_PATH } from '@xunhe/contract/api';
import { sessionKindOf } from '@xunhe/domain/people/session-rule';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findAccount } from '../store/account.ts';
import { inScope } from '../store/db.ts';
import type { House } from './house.ts';
import { openSession } from './session.ts';
import type { SsoTrip } from './sso-client.ts';

const SEAL_PLACE = 'sso trip';
const LIFE_MS = 10 * 60_000;

type Face = 'console' | 'phone';
type Trip = SsoTrip & { readonly face: Face; readonly until: number };

export function addSso(app: FastifyInstance, house: House): void {
  const { sso } = house;
  if (!sso) return;
  const cookie = { path: '/api/sso', httpOnly: true, sameSite: 'lax', secure: house.secure } as const;

  app.get<{ Querystring: { face?: string } }>(SSO_START_PATH, async (request, reply) => {
    const face: Face = request.query.face === 'phone' ? 'phone' : 'console';
    const begun = await sso.begin().catch((error: Error) => {
      request.log.warn({ err: error }, 'single sign-on is away');
      return null;
    });
    if (!begun) return sendBack(reply, face, 'sso.away');
    const trip: Trip = { ...begun.trip, face, until: house.now() + LIFE_MS };
    const sealed = house.seal.seal(Buffer.from(JSON.stringify(trip)), SEAL_PLACE).toString('base64url');
    return reply.setCookie(tripCookie(house), sealed, { ...cookie, maxAge: LIFE_MS / 1000 }).redirect(begun.url);
  });

  app.get(SSO_RETURN_PATH, async (request, reply) => {
    const trip = readTrip(house, request);
    reply.clearCookie(tripCookie(house), cookie);
    if (!trip) return sendBack(reply, 'console', 'sso.refused');
    const query = request.url.slice(request.url.indexOf('?'));
    const login = await sso.finish(query, trip).catch((error: Error) => {
      request.log.warn({ err: error }, 'single sign-on was refused');
      return undefined;
    });
    if (login === undefined) return sendBack(reply, trip.face, 'sso.refused');
    const city = house.city();
    const account = login && (await inScope(house.db, { city, region: city }, (tx) => findAccount(tx, city, login)));
    if (!account || account.disabled || account.person.role === 'service')
      return sendBack(reply, trip.face, 'sso.unknown');
    const kind = sessionKindOf(account.person.role, trip.face === 'phone' ? 'phone' : 'desk');
    await openSession(house, { request, reply }, account, { kind, by: 'sso' });
    return sendBack(reply, trip.face, null);
  });
}

function sendBack(reply: FastifyReply, face: Face, refused: string | null): FastifyReply {
  const home = face === 'phone' ? '/m/' : '/';
  return reply.redirect(refused === null ? home : `${home}?refused=${refused}`);
}

/** Behind TLS the name keeps browsers from taking the cookie over plain HTTP; `__Host-` would want it sent to every path. */
function tripCookie(house: House): string {
  return house.secure ? '__Secure-xunhe_sso' : 'xunhe_sso';
}

function readTrip(house: House, request: FastifyRequest): Trip | null {
  const opened = house.seal.open(Buffer.from(request.cookies[tripCookie(house)] ?? '', 'base64url'), SEAL_PLACE);
  const trip = opened && (JSON.parse(opened.toString()) as Trip);
  return trip && house.now() < trip.until ? trip : null;
}
