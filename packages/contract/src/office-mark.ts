// 发文机关代字: how the offices and departments of a city stand in the numbers of their letters.
import { MOST_MARK_SIGNS } from '@xunhe/domain/problem/office-mark';
import Type, { type Static } from 'typebox';
import { CLOSED, IdText, InstantText, Nullable, RegionCode } from './wire.ts';

export const OfficeMark = Type.Object(
  {
    /** The code of an office's region, or the id of a department. */
    office: IdText,
    kind: Type.Union([Type.Literal('office'), Type.Literal('department')]),
    name: Type.String(),
    region: RegionCode,
    regionName: Type.String(),
    /** In force. */
    mark: Type.String(),
    /** What the names make; the same as `mark` where the city has set none. */
    made: Type.String(),
    /** A number as the next letter has it, but for the figure. */
    example: Type.String(),
    /** Null: the city has set none. */
    changedBy: Nullable(Type.String()),
    changedAt: Nullable(InstantText),
  },
  CLOSED,
);
export type OfficeMark = Static<typeof OfficeMark>;

export const OfficeMarksBody = Type.Object({ rows: Type.Array(OfficeMark) }, CLOSED);

export const OfficeMarkParams = Type.Object({ office: IdText }, CLOSED);

export const SetOfficeMarkBody = Type.Object(
  {
    /** Null: back to what the names make. What is too long is refused in words. */
    mark: Nullable(Type.String({ maxLength: 10 * MOST_MARK_SIGNS })),
  },
  CLOSED,
);

export const SetOfficeMark = Type.Object({ mark: Type.String() }, CLOSED);
