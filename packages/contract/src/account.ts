// One's own account, and the accounts of others as the security administrator sees them.
import { LONGEST_PASSWORD } from '@xunhe/domain/people/password-policy';
import { ROLES } from '@xunhe/domain/people/role';
import Type, { type Static } from 'typebox';
import { SortQuery } from './list-sort.ts';
import { CLOSED, IdText, Nullable, PageQuery, RegionCode } from './wire.ts';

const LoginText = Type.String({ minLength: 1, maxLength: 80 });
const Password = Type.String({ minLength: 1, maxLength: LONGEST_PASSWORD });
const Instant = Type.String();
const RoleText = Type.Enum(ROLES);

export const ChangePasswordBody = Type.Object({ old: Password, next: Password }, CLOSED);

export const BeginFactorBody = Type.Object({ password: Type.Optional(Password) }, CLOSED);
export const FactorSecret = Type.Object({ secret: Type.String(), uri: Type.String() }, CLOSED);
export const ConfirmFactorBody = Type.Object({ code: Type.String({ minLength: 1, maxLength: 20 }) }, CLOSED);
export const RecoveryCodes = Type.Object({ codes: Type.Array(Type.String()) }, CLOSED);

export const SessionBody = Type.Object(
  {
    id: IdText,
    kind: Type.String(),
    /** This request came in it. */
    current: Type.Boolean(),
    device: Type.String(),
    address: Type.String(),
    madeAt: Instant,
    seenAt: Instant,
  },
  CLOSED,
);
export const SessionList = Type.Object({ rows: Type.Array(SessionBody) }, CLOSED);
/** No id: all but the one in which it is asked. */
export const EndSessionsBody = Type.Object({ id: Type.Optional(IdText) }, CLOSED);
export const EndedSessions = Type.Object({ ended: Type.Integer() }, CLOSED);

export const AccountQuery = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 80 })),
    role: Type.Optional(RoleText),
    region: Type.Optional(RegionCode),
    state: Type.Optional(Type.Enum(['closed', 'locked', 'disabled'])),
    ...PageQuery,
    ...SortQuery('accounts'),
  },
  CLOSED,
);

export const AccountRowBody = Type.Object(
  {
    login: Type.String(),
    role: Type.String(),
    person: IdText,
    name: Type.String(),
    level: Nullable(Type.String()),
    region: RegionCode,
    regionName: Type.String(),
    /** `closed`: nobody can sign in, because no password was given yet. */
    state: Type.Enum(['open', 'closed', 'locked', 'disabled']),
    mustChange: Type.Boolean(),
    hasSecondFactor: Type.Boolean(),
    sessions: Type.Integer(),
    seenAt: Nullable(Instant),
  },
  CLOSED,
);
export type AccountRowBody = Static<typeof AccountRowBody>;

export const NewAccountBody = Type.Object(
  {
    login: Type.String({ minLength: 2, maxLength: 80, pattern: '^[A-Za-z0-9._@-]+$' }),
    role: RoleText,
    region: RegionCode,
    /** Somebody who is known already, or the name of somebody new. */
    person: Type.Optional(IdText),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
  },
  CLOSED,
);
export type NewAccountBody = Static<typeof NewAccountBody>;

/** A one-time password, or the token of a device or system; shown once. */
export const AccountSecretBody = Type.Object(
  { login: Type.String(), password: Nullable(Type.String()), token: Nullable(Type.String()) },
  CLOSED,
);

export const ACCOUNT_ACTIONS = [
  'password',
  'token',
  'disable',
  'enable',
  'unlock',
  'dropSecondFactor',
  'endSessions',
] as const;

export const AccountActionBody = Type.Object({ login: LoginText, action: Type.Enum(ACCOUNT_ACTIONS) }, CLOSED);
export type AccountAction = (typeof ACCOUNT_ACTIONS)[number];
