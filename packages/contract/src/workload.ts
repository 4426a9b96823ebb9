// Minutes asked of each chief in a month.
import { POST_LEVELS } from '@xunhe/domain/people/post';
import Type, { type Static } from 'typebox';
import { CLOSED, IdText, MonthText, PageQuery, RegionCode } from './wire.ts';

export const WorkloadQuery = Type.Object({ ...PageQuery, region: Type.Optional(RegionCode) }, CLOSED);

const Minutes = Type.Number();

export const WorkloadBody = Type.Object(
  {
    month: MonthText,
    /** A row a post, by what most is asked of a person for. `ninth`: nine in ten are asked no more; `most`: by the rule. */
    posts: Type.Array(
      Type.Object(
        {
          post: Type.Enum(POST_LEVELS),
          people: Type.Integer(),
          ...{ minutes: Minutes, median: Minutes, ninth: Minutes, heaviest: Minutes, most: Minutes },
          over: Type.Integer(),
        },
        CLOSED,
      ),
    ),
    /** Those of whom most is asked first. */
    rows: Type.Array(
      Type.Object(
        {
          person: IdText,
          personName: Type.String(),
          post: Type.Enum(POST_LEVELS),
          ...{ waters: Type.Integer(), visits: Type.Integer(), minutes: Minutes, most: Minutes },
        },
        CLOSED,
      ),
    ),
    total: Type.Integer(),
  },
  CLOSED,
);
export type WorkloadBody = Static<typeof WorkloadBody>;
