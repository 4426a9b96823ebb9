// What the box in the top bar finds: a few of each kind, the best first.
import Type, { type Static } from 'typebox';
import { CLOSED } from './wire.ts';

/** In the order in which they are shown. */
export const FOUND_KINDS = [
  ...(['reach', 'water', 'person', 'problem', 'station', 'source', 'department', 'region'] as const),
] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];

export const MOST_OF_A_KIND = 5;

/** Longer before normalising than after: full-width signs and blanks go. */
export const SearchQuery = Type.Object({ q: Type.String({ minLength: 1, maxLength: 200 }) }, CLOSED);

export const FoundThing = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    nameEn: Type.Union([Type.String(), Type.Null()]),
    region: Type.String(),
    regionName: Type.String(),
    /** The reach on which a station or a source stands. */
    reach: Type.Union([Type.String(), Type.Null()]),
  },
  CLOSED,
);
export type FoundThing = Static<typeof FoundThing>;

export const SearchBody = Type.Object(
  {
    groups: Type.Array(
      Type.Object(
        {
          kind: Type.Enum([...FOUND_KINDS]),
          total: Type.Integer(),
          /** The list of that kind finds the same by these words; pinyin it does not read. */
          listed: Type.Boolean(),
          rows: Type.Array(FoundThing, { maxItems: MOST_OF_A_KIND }),
        },
        CLOSED,
      ),
    ),
  },
  CLOSED,
);
