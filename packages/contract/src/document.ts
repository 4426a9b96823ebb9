// Documents of a reach (档案文件) and of a bulletin: their bytes travel as an upload before, and come back as a file.

import type { Right } from '@xunhe/domain/people/may';
import { DOCUMENT_KINDS, DOCUMENT_LENGTH, DOCUMENT_TYPES, type DocumentSubject } from '@xunhe/domain/place/document';
import Type, { type Static } from 'typebox';
import { Sha256Text } from './photo.ts';
import { CLOSED, DayText, IdText, InstantText, Nullable, UuidText } from './wire.ts';

export const DocumentBody = Type.Object(
  {
    id: IdText,
    kind: Type.Enum(DOCUMENT_KINDS),
    title: Type.String(),
    day: DayText,
    /** Of the file. */
    name: Type.String(),
    type: Type.Enum(DOCUMENT_TYPES),
    bytes: Type.Integer(),
    addedAt: InstantText,
    addedByName: Nullable(Type.String()),
    retiredAt: Nullable(InstantText),
    retiredByName: Nullable(Type.String()),
    retiredWhy: Nullable(Type.String()),
    mayRetire: Type.Boolean(),
  },
  CLOSED,
);
export type DocumentBody = Static<typeof DocumentBody>;

export const DocumentsBody = Type.Object({ rows: Type.Array(DocumentBody) }, CLOSED);

/** Characters that take two places in a text are counted twice here, so the rule itself decides what is too long. */
export const NewDocumentBody = Type.Object(
  {
    id: UuidText,
    kind: Type.Enum(DOCUMENT_KINDS),
    title: Type.String({ maxLength: 2 * DOCUMENT_LENGTH.title }),
    day: DayText,
    name: Type.String({ maxLength: DOCUMENT_LENGTH.name }),
    /** Of the upload. */
    sha256: Sha256Text,
  },
  CLOSED,
);

export const RetireDocumentBody = Type.Object({ why: Type.String({ maxLength: 2 * DOCUMENT_LENGTH.why }) }, CLOSED);

/** The file itself: not JSON, so not in the table of endpoints. By the right to read what it is kept with. */
export const DOCUMENT_PATH = '/api/documents/:id/file';
export const DOCUMENT_RIGHT: Readonly<Record<DocumentSubject, Right>> = {
  reach: 'place.read',
  bulletin: 'warning.read',
};
export const DocumentParams = Type.Object({ id: IdText }, CLOSED);
