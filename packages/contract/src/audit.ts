// The record of what happened (events), as the audit administrator searches, checks and takes it away.
import Type, { type Static } from 'typebox';
import { SortQuery } from './list-sort.ts';
import { CLOSED, DayText, InstantText, Nullable, PageQuery, RegionCode } from './wire.ts';

export const AuditEventBody = Type.Object(
  {
    /** Place in the city's chain. */
    seq: Type.Integer(),
    id: Type.String(),
    kind: Type.String(),
    key: Type.String(),
    /** 12 digits, or the 4 of the city for what concerns all of it. */
    region: Type.String(),
    regionName: Nullable(Type.String()),
    /** Null: the service itself, or somebody who was not signed in. */
    actor: Nullable(Type.String()),
    actorName: Nullable(Type.String()),
    subject: Nullable(Type.String()),
    subjectName: Nullable(Type.String()),
    address: Nullable(Type.String()),
    at: InstantText,
    body: Type.Unknown(),
    hash: Type.String(),
  },
  CLOSED,
);
export type AuditEventBody = Static<typeof AuditEventBody>;

export const AuditQuery = Type.Object(
  {
    ...PageQuery,
    ...SortQuery('auditEvents'),
    /** How the kind begins: `problem.` finds every step of a problem. */
    kind: Type.Optional(Type.String({ maxLength: 60, pattern: '^[A-Za-z.]+$' })),
    /** Who did it: a person's id, or part of a name. */
    actor: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    /** Whom it concerns, likewise. */
    subject: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    region: Type.Optional(RegionCode),
    /** Part of the key or of the kind. */
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    /** Days of the city, both included. */
    from: Type.Optional(DayText),
    to: Type.Optional(DayText),
  },
  CLOSED,
);
export type AuditQuery = Static<typeof AuditQuery>;

export const AuditKindBody = Type.Object({ kind: Type.String(), count: Type.Integer() }, CLOSED);

const ChainEndBody = Type.Object({ seq: Type.Integer(), hash: Type.String() }, CLOSED);

export const AuditVerdictBody = Type.Object(
  {
    /** Events looked at, up to the first that does not hold. */
    checked: Type.Integer(),
    broken: Nullable(
      Type.Object(
        {
          seq: Type.Integer(),
          fault: Type.Union([
            Type.Literal('changed'),
            Type.Literal('missing'),
            Type.Literal('inserted'),
            Type.Literal('cut'),
            Type.Literal('head'),
            Type.Literal('anchor'),
          ]),
          event: Nullable(Type.Object({ seq: Type.Integer(), kind: Type.String(), at: Type.String() }, CLOSED)),
        },
        CLOSED,
      ),
    ),
    /** Where the chain ends by the database's own book. */
    head: Nullable(ChainEndBody),
  },
  CLOSED,
);
export type AuditVerdictBody = Static<typeof AuditVerdictBody>;

export const AuditExportQuery = Type.Object({ from: Type.Optional(Type.Integer({ minimum: 1 })) }, CLOSED);
