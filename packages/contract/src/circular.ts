// Notices (通知公告) of offices: drafts, what is published, and who has read it.
import { CIRCULAR_GROUPS, CIRCULAR_LENGTH, CIRCULAR_STATES } from '@xunhe/domain/people/circular';
import Type, { type Static } from 'typebox';
import { SortQuery } from './list-sort.ts';
import { CLOSED, DayText, IdText, InstantText, Nullable, Page, PageQuery, RegionCode, UuidText } from './wire.ts';

const Group = Type.Enum(CIRCULAR_GROUPS);
const Groups = Type.Array(Group, { minItems: 1, maxItems: CIRCULAR_GROUPS.length, uniqueItems: true });

/** Made by who begins a draft, so that it is kept once however often it is sent. */
export const NewCircularParams = Type.Object({ id: UuidText }, CLOSED);

/** Characters that take two places in a text are counted twice here, so the rule itself decides what is too long. */
const CONTENT = {
  title: Type.String({ maxLength: 2 * CIRCULAR_LENGTH.title }),
  text: Type.String({ maxLength: 3 * CIRCULAR_LENGTH.text }),
  region: RegionCode,
  groups: Groups,
  lastDay: Nullable(DayText),
  confirm: Type.Boolean(),
  /** The published notice whose place it takes. */
  supersedes: Nullable(IdText),
};

export const SaveCircularBody = Type.Object(
  {
    ...CONTENT,
    /** That which was changed; 0 for a new draft. */
    revision: Type.Integer({ minimum: 0 }),
  },
  CLOSED,
);
export type SaveCircularBody = Static<typeof SaveCircularBody>;

export const SavedCircular = Type.Object({ id: IdText, revision: Type.Integer() }, CLOSED);
export const SeenRevisionBody = Type.Object({ revision: Type.Integer({ minimum: 1 }) }, CLOSED);

export const CircularDraftBody = Type.Object(
  {
    ...{ id: IdText, ...CONTENT, revision: Type.Integer() },
    /** For which region the office that writes it stands. */
    office: RegionCode,
    regionName: Type.String(),
    changedByName: Nullable(Type.String()),
    changedAt: InstantText,
  },
  CLOSED,
);
export type CircularDraftBody = Static<typeof CircularDraftBody>;

const Published = {
  ...CONTENT,
  id: IdText,
  office: RegionCode,
  officeName: Type.String(),
  regionName: Type.String(),
  state: Type.Enum(CIRCULAR_STATES),
  publishedAt: InstantText,
  /** The notice that took its place. */
  supersededBy: Nullable(IdText),
  withdrawnAt: Nullable(InstantText),
  withdrawnWhy: Nullable(Type.String()),
};

/** As its reader has it. */
export const CircularBody = Type.Object(
  { ...Published, seenAt: Nullable(InstantText), confirmedAt: Nullable(InstantText) },
  CLOSED,
);
export type CircularBody = Static<typeof CircularBody>;

export const CircularListBody = Type.Object(
  {
    /** How many still wait: unread, or not confirmed where that is asked. */
    waiting: Type.Integer(),
    /** The newest first, at most 100. */
    rows: Type.Array(CircularBody),
  },
  CLOSED,
);
export type CircularListBody = Static<typeof CircularListBody>;

export const ReceiptsBody = Type.Object(
  {
    receipts: Type.Array(Type.Object({ id: IdText, at: InstantText, confirmed: Type.Boolean() }, CLOSED), {
      minItems: 1,
      maxItems: 200,
    }),
  },
  CLOSED,
);
export type ReceiptsBody = Static<typeof ReceiptsBody>;
export const WaitingBody = Type.Object({ waiting: Type.Integer() }, CLOSED);

const Counts = { addressed: Type.Integer(), seen: Type.Integer(), confirmed: Type.Integer() };

/** As the office has it: how many in its own region it is for, and how many of them have read it. */
export const SentCircularBody = Type.Object(
  {
    ...Published,
    ...Counts,
    publishedByName: Nullable(Type.String()),
    withdrawnByName: Nullable(Type.String()),
    /** An office above or beside it sees it and leaves it alone. */
    mayWithdraw: Type.Boolean(),
    /** The city's day on which the rest were reminded last. */
    remindedDay: Nullable(DayText),
  },
  CLOSED,
);
export type SentCircularBody = Static<typeof SentCircularBody>;

export const SentCircularsQuery = Type.Object(
  {
    ...PageQuery,
    ...SortQuery('sentCirculars'),
    state: Type.Optional(Type.Enum(CIRCULAR_STATES)),
    q: Type.Optional(Type.String({ maxLength: 60 })),
  },
  CLOSED,
);

export const CircularDraftsBody = Type.Object({ rows: Type.Array(CircularDraftBody) }, CLOSED);

export const SentCircularFileBody = Type.Object(
  {
    circular: SentCircularBody,
    /** By the regions one level below the one it is for. */
    regions: Type.Array(
      Type.Object({ region: RegionCode, name: Type.String(), nameEn: Nullable(Type.String()), ...Counts }, CLOSED),
    ),
  },
  CLOSED,
);
export type SentCircularFileBody = Static<typeof SentCircularFileBody>;

export const RECEIPT_STANDINGS = ['unseen', 'seen', 'unconfirmed', 'confirmed'] as const;

export const CircularReadersQuery = Type.Object(
  {
    ...PageQuery,
    ...SortQuery('circularReaders'),
    standing: Type.Optional(Type.Enum(RECEIPT_STANDINGS)),
    region: Type.Optional(RegionCode),
  },
  CLOSED,
);

export const CircularReadersBody = Page(
  Type.Object(
    {
      person: IdText,
      name: Type.String(),
      group: Group,
      region: RegionCode,
      regionName: Type.String(),
      seenAt: Nullable(InstantText),
      confirmedAt: Nullable(InstantText),
    },
    CLOSED,
  ),
);

/** `groups` with commas between. */
export const AudienceQuery = Type.Object(
  { region: RegionCode, groups: Type.String({ maxLength: 200, pattern: '^[a-z.,]*$' }) },
  CLOSED,
);
export const AudienceBody = Type.Object({ people: Type.Integer() }, CLOSED);

export const WithdrawBody = Type.Object({ why: Type.String({ maxLength: 2 * CIRCULAR_LENGTH.why }) }, CLOSED);
export const RemindedBody = Type.Object({ people: Type.Integer() }, CLOSED);
