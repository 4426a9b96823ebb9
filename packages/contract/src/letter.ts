// The letters of a problem as a list tells them. A letter itself is a PDF: not JSON, so not in the table of endpoints, but by the same right.

import type { Right } from '@xunhe/domain/people/may';
import { LETTER_KINDS } from '@xunhe/domain/problem/letter';
import Type, { type Static } from 'typebox';
import { CLOSED, DayText, IdText, InstantText, Nullable } from './wire.ts';

export const LETTER_PATH = '/api/letters/:id/pdf';
export const LETTER_RIGHT: Right = 'problem.read';

export const LetterBody = Type.Object(
  {
    id: IdText,
    kind: Type.Enum(LETTER_KINDS),
    /** 穗河长办交〔2026〕12号 */
    number: Type.String(),
    signature: Type.String(),
    addressees: Type.Array(Type.String()),
    /** Of an assignment: whether the department leads. */
    leads: Nullable(Type.Boolean()),
    day: DayText,
    dueDay: Nullable(DayText),
    madeAt: InstantText,
    /** The move that made it. */
    seq: Type.Integer(),
    /** Null: the rule ordered it. */
    byName: Nullable(Type.String()),
  },
  CLOSED,
);
export type LetterBody = Static<typeof LetterBody>;

export const LettersOfProblem = Type.Object({ rows: Type.Array(LetterBody) }, CLOSED);
