// Bulletins and public opinion (通报与舆情): what is entered, what it does to warnings, and what came of it.
import { BULLETIN_DEEDS, BULLETIN_KINDS, BULLETIN_LENGTH } from '@xunhe/domain/duty/bulletin';
import { ISSUERS } from '@xunhe/domain/duty/trigger-policy';
import { PROBLEM_STATES } from '@xunhe/domain/problem/flow';
import { PROBLEM_TYPES } from '@xunhe/domain/problem/problem-type';
import Type, { type Static } from 'typebox';
import { DocumentBody } from './document.ts';
import {
  CLOSED,
  DayText,
  IdText,
  InstantText,
  Level,
  MonthText,
  Nullable,
  Page,
  PageQuery,
  RegionCode,
  UuidText,
} from './wire.ts';

/** Characters that take two places in a text are counted twice here, so the rule itself decides what is too long. */
const CONTENT = {
  reaches: Type.Array(IdText, { minItems: 1, maxItems: BULLETIN_LENGTH.reaches, uniqueItems: true }),
  /** When it appeared, and when this office learned of it. */
  seenDay: DayText,
  knownDay: DayText,
  issuer: Type.Enum(ISSUERS),
  kind: Type.Enum(BULLETIN_KINDS),
  /** Of what media say: whether somebody confirmed it. Otherwise nothing is asked of it. */
  verified: Type.Boolean(),
  text: Type.String({ maxLength: 2 * BULLETIN_LENGTH.text }),
  link: Nullable(Type.String({ maxLength: 2 * BULLETIN_LENGTH.link })),
};
const Why = Type.String({ maxLength: 2 * BULLETIN_LENGTH.why });

export const BulletinContent = Type.Object(CONTENT, CLOSED);
export type BulletinContent = Static<typeof BulletinContent>;

export const EnterBulletinBody = Type.Object({ id: UuidText, ...CONTENT }, CLOSED);
/** `seen`: how many lines its history had. */
const Seen = { seen: Type.Integer({ minimum: 0 }) };
export const CorrectBulletinBody = Type.Object({ ...CONTENT, ...Seen, why: Why }, CLOSED);
export const WithdrawBulletinBody = Type.Object({ ...Seen, why: Why }, CLOSED);

export const RaiseBulletinBody = Type.Object(
  {
    ...Seen,
    reach: IdText,
    /** Of the warning. */
    steps: Type.Integer({ minimum: 0 }),
    why: Why,
  },
  CLOSED,
);

export const ReportBulletinBody = Type.Object(
  {
    ...Seen,
    /** The id of the new problem. */
    problem: UuidText,
    reach: IdText,
    type: Type.Enum(PROBLEM_TYPES),
    text: Type.String({ minLength: 1, maxLength: BULLETIN_LENGTH.text }),
  },
  CLOSED,
);

const NAMED_REACH = { reach: IdText, name: Type.String(), nameEn: Nullable(Type.String()) };

export const BulletinBody = Type.Object(
  {
    ...{ id: IdText, seenDay: DayText, knownDay: DayText, issuer: CONTENT.issuer, kind: CONTENT.kind },
    ...{ verified: Type.Boolean(), text: Type.String(), link: Nullable(Type.String()) },
    /** Those that the person's region shows. */
    reaches: Type.Array(Type.Object(NAMED_REACH, CLOSED)),
    /** The day on which it was withdrawn as wrong. */
    withdrawn: Nullable(DayText),
    /** Came with the city's files. */
    imported: Type.Boolean(),
    /** The warning that it raises by the rules of its month; null: none. */
    level: Nullable(Level),
  },
  CLOSED,
);
export type BulletinBody = Static<typeof BulletinBody>;

export const BULLETIN_SHOWS = ['standing', 'withdrawn', 'all'] as const;

export const BulletinsQuery = Type.Object(
  {
    ...PageQuery,
    region: Type.Optional(RegionCode),
    reach: Type.Optional(IdText),
    issuer: Type.Optional(CONTENT.issuer),
    kind: Type.Optional(CONTENT.kind),
    show: Type.Optional(Type.Enum(BULLETIN_SHOWS)),
    q: Type.Optional(Type.String({ maxLength: 60 })),
    from: Type.Optional(DayText),
    to: Type.Optional(DayText),
  },
  CLOSED,
);
export const BulletinsBody = Page(BulletinBody);

export const BulletinEffect = Type.Object(
  {
    level: Nullable(Level),
    /** The month in whose draft it will count; null when none will. */
    month: Nullable(MonthText),
    /** A warning of its month names it already. */
    counted: Type.Boolean(),
    policy: Type.String(),
    /** The month of the warnings in force, and how those of the reaches stand. */
    inForce: MonthText,
    reaches: Type.Array(
      Type.Object({ ...NAMED_REACH, level: Nullable(Level), seen: Type.Integer(), mayRaise: Type.Boolean() }, CLOSED),
    ),
  },
  CLOSED,
);
export type BulletinEffect = Static<typeof BulletinEffect>;

/** `reaches` with commas between. */
export const BulletinEffectQuery = Type.Object(
  {
    reaches: Type.String({ maxLength: 81 * BULLETIN_LENGTH.reaches, pattern: '^[A-Za-z0-9._:,-]*$' }),
    issuer: CONTENT.issuer,
    kind: CONTENT.kind,
    verified: Type.Boolean(),
    knownDay: DayText,
  },
  CLOSED,
);

export const BulletinLine = Type.Object(
  {
    version: Type.Integer(),
    deed: Type.Enum(BULLETIN_DEEDS),
    at: InstantText,
    byName: Nullable(Type.String()),
    office: RegionCode,
    officeName: Nullable(Type.String()),
    reason: Type.String(),
    before: Nullable(BulletinContent),
    after: Nullable(BulletinContent),
    raise: Nullable(Type.Object({ month: MonthText, reach: IdText, from: Level, to: Level }, CLOSED)),
    problem: Nullable(IdText),
  },
  CLOSED,
);
export type BulletinLine = Static<typeof BulletinLine>;

export const BulletinPage = Type.Object(
  {
    bulletin: BulletinBody,
    /** Lines of its history, also of those out of sight. */
    version: Type.Integer(),
    may: Type.Boolean(),
    effect: BulletinEffect,
    /** Warnings that name it among their reasons. */
    warnings: Type.Array(Type.Object({ month: MonthText, level: Level, ...NAMED_REACH }, CLOSED)),
    problems: Type.Array(
      Type.Object({ id: IdText, type: Type.String(), state: Type.Enum(PROBLEM_STATES), reach: IdText }, CLOSED),
    ),
    documents: Type.Array(DocumentBody),
    history: Type.Array(BulletinLine),
  },
  CLOSED,
);
export type BulletinPage = Static<typeof BulletinPage>;

/** The bulletin of which a problem was made. */
export const BulletinOfProblemBody = Type.Object({ bulletin: Nullable(IdText) }, CLOSED);
