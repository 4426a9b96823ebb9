// Signing in, and who is signed in.
import { LONGEST_PASSWORD } from '@xunhe/domain/people/password-policy';
import Type, { type Static } from 'typebox';
import { CLOSED, IdText, Nullable, RegionCode } from './wire.ts';

export const SignInBody = Type.Object(
  {
    login: Type.String({ minLength: 1, maxLength: 80 }),
    password: Type.String({ minLength: 1, maxLength: LONGEST_PASSWORD }),
    city: Type.Optional(Type.String({ pattern: '^[0-9]{4}$' })),
    /** Six digits of the authenticator, or a recovery code. */
    code: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
    /** A phone stays signed in for long, a desk does not. */
    device: Type.Optional(Type.Enum(['desk', 'phone'])),
  },
  CLOSED,
);
export type SignInBody = Static<typeof SignInBody>;

/** Somebody of the sample city as whom a newcomer may enter. */
export const GuestBody = Type.Object(
  {
    login: Type.String(),
    role: Type.String(),
    level: Nullable(Type.String()),
    name: Type.String(),
    regionName: Type.String(),
  },
  CLOSED,
);
export type GuestBody = Static<typeof GuestBody>;

export const EnterBody = Type.Object({ login: Type.String({ minLength: 1, maxLength: 80 }) }, CLOSED);

export const MeBody = Type.Object(
  {
    person: IdText,
    name: Type.String(),
    login: Type.String(),
    city: Type.String(),
    role: Type.String(),
    /** Level of the post: city, district, town, village, reach, assistant; null for office staff. */
    level: Nullable(Type.String()),
    region: RegionCode,
    regionName: Type.String(),
    rights: Type.Array(Type.String()),
    /** What must be done before anything else: choose a password, set up the second factor. */
    todo: Nullable(Type.Enum(['password', 'secondFactor'])),
    hasSecondFactor: Type.Boolean(),
    sessionKind: Type.String(),
  },
  CLOSED,
);
export type MeBody = Static<typeof MeBody>;
