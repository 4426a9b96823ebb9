// From which probability on a reach is warned of. Instead of standing still, the limits can be chosen anew each month on forecasts of months
// that the model had not seen: so low that the failures are held, so high that people are not sent everywhere.
import { findFailureRate } from './failure-rate.ts';
import {
  type Count,
  countAt,
  countFrom,
  type PastForecasts,
  restOf,
  type Scored,
  STEPS,
  sortScored,
} from './past-forecasts.ts';
import type { Reason } from './raised.ts';
import { isSurelyAtLeast } from './sure-share.ts';

export interface ProbabilityLimits {
  readonly yellow: number;
  readonly orange: number;
  readonly red: number;
}

/** Figures as they stand. Version 1 has no `by`. */
export interface FixedLimits extends ProbabilityLimits {
  readonly by?: 'probability';
}

/**
 * Yellow is the highest limit at which yellow and above hold the failures, and those without a warning seldom fail, with a margin: the past
 * must show both so clearly that a poorer truth would show it by chance in at most one case of ten (`confidence` 0.9). Where this asks for
 * warnings in more than `mostOfMonths` of the reach-months, the goals give way, not the time of people. But yellow is never set above its
 * fixed figure: a reach that likely fails is warned of, whatever share of the city that is. Orange and red begin where forecasts of that
 * height fail so often.
 */
export interface LimitsByFailures {
  readonly by: 'failures';
  readonly yellow: {
    readonly held: number;
    readonly mostOfMonths: number;
    readonly mostRestFails: number;
    readonly confidence: number;
  };
  readonly orange: { readonly fails: number };
  readonly red: { readonly fails: number };
  /** Fewer forecasts or failures than these choose nothing; fewer than a group above a limit say nothing of it. */
  readonly least: { readonly rows: number; readonly failures: number; readonly group: number };
  readonly fixed: ProbabilityLimits;
}

/** Each level and those above it get at most this share of the reach-months. */
export interface LimitsByBudget extends ProbabilityLimits {
  readonly by: 'budget';
  readonly least: { readonly rows: number };
  readonly fixed: ProbabilityLimits;
}

export type LimitsChoice = FixedLimits | LimitsByFailures | LimitsByBudget;

export interface ChosenLimits extends ProbabilityLimits {
  readonly by: 'probability' | 'failures' | 'budget';
  /** fixed: figures as they stand; past: chosen on past forecasts; fallback: there were too few of them. */
  readonly basis: 'fixed' | 'past' | 'fallback';
  readonly rows: number;
  readonly failures: number;
  readonly months: number | null;
  /** Yellow and above on the past forecasts; null without any. */
  readonly heldShare: number | null;
  readonly shareOfMonths: number | null;
  readonly restFails: number | null;
  /** Which goals could not be met, with their numbers. */
  readonly gaveWay: readonly Reason[];
}

export function chooseLimits(past: PastForecasts, choice: LimitsChoice): ChosenLimits {
  const scored = sortScored(past);
  const counts = countFrom(scored);
  const told = { scored, months: past.months ?? null };
  if (choice.by !== 'failures' && choice.by !== 'budget')
    return tell(choice, { ...told, by: 'probability', basis: 'fixed', gaveWay: [] });
  const few = tooFew(counts[0]!, choice.least);
  if (few) return tell(choice.fixed, { ...told, by: choice.by, basis: 'fallback', gaveWay: [few] });
  if (choice.by === 'budget')
    return tell(spendBudget(counts, choice), { ...told, by: 'budget', basis: 'past', gaveWay: [] });
  const yellow = chooseYellow(counts, choice);
  const { limits, missed } = chooseAbove(scored, choice, yellow);
  const gaveWay = [...missedGoals(countAt(scored, yellow), counts[0]!, choice), ...missed];
  return tell({ ...limits, yellow }, { ...told, by: 'failures', basis: 'past', gaveWay });
}

function chooseYellow(counts: readonly Count[], { yellow, fixed }: LimitsByFailures): number {
  const all = counts[0]!;
  const highest = Math.floor(fixed.yellow * STEPS + 1e-9);
  let chosen = highest;
  for (let step = highest; step > 0; step--) {
    const here = counts[step]!;
    if (step < highest && here.rows > yellow.mostOfMonths * all.rows) break;
    chosen = step;
    const rest = restOf(here, all);
    // What cannot be shown even when nothing escapes is not asked for.
    const isHeld = rest.failures === 0 || isSurelyAtLeast(here.failures, all.failures, heldGoal(yellow));
    const isQuiet = rest.failures === 0 || isSurelyAtLeast(rest.rows - rest.failures, rest.rows, restGoal(yellow));
    if (isHeld && isQuiet) break;
  }
  return chosen / STEPS;
}

function missedGoals(here: Count, all: Count, { yellow }: LimitsByFailures): Reason[] {
  const rest = restOf(here, all);
  const missed: Reason[] = [];
  const { held, mostRestFails, mostOfMonths, confidence } = yellow;
  const heldShare = here.failures / all.failures;
  if (heldShare < held) missed.push({ kind: 'warning.limitHeld', wanted: held, got: heldShare });
  else if (!isSurelyAtLeast(here.failures, all.failures, heldGoal(yellow)))
    missed.push({ kind: 'warning.limitHeldUnsure', wanted: held, got: heldShare, confidence });
  const restFails = rest.rows === 0 ? 0 : rest.failures / rest.rows;
  if (restFails > mostRestFails) missed.push({ kind: 'warning.limitRest', wanted: mostRestFails, got: restFails });
  else if (rest.rows > 0 && !isSurelyAtLeast(rest.rows - rest.failures, rest.rows, restGoal(yellow)))
    missed.push({ kind: 'warning.limitRestUnsure', wanted: mostRestFails, got: restFails, confidence });
  const share = here.rows / all.rows;
  if (share > mostOfMonths) missed.push({ kind: 'warning.limitMonths', wanted: mostOfMonths, got: share });
  return missed;
}

function heldGoal({ held, confidence }: LimitsByFailures['yellow']) {
  return { share: held, confidence };
}

function restGoal({ mostRestFails, confidence }: LimitsByFailures['yellow']) {
  return { share: 1 - mostRestFails, confidence };
}

/** Orange and red; where too few forecasts of the past lie that high, or did not fail that often, the fixed figure stays. */
function chooseAbove(scored: readonly Scored[], choice: LimitsByFailures, yellow: number) {
  const missed: Reason[] = [];
  const choose = (level: 'orange' | 'red', lowest: number) => {
    const { fails } = choice[level];
    const found = findFailureRate(scored, fails);
    const limit = Math.max(lowest, found === null ? 1 : Math.ceil(found * STEPS) / STEPS);
    const { rows, failures } = countAt(scored, limit);
    if (rows >= choice.least.group && failures >= fails * rows) return limit;
    missed.push({ kind: 'warning.limitPrecision', level, wanted: fails, limit: choice.fixed[level] });
    return Math.max(lowest, choice.fixed[level]);
  };
  const orange = choose('orange', yellow);
  return { limits: { orange, red: choose('red', orange) }, missed };
}

/** For each level the lowest limit that stays within its share; forecasts alike go in together or not at all. */
function spendBudget(counts: readonly Count[], budget: LimitsByBudget): ProbabilityLimits {
  const lowest = (share: number, least: number) => {
    let step = Math.ceil(least * STEPS - 1e-9);
    while (step < STEPS && counts[step]!.rows > share * counts[0]!.rows) step++;
    return step / STEPS;
  };
  const yellow = lowest(budget.yellow, 1 / STEPS);
  const orange = lowest(budget.orange, yellow);
  return { yellow, orange, red: lowest(budget.red, orange) };
}

function tooFew(
  { rows, failures }: Count,
  least: { readonly rows: number; readonly failures?: number },
): Reason | null {
  const [leastRows, leastFailures] = [
    Math.max(1, least.rows),
    least.failures === undefined ? 0 : Math.max(1, least.failures),
  ];
  if (rows >= leastRows && failures >= leastFailures) return null;
  return { kind: 'warning.limitFewForecasts', rows, failures, leastRows, leastFailures };
}

interface How extends Pick<ChosenLimits, 'by' | 'basis' | 'gaveWay' | 'months'> {
  readonly scored: readonly Scored[];
}

function tell({ yellow, orange, red }: ProbabilityLimits, { scored, ...how }: How): ChosenLimits {
  const all = countAt(scored, 0);
  const here = countAt(scored, yellow);
  const rest = restOf(here, all);
  return {
    yellow,
    orange,
    red,
    ...how,
    rows: all.rows,
    failures: all.failures,
    heldShare: all.failures === 0 ? null : here.failures / all.failures,
    shareOfMonths: all.rows === 0 ? null : here.rows / all.rows,
    restFails: rest.rows === 0 ? null : rest.failures / rest.rows,
  };
}
