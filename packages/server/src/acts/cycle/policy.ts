// The policies a city works by, read from its store: rules are data with versions, the code only ships their first ones.
import { DEFAULT_MONTH_CALENDAR, type MonthCalendarPolicy } from '@xunhe/domain/duty/calendar-of-month';
import { FEEDBACK_DEFAULT, type FeedbackRule } from '@xunhe/domain/duty/feedback-rule';
import { INVENTORY_DEFAULT, type InventoryRule } from '@xunhe/domain/duty/inventory';
import { findInForce, type Policy } from '@xunhe/domain/duty/policy';
import { REMINDER_DEFAULT, type ReminderRule } from '@xunhe/domain/duty/reminder-rule';
import { DIFFERENTIATED_DEFAULT, type DutyRule, UNIVERSAL_2019 } from '@xunhe/domain/duty/rule';
import { findDutyRule } from '@xunhe/domain/duty/rule-in-force';
import { ownPolicyId } from '@xunhe/domain/duty/terms';
import { DEFAULT_TRIGGERS, FIRST_TRIGGERS, type TriggerPolicy } from '@xunhe/domain/duty/trigger-policy';
import { STANDING_DEFAULT, type StandingRule } from '@xunhe/domain/evaluation/standing-rule';
import { addMonths, type Month } from '@xunhe/domain/ground/month';
import { PATROL_REVIEW_DEFAULT, type PatrolReviewRule } from '@xunhe/domain/patrol/review-rule';
import { TRACING_DEFAULT, type TracingRule } from '@xunhe/domain/risk/tracing/tracing-rule';
import { listCycles } from '../../store/cycle.ts';
import type { Tx } from '../../store/db.ts';
import { listPolicies, listPoliciesInEffect, savePolicy } from '../../store/policy.ts';
import type { PolicyRow } from '../../store/rows-duty.ts';

/** In rising order of versions. `ahead`: so many months after the newest cycle a month is still untouched by the rule. */
const SHIPPED: readonly { readonly policy: Policy; readonly ahead: number }[] = [
  // A cycle sets the duties of the month after it.
  { policy: DIFFERENTIATED_DEFAULT, ahead: 2 },
  { policy: UNIVERSAL_2019, ahead: 2 },
  { policy: FIRST_TRIGGERS, ahead: 1 },
  { policy: DEFAULT_TRIGGERS, ahead: 1 },
  { policy: DEFAULT_MONTH_CALENDAR, ahead: 1 },
  { policy: TRACING_DEFAULT, ahead: 1 },
  { policy: PATROL_REVIEW_DEFAULT, ahead: 1 },
  { policy: INVENTORY_DEFAULT, ahead: 1 },
  { policy: FEEDBACK_DEFAULT, ahead: 1 },
  { policy: STANDING_DEFAULT, ahead: 1 },
  { policy: REMINDER_DEFAULT, ahead: 1 },
];

const IDS = {
  triggers: DEFAULT_TRIGGERS.id,
  calendar: DEFAULT_MONTH_CALENDAR.id,
  tracing: TRACING_DEFAULT.id,
  review: PATROL_REVIEW_DEFAULT.id,
  inventory: INVENTORY_DEFAULT.id,
  feedback: FEEDBACK_DEFAULT.id,
  standing: STANDING_DEFAULT.id,
  reminder: REMINDER_DEFAULT.id,
} as const satisfies Record<Own, string>;

type Own = Exclude<keyof Kinds, 'duty'>;

function findOwnFirst(policies: readonly Policy[], id: string, month: Month): Policy | null {
  return findInForce(policies, ownPolicyId(id), month) ?? findInForce(policies, id, month);
}

interface Kinds {
  readonly duty: DutyRule;
  readonly triggers: TriggerPolicy;
  readonly calendar: MonthCalendarPolicy;
  readonly tracing: TracingRule;
  readonly review: PatrolReviewRule;
  readonly inventory: InventoryRule;
  readonly feedback: FeedbackRule;
  readonly standing: StandingRule;
  readonly reminder: ReminderRule;
}

/**
 * Gives a city the shipped versions; versions it has already stay as they are. A new version of a rule that the city has worked by takes
 * effect after its newest month: what ruled the months before is what the record of them says.
 */
export async function givePolicies(tx: Tx, city: string): Promise<void> {
  const had = await listPolicies(tx, city);
  const newest = (await listCycles(tx, city))[0]?.month ?? null;
  for (const { policy: shipped, ahead } of SHIPPED) {
    const isKnown = had.some(({ id }) => id === shipped.id);
    const policy = isKnown && newest !== null ? startLater(shipped, addMonths(newest, ahead)) : shipped;
    await savePolicy(tx, {
      city,
      id: policy.id,
      version: policy.version,
      effective_from: policy.effectiveFrom,
      body: policy,
    });
  }
}

function startLater(policy: Policy, from: Month): Policy {
  return policy.effectiveFrom >= from ? policy : { ...policy, effectiveFrom: from };
}

/** What rules the city's next month, in force or not yet: by it the past is tried out. In a city without any month what rules `otherwise`. */
export async function readNextPolicy<K extends keyof Kinds>(
  tx: Tx,
  city: string,
  kind: K,
  otherwise: Month,
): Promise<Kinds[K]> {
  const newest = (await listCycles(tx, city))[0]?.month;
  return readPolicy(tx, city, newest === undefined ? otherwise : addMonths(newest, 1), kind);
}

export async function readPolicy<K extends keyof Kinds>(
  tx: Tx,
  city: string,
  month: string,
  kind: K,
): Promise<Kinds[K]> {
  return pickPolicy(await listPoliciesInEffect(tx, city, month), { city, month }, kind);
}

/** Of rows that were read before. */
export function pickPolicy<K extends keyof Kinds>(
  rows: readonly PolicyRow[],
  of: { readonly city: string; readonly month: string },
  kind: K,
): Kinds[K] {
  const { city, month } = of;
  const bodies = rows.map((row) => row.body as Policy);
  // What a city settled for itself goes before what is shipped.
  const policy = kind === 'duty' ? findDutyRule(bodies, month) : findOwnFirst(bodies, IDS[kind as Own], month);
  if (!policy) throw new Error(`The city ${city} has no policy for ${kind} in ${month}`);
  return policy as Kinds[K];
}
