// Sessions are opaque random tokens: in a cookie for people, in the Authorization header for devices and systems. The store keeps only their
// SHA-256. A phone's token is changed now and then; see domain/people/session-rule for what an old one means.
import '@fastify/cookie';
import { createHash } from 'node:crypto';
import { makeId } from '@xunhe/domain/ground/id';
import { PASSWORD_PROFILES } from '@xunhe/domain/people/password-policy';
import { isAdministrator, type Role } from '@xunhe/domain/people/role';
import { isSessionOver, judgeToken, SESSION_LIMITS, type SessionKind } from '@xunhe/domain/people/session-rule';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { accountEvent, ownScope } from '../acts/account-event.ts';
import { type Todo, todoOf } from '../acts/sign-in.ts';
import type { AccountSecret } from '../store/account.ts';
import { inScope, type Tx } from '../store/db.ts';
import { writeEvent } from '../store/events.ts';
import type { Person } from '../store/people.ts';
import type { SessionRow } from '../store/rows-account.ts';
import { changeSession, deleteSessions, findSession, insertSession, rotateToken } from '../store/session.ts';
import type { House } from './house.ts';
import { Refused } from './refusal.ts';
import { isSampleHouse } from './sample-house.ts';

/** Who asks, and in which session. */
export interface SignedIn extends Person {
  readonly session: string;
  readonly sessionKind: SessionKind;
  /** What he must do before anything else. */
  readonly todo: Todo | null;
  readonly hasSecondFactor: boolean;
}

/** Writing the moment of the last request at every request would cost a write each time; a minute is exact enough. */
const SEEN_EVERY_MS = 60_000;

export async function openSession(
  house: House,
  at: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  account: AccountSecret,
  how: { readonly kind: SessionKind; readonly by: 'password' | 'sso' | 'guest' },
): Promise<SignedIn> {
  const token = makeToken(house);
  const now = new Date(house.now());
  const { person } = account;
  checkPlace(house, person.role, at.request.ip);
  const session: SessionRow = {
    city: person.city,
    id: makeId(house.now(), house.random(10)),
    login: person.login,
    kind: how.kind,
    opened_by: how.by,
    token_hash: hashToken(token),
    former_hash: null,
    given_at: now,
    confirmed: true,
    made_at: now,
    seen_at: now,
    device: (at.request.headers['user-agent'] ?? '').slice(0, 200),
    address: at.request.ip,
  };
  await inScope(house.db, { ...ownScope(person), address: at.request.ip }, async (tx) => {
    await endBrought(house, tx, at.request);
    await insertSession(tx, session);
    const body = { session: session.id, kind: how.kind, by: how.by };
    await writeEvent(tx, house, accountEvent(house, 'session.opened', person, person, body));
  });
  giveCookie(house, at.reply, session, token);
  return toSignedIn(house, account, session, at.request);
}

/** A new sign-in takes the place of the session that the browser brings: what was copied from it serves no longer. */
async function endBrought(house: House, tx: Tx, request: FastifyRequest): Promise<void> {
  const brought = readToken(house, request);
  if (!brought || brought.isBearer) return;
  const found = await findSession(tx, brought.city, hashToken(brought.token));
  if (found) await deleteSessions(tx, brought.city, found.session.login, { id: found.session.id });
}

/** The signed-in person, or the refusal that sends the screen to its sign-in page. */
export async function readSession(house: House, request: FastifyRequest, reply: FastifyReply): Promise<SignedIn> {
  const parsed = readToken(house, request);
  if (!parsed) throw new Refused({ kind: 'session.missing' });
  const { city, token } = parsed;
  const found = await house.sessions(city, hashToken(token));
  if (!found || found.account.disabled) throw new Refused({ kind: 'session.missing' });
  const { session, account } = found;
  const kind = session.kind as SessionKind;
  // A device's token serves in no browser, and a browser's cookie in no device.
  if ((kind === 'service') !== parsed.isBearer) throw new Refused({ kind: 'session.missing' });
  const now = house.now();
  if (isSessionOver({ kind, madeMs: session.made_at.getTime(), seenMs: session.seen_at.getTime() }, now))
    throw new Refused({ kind: 'session.missing' });
  const state = { kind, givenMs: session.given_at.getTime(), isConfirmed: session.confirmed };
  const verdict = judgeToken(state, found.presented, now);
  if (verdict === 'end') {
    await endCopied(house, account, session, request.ip);
    throw new Refused({ kind: 'session.missing' });
  }
  const isNews = found.presented === 'present' && !session.confirmed;
  if (verdict === 'rotate') await rotate(house, reply, session, token);
  else if (isNews || now - session.seen_at.getTime() >= SEEN_EVERY_MS)
    await inScope(house.db, { city, region: city }, (tx) =>
      changeSession(tx, session, { seen_at: new Date(now), ...(isNews ? { confirmed: true } : {}) }),
    );
  return toSignedIn(house, account, session, request);
}

export async function endSession(house: House, who: SignedIn, reply: FastifyReply): Promise<void> {
  await inScope(house.db, ownScope(who), async (tx) => {
    await deleteSessions(tx, who.city, who.login, { id: who.session });
    await writeEvent(tx, house, accountEvent(house, 'session.ended', who, who, { sessions: 1 }));
  });
  reply.clearCookie(cookieName(house), { path: '/', secure: house.secure });
}

function toSignedIn(house: House, account: AccountSecret, session: SessionRow, request: FastifyRequest): SignedIn {
  const { person } = account;
  checkPlace(house, person.role, request.ip);
  const profile = PASSWORD_PROFILES[house.passwords];
  return {
    ...person,
    scope: { ...person.scope, address: request.ip },
    session: session.id,
    sessionKind: session.kind as SessionKind,
    // The city's single sign-on has its own passwords and factors; in the sample city on his own machine nobody is asked for anything.
    todo:
      session.opened_by !== 'password' || isSampleHouse(house)
        ? null
        : todoOf(account, { profile, nowMs: house.now() }),
    hasSecondFactor: account.totpSecret !== null,
  };
}

/** Administrators come from the networks that the operator names (等保 8.1.4.4 c). */
function checkPlace(house: House, role: Role, address: string): void {
  if (house.administratorsFrom === null || !isAdministrator(role)) return;
  const plain = address.replace(/^::ffff:/, '');
  if (!house.administratorsFrom.check(plain, plain.includes(':') ? 'ipv6' : 'ipv4'))
    throw new Refused({ kind: 'signIn.place' });
}

async function rotate(house: House, reply: FastifyReply, session: SessionRow, former: string): Promise<void> {
  const token = makeToken(house);
  const done = await inScope(house.db, { city: session.city, region: session.city }, (tx) =>
    rotateToken(tx, session, { hash: hashToken(token), former: hashToken(former), at: new Date(house.now()) }),
  );
  if (done) giveCookie(house, reply, session, token);
}

/** Two hold this session and nobody can tell which is the right one: it ends for both. */
async function endCopied(house: House, account: AccountSecret, session: SessionRow, address: string): Promise<void> {
  const { person } = account;
  await inScope(house.db, { ...ownScope(person), address }, async (tx) => {
    await deleteSessions(tx, session.city, session.login, { id: session.id });
    const event = accountEvent(house, 'session.copied', person, person, { session: session.id });
    await writeEvent(tx, house, { ...event, actor: null });
  });
}

function giveCookie(house: House, reply: FastifyReply, session: SessionRow, token: string): void {
  reply.setCookie(cookieName(house), `${session.city}.${token}`, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: house.secure,
    expires: new Date(session.made_at.getTime() + SESSION_LIMITS[session.kind as SessionKind].wholeMs),
  });
}

/** Behind TLS the name itself makes browsers refuse the cookie from anywhere but this host over TLS. */
export function cookieName(house: Pick<House, 'secure'>): string {
  return house.secure ? '__Host-xunhe_session' : 'xunhe_session';
}

function readToken(house: House, request: FastifyRequest) {
  const bearer = /^Bearer xunhe\.(\d{4}\.[A-Za-z0-9_-]{43})$/.exec(request.headers.authorization ?? '')?.[1];
  const match = /^(\d{4})\.([A-Za-z0-9_-]{43})$/.exec(bearer ?? request.cookies[cookieName(house)] ?? '');
  return match ? { city: match[1]!, token: match[2]!, isBearer: bearer !== undefined } : null;
}

function makeToken(house: House): string {
  return Buffer.from(house.random(32)).toString('base64url');
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
