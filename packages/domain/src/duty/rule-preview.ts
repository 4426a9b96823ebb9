// What another duty rule would have asked of past months, beside the one they are held against: by the lists of warnings, the posts and
// the samples of those months. Nobody knows which patrols there would have been, so the long periods ask in the month they fall due, under
// both rules alike, and what was done early or missed plays no part. Kilometres and minutes are the least that the visits take when each
// water is walked by itself: one walk may satisfy several.
import type { Month } from '../ground/month.ts';
import type { Post, PostLevel } from '../people/post.ts';
import { assignDuties, type Duty } from './duty.ts';
import type { WarningLevel } from './level.ts';
import type { IsWorkingDay } from './period.ts';
import type { DutyReach } from './plan.ts';
import type { Reason } from './raised.ts';
import type { DutyRule } from './rule.ts';

export interface PreviewReach extends DutyReach {
  readonly region: string;
  /** The level on the list that was in force; null: not on it. */
  readonly level: WarningLevel | null;
  /** Worse than its target by the month's own samples; null: not measured. */
  readonly fails: boolean | null;
}

export interface PreviewMonth {
  readonly city: string;
  readonly month: Month;
  readonly reaches: readonly PreviewReach[];
  readonly posts: readonly Post[];
}

export interface Rules {
  readonly from: DutyRule;
  readonly to: DutyRule;
}

export interface Load {
  readonly visits: number;
  /** Of the visits those that the draw of the unwarned adds. */
  readonly drawn: number;
  readonly lengthM: number;
  readonly minutes: number;
}

/** What both rules ask of one chief on one water in a month. */
export interface LoadChange {
  readonly person: string;
  readonly post: PostLevel;
  readonly reach: string;
  readonly region: string;
  readonly from: Load;
  readonly to: Load;
}

/** What was caught of the failures that samples proved. */
export interface Aim {
  readonly failures: number;
  /** Failures on the reaches walked most; a reach at the edge of them counts in part, so that equal visits share alike. */
  readonly caught: number;
  /** Day-visits on reaches that failed, and all day-visits on reaches that were measured. */
  readonly visitsOnFailing: number;
  readonly visitsOnMeasured: number;
}

export interface MonthPreview {
  readonly month: Month;
  readonly changes: readonly LoadChange[];
  readonly aim: { readonly from: Aim; readonly to: Aim };
}

/** Walked most: this share of the month's measured reaches [D]. */
export const INTENSIVE_SHARE = 0.2;

const NOTHING: Load = { visits: 0, drawn: 0, lengthM: 0, minutes: 0 };

export function previewMonth(facts: PreviewMonth, rules: Rules, isWorkingDay: IsWorkingDay): MonthPreview {
  const [from, to] = [rules.from, rules.to].map((rule) => assignBy(facts, rule, isWorkingDay));
  const reachById = new Map(facts.reaches.map((reach) => [reach.id, reach]));
  const changes = new Map<string, LoadChange>();
  for (const [side, duties] of [
    ['from', from!],
    ['to', to!],
  ] as const)
    for (const { person, post, reach, visits, lengthM, minutes, why } of duties) {
      const drawn = countDrawn(why);
      const key = JSON.stringify([person, reach]);
      const { region } = reachById.get(reach)!;
      const known = changes.get(key) ?? { person, post, reach, region, from: NOTHING, to: NOTHING };
      changes.set(key, { ...known, [side]: { visits, drawn, lengthM: visits * lengthM, minutes: visits * minutes } });
    }
  return {
    month: facts.month,
    changes: [...changes.values()],
    aim: { from: measureAim(facts.reaches, from!), to: measureAim(facts.reaches, to!) },
  };
}

function countDrawn(why: readonly Reason[]): number {
  return why.reduce((sum, { kind, visits }) => sum + (kind === 'duty.randomFloor' ? (visits as number) : 0), 0);
}

export function assignBy(facts: PreviewMonth, rule: DutyRule, isWorkingDay: IsWorkingDay): Duty[] {
  const { city, month, reaches, posts } = facts;
  return assignDuties({
    ...{ city, month, rule, reaches, posts, isWorkingDay, earlierVisits: null },
    levels: new Map(
      reaches.flatMap(({ id, level }) => (level === null ? [] : [[id, [{ from: `${month}-01`, level }]] as const])),
    ),
  });
}

function measureAim(reaches: readonly PreviewReach[], duties: readonly Duty[]): Aim {
  const visitsByReach = new Map<string, number>();
  for (const { reach, visits } of duties) visitsByReach.set(reach, (visitsByReach.get(reach) ?? 0) + visits);
  const measured = reaches
    .filter(({ fails }) => fails !== null)
    .map(({ id, fails }) => ({ fails: fails!, visits: visitsByReach.get(id) ?? 0 }));
  const failing = measured.filter(({ fails }) => fails);
  return {
    failures: failing.length,
    caught: countCaught(measured),
    visitsOnFailing: failing.reduce((sum, { visits }) => sum + visits, 0),
    visitsOnMeasured: measured.reduce((sum, { visits }) => sum + visits, 0),
  };
}

/** Goes down from the most visits; the group of equals in which the share runs out is caught in proportion. */
function countCaught(measured: readonly { readonly fails: boolean; readonly visits: number }[]): number {
  let left = INTENSIVE_SHARE * measured.length;
  let caught = 0;
  for (const visits of [...new Set(measured.map((one) => one.visits))].sort((a, b) => b - a)) {
    const group = measured.filter((one) => one.visits === visits);
    const part = Math.min(1, left / group.length);
    caught += part * group.filter(({ fails }) => fails).length;
    left -= part * group.length;
    if (left <= 1e-9) break;
  }
  return caught;
}
