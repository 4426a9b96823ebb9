// The quality levels that the product would have drawn over past months: what a backtest shows of the warnings, not of the model alone.
// Bulletins and problems are left out; the rest is the rule of every month, the fall by one step a month with it.
import { lastDay, numberToMonth } from '../ground/month.ts';
import type { LevelRow } from '../risk/learner/metrics.ts';
import { LEVELS, rank, stepDown, type WarningLevel } from './level.ts';
import type { QualityFacts } from './quality-trigger.ts';
import type { ProbabilityLimits } from './threshold-choice.ts';
import { settleTriggers, type TriggerPolicy } from './trigger-policy.ts';
import { decideWarning } from './warning.ts';

/** The forecasts of one target month, with the limits that were chosen for it before it came. */
export interface DrawnMonth {
  /** Number of the target month, see ground/month. */
  readonly month: number;
  readonly limits: ProbabilityLimits;
  readonly rows: readonly ForecastRow[];
}

export interface ForecastRow {
  readonly reach: string;
  readonly probability: number | null;
  /** 1 failed, 0 passed; null: not sampled, so drawn and not counted. */
  readonly label: number | null;
  /** The water in the month before; null when it was not sampled then. */
  readonly before: Omit<QualityFacts, 'probability'> | null;
}

export interface DrawnRow {
  readonly month: number;
  readonly reach: string;
  readonly label: number | null;
  readonly byThreshold: WarningLevel;
  readonly asWarned: WarningLevel;
}

export interface LevelsDrawn {
  readonly rows: readonly DrawnRow[];
  /** The limits of the probability alone. */
  readonly byThreshold: LevelSummary;
  /** With the class now, black-and-odorous water and the level of the month before, as a warning list has it. */
  readonly asWarned: LevelSummary;
}

/** Shares of yellow and above; null where there is nothing to share. */
export interface LevelSummary {
  readonly levels: readonly LevelRow[];
  readonly shareOfMonths: number | null;
  readonly heldShare: number | null;
  readonly restFails: number | null;
}

/**
 * @param months in rising order. A reach that is missing from a month is taken as one that nothing was raised for: its level falls a step.
 */
export function drawQualityLevels(months: readonly DrawnMonth[], policy: TriggerPolicy): LevelsDrawn {
  const rows: DrawnRow[] = [];
  const last = new Map<string, { month: number; level: WarningLevel }>();
  for (const { month, limits, rows: forecasts } of months) {
    const settled = settleTriggers(policy, limits);
    for (const { reach, probability, label, before } of forecasts) {
      const level = levelBefore(last.get(reach), month);
      const quality: QualityFacts = { ...(before ?? UNSAMPLED), probability };
      const asOf = lastDay(numberToMonth(month - 1));
      const facts = { reach, quality, bulletins: [], problems: [], complaints: 0, asOf };
      const previous = { level, kinds: level === 'none' ? [] : (['quality'] as const) };
      const warning = decideWarning(facts, settled, { previous });
      last.set(reach, { month, level: warning.level });
      rows.push({ month, reach, label, byThreshold: levelOf(probability, limits), asWarned: warning.level });
    }
  }
  const counted = rows.filter(({ label }) => label !== null);
  return {
    rows,
    byThreshold: summarise(counted, (row) => row.byThreshold),
    asWarned: summarise(counted, (row) => row.asWarned),
  };
}

const UNSAMPLED = { wqClass: null, targetClass: 6, nh3nMgL: null, doMgL: null, transparencyCm: null };

function levelBefore(last: { month: number; level: WarningLevel } | undefined, month: number): WarningLevel {
  if (!last) return 'none';
  let level = last.level;
  for (let missing = month - last.month - 1; missing > 0 && level !== 'none'; missing--) level = stepDown(level);
  return level;
}

function levelOf(probability: number | null, limits: ProbabilityLimits): WarningLevel {
  const raised = (['red', 'orange', 'yellow'] as const).find((l) => probability !== null && probability >= limits[l]);
  return raised ?? 'none';
}

function summarise(rows: readonly DrawnRow[], levelOfRow: (row: DrawnRow) => WarningLevel): LevelSummary {
  const failed = (some: readonly DrawnRow[]) => some.filter(({ label }) => label === 1).length;
  const failures = failed(rows);
  const levels = LEVELS.toReversed().map((level): LevelRow => {
    const here = rows.filter((row) => levelOfRow(row) === level);
    const above = rows.filter((row) => rank(levelOfRow(row)) >= rank(level));
    return {
      level,
      count: here.length,
      failures: failed(here),
      shareOfMonths: rows.length === 0 ? 0 : above.length / rows.length,
      shareOfFailures: failures === 0 ? 0 : failed(above) / failures,
      failureRate: here.length === 0 ? 0 : failed(here) / here.length,
    };
  });
  const warned = rows.filter((row) => levelOfRow(row) !== 'none');
  const rest = rows.length - warned.length;
  return {
    levels,
    shareOfMonths: rows.length === 0 ? null : warned.length / rows.length,
    heldShare: failures === 0 ? null : failed(warned) / failures,
    restFails: rest === 0 ? null : (failures - failed(warned)) / rest,
  };
}
