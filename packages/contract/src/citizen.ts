// What belongs to the citizen who reported a problem, as the office sees it, and the signs that lead citizens to a water.
import { SATISFACTIONS } from '@xunhe/domain/problem/satisfaction';
import Type, { type Static } from 'typebox';
import { SortQuery } from './list-sort.ts';
import { CLOSED, IdText, InstantText, Nullable, PageQuery, RegionCode, WaterKind } from './wire.ts';

export const CitizenSide = Type.Object(
  {
    /** The number itself is asked for apart, and each look is recorded. */
    hasPhone: Type.Boolean(),
    /** What the citizen reads under his code. */
    answer: Nullable(Type.Object({ text: Type.String(), byName: Nullable(Type.String()), at: InstantText }, CLOSED)),
    satisfaction: Nullable(
      Type.Object({ said: Type.Enum(SATISFACTIONS), text: Type.String(), at: InstantText }, CLOSED),
    ),
  },
  CLOSED,
);
export type CitizenSide = Static<typeof CitizenSide>;

/** Null where the problem was not reported on a public page. */
export const CitizenSideAnswer = Type.Object({ citizen: Nullable(CitizenSide) }, CLOSED);

export const CitizenAnswerBody = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }) },
  CLOSED,
);

export const CitizenPhone = Type.Object({ phone: Nullable(Type.String()) }, CLOSED);

export const SignboardQuery = Type.Object(
  {
    ...{ ...PageQuery, q: Type.Optional(Type.String({ maxLength: 60 })), region: Type.Optional(RegionCode) },
    ...SortQuery('signboards'),
  },
  CLOSED,
);

export const SignboardBody = Type.Object(
  {
    id: IdText,
    name: Type.String(),
    nameEn: Nullable(Type.String()),
    kind: WaterKind,
    reaches: Type.Integer(),
    /** Of its public page, on whatever host it is served. */
    path: Type.String(),
  },
  CLOSED,
);
export type SignboardBody = Static<typeof SignboardBody>;
