// One's own account (password, second factor, sessions), and the accounts of others.
import { accept } from '@xunhe/domain/ground/result';
import { rightsOf } from '@xunhe/domain/people/may';
import { accountEvent } from '../acts/account-event.ts';
import { LOCK_MS, lockEnd } from '../acts/account-lock.ts';
import { changePassword } from '../acts/change-password.ts';
import { actOnAccount, openAccount } from '../acts/manage-account.ts';
import { beginSecondFactor, confirmSecondFactor } from '../acts/second-factor.ts';
import { type FoundAccount, searchAccounts } from '../store/account.ts';
import { writeEvent } from '../store/events.ts';
import { deleteSessions, listSessions } from '../store/session.ts';
import type { Handlers } from './endpoint.ts';
import { readSession, type SignedIn } from './session.ts';

export const accountHandlers: Handlers<
  | 'changePassword'
  | 'beginSecondFactor'
  | 'confirmSecondFactor'
  | 'sessions'
  | 'endSessions'
  | 'accounts'
  | 'openAccount'
  | 'actOnAccount'
> = {
  async changePassword({ house, who, body, request, reply }) {
    const done = await changePassword(house, who, { ...body, session: who.session });
    return done.ok ? accept(tellMe(await readSession(house, request, reply))) : done;
  },

  beginSecondFactor: async ({ house, who, body }) => beginSecondFactor(house, who, body.password),

  async confirmSecondFactor({ house, who, body }) {
    const done = await confirmSecondFactor(house, who, body.code);
    return done.ok ? accept({ codes: done.value }) : done;
  },

  async sessions({ who, tx }) {
    const rows = await tx((t) => listSessions(t, who.city, who.login));
    return accept({
      rows: rows.map(({ id, kind, device, address, made_at, seen_at }) => ({
        ...{ id, kind, device, address, current: id === who.session },
        madeAt: made_at.toISOString(),
        seenAt: seen_at.toISOString(),
      })),
    });
  },

  async endSessions({ house, who, body, tx }) {
    return tx(async (t) => {
      const which = body.id === undefined ? { except: who.session } : { id: body.id };
      const ended = await deleteSessions(t, who.city, who.login, which);
      if (ended > 0) await writeEvent(t, house, accountEvent(house, 'session.ended', who, who, { sessions: ended }));
      return accept({ ended });
    });
  },

  async accounts({ house, who, query, tx }) {
    const now = house.now();
    const { rows, total } = await tx((t) =>
      searchAccounts(t, {
        city: who.city,
        ...{ q: query.q, role: query.role, region: query.region, state: query.state },
        lockedSince: new Date(now - LOCK_MS),
        sorting: { sort: query.sort, order: query.order },
        limit: query.limit ?? 50,
        offset: query.offset ?? 0,
      }),
    );
    return accept({ total, rows: rows.map((row) => rowToAccount(row, now)) });
  },

  openAccount: async ({ house, who, body }) => openAccount(house, who, body),
  actOnAccount: async ({ house, who, body }) => actOnAccount(house, who, body),
};

export function tellMe(who: SignedIn) {
  return {
    person: who.id,
    name: who.name,
    login: who.login,
    city: who.city,
    role: who.role,
    level: who.level,
    region: who.region,
    regionName: who.regionName,
    rights: rightsOf(who.role),
    todo: who.todo,
    hasSecondFactor: who.hasSecondFactor,
    sessionKind: who.sessionKind,
  };
}

function rowToAccount(row: FoundAccount, nowMs: number) {
  const { person } = row;
  return {
    login: person.login,
    role: person.role,
    person: person.id,
    name: person.name,
    level: person.level,
    region: person.region,
    regionName: person.regionName,
    state: stateOf(row, nowMs),
    mustChange: row.mustChange,
    hasSecondFactor: row.totpSecret !== null,
    sessions: row.sessions,
    seenAt: row.seenAt?.toISOString() ?? null,
  };
}

function stateOf(row: FoundAccount, nowMs: number): 'open' | 'closed' | 'locked' | 'disabled' {
  if (row.disabled) return 'disabled';
  if (lockEnd(row) > nowMs) return 'locked';
  return row.passwordHash === null && row.person.role !== 'service' ? 'closed' : 'open';
}
