// Duty rules: the versions a city works by, what it writes of its own, and what a change would have asked of past months.
import { PATROL_MODES } from '@xunhe/domain/duty/mode';
import { PERIODS } from '@xunhe/domain/duty/period';
import { WATER_CONDITIONS } from '@xunhe/domain/duty/rule';
import { POST_LEVELS } from '@xunhe/domain/people/post';
import Type, { type Static } from 'typebox';
import { CLOSED, InstantText, Level, MonthText, Nullable, PageQuery, UuidText } from './wire.ts';

/** `id@version` of a version, or the id of a draft. */
export const RuleName = Type.String({ pattern: '^([a-z0-9-]{1,60}@[0-9]{1,6}|[0-9a-f-]{36})$' });
const Post = Type.Enum(POST_LEVELS);
const Period = Type.Enum(PERIODS);

/** What is out of bounds is refused in words, with its place. */
const Draft = Type.Object(
  {
    asks: Type.Array(
      Type.Object(
        {
          post: Post,
          water: Type.Union([Type.Enum(WATER_CONDITIONS), Type.Literal('any')]),
          level: Type.Union([Level, Type.Literal('any')]),
          visits: Type.Number(),
          per: Period,
          modes: Type.Array(Type.Enum(PATROL_MODES), { maxItems: PATROL_MODES.length, uniqueItems: true }),
          together: Nullable(Type.Object({ share: Type.Number(), fullRound: Nullable(Period) }, CLOSED)),
        },
        CLOSED,
      ),
      { maxItems: 60 },
    ),
    capPerMonth: Type.Record(Post, Type.Number()),
    randomFloor: Type.Record(Post, Type.Number()),
    mostMinutes: Type.Record(Post, Type.Number()),
    detection: Type.Number(),
    minutes: Type.Number(),
    lengthM: Type.Number(),
    shortCoverage: Type.Number(),
  },
  CLOSED,
);

const Written = {
  title: Type.String({ maxLength: 60 }),
  note: Type.String({ maxLength: 500 }),
  basedOn: RuleName,
};

const RuleVersion = Type.Object(
  {
    name: RuleName,
    own: Type.Boolean(),
    effectiveFrom: MonthText,
    /** The last month of its term; null while nothing takes its place. */
    until: Nullable(MonthText),
    /** `unused`: it has no term, as a rule to begin from, or because another took its place before its first month. */
    state: Type.Enum(['past', 'inForce', 'coming', 'unused']),
    /** Null of those that come with the product. */
    written: Nullable(Type.Object({ ...Written, by: Nullable(Type.String()), at: InstantText }, CLOSED)),
  },
  CLOSED,
);
export type RuleVersion = Static<typeof RuleVersion>;

const RuleDraftHead = Type.Object(
  {
    id: UuidText,
    ...Written,
    revision: Type.Integer(),
    changedBy: Nullable(Type.String()),
    changedAt: InstantText,
  },
  CLOSED,
);
export type RuleDraftHead = Static<typeof RuleDraftHead>;

export const DutyRulesBody = Type.Object(
  {
    versions: Type.Array(RuleVersion),
    drafts: Type.Array(RuleDraftHead),
    /** The first month in which another rule may begin. */
    earliest: MonthText,
    /** Months whose duties were assigned, oldest first: on them a change can be tried. */
    months: Type.Array(MonthText),
  },
  CLOSED,
);
export type DutyRulesBody = Static<typeof DutyRulesBody>;

export const DutyRuleParams = Type.Object({ rule: RuleName }, CLOSED);

/** `rule` as the domain keeps it; of a draft as it would be put in force. */
export const DutyRuleBody = Type.Object({ name: RuleName, rule: Type.Unknown() }, CLOSED);

export const RuleDraftParams = Type.Object({ id: UuidText }, CLOSED);

export const SaveRuleDraftBody = Type.Object(
  {
    ...Written,
    /** That which was changed; 0 for a new draft. */
    revision: Type.Integer({ minimum: 0 }),
    draft: Draft,
  },
  CLOSED,
);

export const SavedRuleDraft = Type.Object({ id: UuidText, revision: Type.Integer() }, CLOSED);

export const DropRuleDraftBody = Type.Object({ revision: Type.Integer({ minimum: 1 }) }, CLOSED);

export const EnactRuleBody = Type.Object({ revision: Type.Integer({ minimum: 1 }), from: MonthText }, CLOSED);

export const EnactedRule = Type.Object({ name: RuleName, effectiveFrom: MonthText }, CLOSED);

const Heavy = Type.Object({ over: Type.Integer(), heaviest: Type.Number() }, CLOSED);
const Load = Type.Object(
  { visits: Type.Integer(), drawn: Type.Integer(), lengthM: Type.Number(), minutes: Type.Number() },
  CLOSED,
);
const Loads = { from: Load, to: Load };
const Aim = Type.Object(
  { failures: Type.Integer(), caughtShare: Nullable(Type.Number()), visitShare: Nullable(Type.Number()) },
  CLOSED,
);

export const RulePreviewQuery = Type.Object(
  {
    from: RuleName,
    to: RuleName,
    first: MonthText,
    last: MonthText,
    /** Most day-visits a month. */
    budget: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
    by: Type.Union([Type.Literal('district'), Type.Literal('town'), Type.Literal('post'), Type.Literal('chief')]),
    ...PageQuery,
  },
  CLOSED,
);

export const RulePreviewBody = Type.Object(
  {
    ...Loads,
    /** Chiefs who are asked anything. */
    people: Type.Integer(),
    months: Type.Array(
      Type.Object(
        {
          month: MonthText,
          ...Loads,
          over: Nullable(Type.Object({ from: Type.Integer(), to: Type.Integer() }, CLOSED)),
        },
        CLOSED,
      ),
    ),
    /** How often in these months a chief is asked more minutes than the rule would ask of one person. */
    heavy: Type.Object({ from: Heavy, to: Heavy }, CLOSED),
    aim: Type.Object({ from: Aim, to: Aim }, CLOSED),
    rows: Type.Array(
      Type.Object(
        {
          key: Type.String(),
          name: Type.String(),
          nameEn: Nullable(Type.String()),
          people: Type.Integer(),
          ...Loads,
        },
        CLOSED,
      ),
    ),
    total: Type.Integer(),
  },
  CLOSED,
);
export type RulePreviewBody = Static<typeof RulePreviewBody>;

/** How far the person's own trial is; 0 of 0 while it waits for its turn. */
export const RuleTrialBody = Type.Object(
  { running: Nullable(Type.Object({ done: Type.Integer(), of: Type.Integer() }, CLOSED)) },
  CLOSED,
);
