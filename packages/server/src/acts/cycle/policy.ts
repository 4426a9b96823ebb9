// The policies a city works by, read from its store: rules are data with versions, the code only ships their first ones.
import { DEFAULT_MONTH_CALENDAR, type MonthCalendarPolicy } from '@xunhe/domain/duty/calendar-of-month';
import { findInForce, type Policy } from '@xunhe/domain/duty/policy';
import { DIFFERENTIATED_DEFAULT, type DutyRule, UNIVERSAL_2019 } from '@xunhe/domain/duty/rule';
import { DEFAULT_TRIGGERS, type TriggerPolicy } from '@xunhe/domain/duty/trigger';
import { TRACING_DEFAULT, type TracingRule } from '@xunhe/domain/risk/tracing-rule';
import type { Tx } from '../../store/db.ts';
import { listPoliciesInEffect, savePolicy } from '../../store/duty.ts';

const SHIPPED: readonly Policy[] = [
  DIFFERENTIATED_DEFAULT,
  UNIVERSAL_2019,
  DEFAULT_TRIGGERS,
  DEFAULT_MONTH_CALENDAR,
  TRACING_DEFAULT,
];

const IDS = {
  duty: DIFFERENTIATED_DEFAULT.id,
  triggers: DEFAULT_TRIGGERS.id,
  calendar: DEFAULT_MONTH_CALENDAR.id,
  tracing: TRACING_DEFAULT.id,
} as const;

interface Kinds {
  readonly duty: DutyRule;
  readonly triggers: TriggerPolicy;
  readonly calendar: MonthCalendarPolicy;
  readonly tracing: TracingRule;
}

/** Gives a city the shipped versions; versions it has already stay as they are. */
export async function givePolicies(tx: Tx, city: string): Promise<void> {
  for (const policy of SHIPPED) {
    await savePolicy(tx, {
      city,
      id: policy.id,
      version: policy.version,
      effective_from: policy.effectiveFrom,
      body: policy,
    });
  }
}

export async function readPolicy<K extends keyof Kinds>(
  tx: Tx,
  city: string,
  month: string,
  kind: K,
): Promise<Kinds[K]> {
  const rows = await listPoliciesInEffect(tx, city, month);
  const policy = findInForce(
    rows.map((row) => row.body as Policy),
    IDS[kind],
    month,
  );
  if (!policy) throw new Error(`The city ${city} has no policy ${IDS[kind]} for ${month}`);
  return policy as Kinds[K];
}
