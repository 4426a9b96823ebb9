// Sessions are opaque random tokens in a cookie; the store keeps only their SHA-256. Nothing is read from the token itself.
import '@fastify/cookie';
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { inScope } from '../store/db.ts';
import { deleteSession, findSessionPerson, insertSession, type Person } from '../store/people.ts';
import type { House } from './house.ts';
import { Refused } from './refusal.ts';

const COOKIE = 'xunhe_session';
/** A phone stays signed in for thirty days; the office's shorter limits come with its second factor. */
const LIFE_MS = 30 * 24 * 3_600_000;

export async function openSession(house: House, reply: FastifyReply, person: Person): Promise<void> {
  const token = Buffer.from(house.random(32)).toString('base64url');
  const expires = new Date(house.now() + LIFE_MS);
  await inScope(house.db, wholeCity(person.city), (tx) =>
    insertSession(tx, {
      city: person.city,
      token_hash: hashToken(token),
      login: person.login,
      made_at: new Date(house.now()),
      expires_at: expires,
    }),
  );
  reply.setCookie(COOKIE, `${person.city}.${token}`, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: house.secure,
    expires,
  });
}

/** The signed-in person, or the refusal that sends the screen to its sign-in page. */
export async function readSession(house: House, request: FastifyRequest): Promise<Person> {
  const parsed = parseCookie(request);
  if (!parsed) throw new Refused({ kind: 'session.missing' });
  const person = await inScope(house.db, wholeCity(parsed.city), (tx) =>
    findSessionPerson(tx, parsed.city, hashToken(parsed.token), new Date(house.now())),
  );
  if (!person) throw new Refused({ kind: 'session.missing' });
  return person;
}

export async function endSession(house: House, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const parsed = parseCookie(request);
  if (parsed) {
    await inScope(house.db, wholeCity(parsed.city), (tx) => deleteSession(tx, parsed.city, hashToken(parsed.token)));
  }
  reply.clearCookie(COOKIE, { path: '/' });
}

function parseCookie(request: FastifyRequest): { city: string; token: string } | null {
  const match = /^(\d{4})\.([A-Za-z0-9_-]{43})$/.exec(request.cookies[COOKIE] ?? '');
  return match ? { city: match[1]!, token: match[2]! } : null;
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function wholeCity(city: string) {
  return { city, region: city };
}
