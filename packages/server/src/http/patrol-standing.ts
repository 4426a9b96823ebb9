// How patrols stand, as the person who asks sees them: the steps, what he may do and why not, and whether their month was looked back on.
import type { PatrolPage } from '@xunhe/contract/patrol';
import type { Result } from '@xunhe/domain/ground/result';
import { appealEndsMs, mayAppeal, mayDecide } from '@xunhe/domain/patrol/review';
import type { PatrolReviewRule } from '@xunhe/domain/patrol/review-rule';
import type { Judgement } from '@xunhe/domain/patrol/verdict';
import { rightOf } from '@xunhe/domain/people/may';
import { instantToDay, readCityClock } from '../acts/city-clock.ts';
import { readPolicy } from '../acts/cycle/policy.ts';
import { type FoundCase, readCases, toAsker } from '../acts/patrol-case.ts';
import { listCycles } from '../store/cycle.ts';
import type { Tx } from '../store/db.ts';
import type { CoveredRow, FoundReview } from '../store/patrol-review.ts';
import type { Person } from '../store/people.ts';
import { findCity } from '../store/place.ts';
import type { PatrolRow } from '../store/rows-deed.ts';
import { refusalBody } from './refusal.ts';

type Told = Pick<PatrolPage, 'judgedAt' | 'reviews' | 'appeal' | 'decide' | 'monthEvaluated' | 'judgement' | 'reaches'>;

/** In the order of the patrols. */
export async function tellStandings(
  tx: Tx,
  patrols: readonly PatrolRow[],
  { who, now }: { readonly who: Person; readonly now: number },
): Promise<Told[]> {
  if (patrols.length === 0) return [];
  const cases = await readCases(tx, patrols);
  const city = (await findCity(tx, who.city))!;
  // The figures lie in regions that a village does not see; that a month is closed is known to everybody, and they are made with it.
  const closed = (await listCycles(tx, who.city)).filter(({ closed_at }) => closed_at !== null);
  const evaluated = new Set(closed.map(({ month }) => month));
  const rules = new Map<string, PatrolReviewRule>();
  for (const { month } of patrols)
    if (!rules.has(month)) rules.set(month, await readPolicy(tx, who.city, month, 'review'));
  const { nowMs } = readCityClock(city, now);
  return cases.map((found) => {
    const { month } = found.patrol;
    const at = { who, nowMs, timezone: city.timezone, rule: rules.get(month)! };
    return { ...tellCase(found, at), monthEvaluated: evaluated.has(month) };
  });
}

function tellCase(
  { patrol, rule: of, reviews, covered }: FoundCase,
  at: { who: Person; nowMs: number; timezone: string; rule: PatrolReviewRule },
): Omit<Told, 'monthEvaluated'> {
  const { who, rule } = at;
  const appeal = mayAppeal(of, { person: who.id, atMs: at.nowMs }, rule);
  return {
    judgedAt: patrol.received_at.toISOString(),
    judgement: tellJudgement(patrol),
    reaches: covered.map(tellReach),
    reviews: reviews.map(tellStep),
    appeal: {
      ...(rightOf(who.role, 'patrol.appeal') === null ? MISSING : tellAllowed(appeal)),
      until: instantToDay(appealEndsMs(of, rule), at.timezone),
    },
    decide: rightOf(who.role, 'patrol.review') === null ? MISSING : tellAllowed(mayDecide(of, toAsker(who))),
  };
}

const MISSING = { allowed: false, why: { kind: 'right.missing' } };

function tellAllowed(asked: Result<unknown>): PatrolPage['decide'] {
  return asked.ok ? { allowed: true, why: null } : { allowed: false, why: refusalBody(asked.refusal) };
}

export function tellJudgement({ judgement }: Pick<PatrolRow, 'judgement'>): PatrolPage['judgement'] {
  const { verdict, reasons, minutes, lengthM, onReachM, coverage, far } = judgement as Judgement;
  return { verdict, reasons: [...reasons], minutes, lengthM, onReachM, coverage, ...(far ? { far } : {}) };
}

function tellReach({ reach, name, length_m: lengthM, coverage, effective }: CoveredRow): PatrolPage['reaches'][number] {
  return { reach, name, lengthM, coverage, effective };
}

function tellStep(row: FoundReview): PatrolPage['reviews'][number] {
  return {
    seq: row.seq,
    kind: row.kind as 'appeal',
    by: row.by_person,
    byName: row.by_name,
    byRole: row.by_role,
    at: row.at.toISOString(),
    receivedAt: row.received_at.toISOString(),
    text: row.text,
    outcome: row.outcome as 'counted' | null,
    reaches: row.reaches,
    verdictBefore: (row.before as { readonly verdict: string }).verdict,
  };
}
