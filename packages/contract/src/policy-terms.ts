// The policies of a city term by term: what is in force, what was settled when and by whom, and a new version.
import { SHEET_NAMES } from '@xunhe/domain/evaluation/sheet-names';
import Type, { type Static } from 'typebox';
import { CLOSED, IdText, InstantText, MonthText, Nullable } from './wire.ts';

export const SheetName = Type.Enum(SHEET_NAMES);

export const TermValueBody = Type.Union([
  Type.Number(),
  Type.Boolean(),
  Type.String({ maxLength: 60 }),
  Type.Array(Type.String({ maxLength: 60 }), { maxItems: 20 }),
]);

const TermPlace = Type.String({ minLength: 1, maxLength: 80, pattern: '^[A-Za-z0-9.-]+$' });

export const TermBody = Type.Object(
  { at: TermPlace, value: TermValueBody, source: Type.Enum(['sourced', 'default', 'city']) },
  CLOSED,
);

const TermChangeBody = Type.Object(
  { at: TermPlace, from: Nullable(TermValueBody), to: Nullable(TermValueBody) },
  CLOSED,
);

export const PolicyVersionBody = Type.Object(
  {
    /** `id@version`. */
    name: Type.String(),
    effectiveFrom: MonthText,
    state: Type.Enum(['past', 'inForce', 'coming']),
    /** Null for a version that comes with the product. */
    written: Nullable(
      Type.Object(
        { note: Type.String(), by: Nullable(IdText), byName: Nullable(Type.String()), at: InstantText },
        CLOSED,
      ),
    ),
    /** Against the version before it. */
    changes: Type.Array(TermChangeBody),
  },
  CLOSED,
);
export type PolicyVersionBody = Static<typeof PolicyVersionBody>;

export const PolicySheetBody = Type.Object(
  {
    sheet: SheetName,
    /** Of the newest version, in force or coming: what a change begins from. */
    name: Type.String(),
    terms: Type.Array(TermBody),
    versions: Type.Array(PolicyVersionBody),
  },
  CLOSED,
);
export type PolicySheetBody = Static<typeof PolicySheetBody>;

export const PolicySheetsBody = Type.Object(
  {
    /** The first month from which a new version can be in force. */
    earliest: MonthText,
    rows: Type.Array(PolicySheetBody),
  },
  CLOSED,
);
export type PolicySheetsBody = Static<typeof PolicySheetsBody>;

export const SheetParams = Type.Object({ sheet: SheetName }, CLOSED);

export const SettleTermsBody = Type.Object(
  {
    /** The version that was seen; another one meanwhile is said. */
    seen: Type.String({ maxLength: 80 }),
    from: MonthText,
    note: Type.String({ maxLength: 1000 }),
    values: Type.Record(TermPlace, TermValueBody, { maxProperties: 200 }),
  },
  CLOSED,
);
export type SettleTermsBody = Static<typeof SettleTermsBody>;

export const SettledTerms = Type.Object({ name: Type.String(), effectiveFrom: MonthText }, CLOSED);
