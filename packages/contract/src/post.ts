// Who serves where and for whom: delegations to assistants, and posts that are handed over.
import { POST_LEVELS } from '@xunhe/domain/people/post';
import Type, { type Static } from 'typebox';
import { SortQuery } from './list-sort.ts';
import { CLOSED, DayText, IdText, Nullable, PageQuery, RegionCode } from './wire.ts';

export const DelegationBody = Type.Object(
  {
    id: IdText,
    chief: IdText,
    chiefName: Type.String(),
    assistant: IdText,
    assistantName: Type.String(),
    from: DayText,
    to: DayText,
    /** `ended`: before its last day, by somebody; `over`: its last day is past. */
    state: Type.Enum(['coming', 'running', 'over', 'ended']),
  },
  CLOSED,
);
export type DelegationBody = Static<typeof DelegationBody>;

export const DelegationQuery = Type.Object(
  { person: Type.Optional(IdText), ...PageQuery, ...SortQuery('delegations') },
  CLOSED,
);

/** No chief: the one who gives it is the chief himself. */
export const NewDelegation = Type.Object(
  { chief: Type.Optional(IdText), assistant: IdText, from: DayText, to: DayText },
  CLOSED,
);
export type NewDelegation = Static<typeof NewDelegation>;

export const EndDelegation = Type.Object({ id: IdText }, CLOSED);

/** The people who can stand in for a chief, and those who can take over from him. */
export const StandInBody = Type.Object(
  { person: IdText, name: Type.String(), level: Type.String(), regionName: Type.String() },
  CLOSED,
);

export const HandOverBody = Type.Object(
  {
    from: IdText,
    to: IdText,
    /** The successor's first day in post. */
    day: DayText,
    /** All of the leaver's waters when none is named. */
    reaches: Type.Optional(Type.Array(IdText, { minItems: 1, maxItems: 500 })),
  },
  CLOSED,
);
export type HandOverBody = Static<typeof HandOverBody>;

export const HandedOverBody = Type.Object(
  { posts: Type.Integer(), duties: Type.Integer(), visits: Type.Integer(), problems: Type.Integer() },
  CLOSED,
);

export const PersonQuery = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 80 })),
    level: Type.Optional(Type.Enum(POST_LEVELS)),
    region: Type.Optional(RegionCode),
    ...PageQuery,
    ...SortQuery('people'),
  },
  CLOSED,
);

export const PersonRowBody = Type.Object(
  {
    id: IdText,
    name: Type.String(),
    level: Nullable(Type.String()),
    region: RegionCode,
    regionName: Type.String(),
    regionNameEn: Nullable(Type.String()),
    /** Waters held today. */
    reaches: Type.Integer(),
  },
  CLOSED,
);
export type PersonRowBody = Static<typeof PersonRowBody>;

export const PostBody = Type.Object(
  {
    reach: IdText,
    reachName: Type.String(),
    reachNameEn: Nullable(Type.String()),
    from: DayText,
    to: Nullable(DayText),
    /** In post today. */
    current: Type.Boolean(),
  },
  CLOSED,
);

export const PersonPage = Type.Object(
  { person: PersonRowBody, phone: Nullable(Type.String()), posts: Type.Array(PostBody) },
  CLOSED,
);
