// Is a rule fit to be put in force? Each "no" names the place in the draft and the figures: nothing asked twice or of one level alone, at
// a higher level never less, and nobody's least above what the rule may ask of him at most.
import { accept, type Refusal, type Result, refuse } from '../ground/result.ts';
import { POST_LEVELS } from '../people/post.ts';
import { LEVELS } from './level.ts';
import type { Period } from './period.ts';
import { findLine, type Square, WATER_CONDITIONS } from './rule.ts';
import { type DraftAsk, isSame, listSquares, type RuleDraft } from './rule-draft.ts';

export interface RuleRefusal extends Refusal {
  /** A pointer into the draft: `/asks/3/visits`. */
  readonly path: string;
}

/** Days that each of the periods has at least: more day-visits cannot be made in it. */
export const MOST_VISITS: Readonly<Record<Period, number>> = {
  workingDay: 1,
  week: 7,
  dekad: 8,
  month: 28,
  twoMonths: 28,
  quarter: 28,
};

/** How often a period falls into a month at most; a month of 31 days has 23 weekdays, and one more may be worked. */
const MOST_A_MONTH: Readonly<Record<Period, number>> = {
  workingDay: 24,
  week: 5,
  dekad: 3,
  month: 1,
  twoMonths: 1,
  quarter: 1,
};

const PERIODS_A_YEAR: Readonly<Record<Period, number>> = {
  workingDay: 250,
  week: 52,
  dekad: 36,
  month: 12,
  twoMonths: 6,
  quarter: 4,
};

export const BOUNDS = {
  cap: { least: 0, most: 31 },
  randomFloor: { least: 0, most: 0.3 },
  mostMinutes: { least: 0, most: 10_000 },
  detection: { least: 0.05, most: 1 },
  minutes: { least: 1, most: 240 },
  lengthM: { least: 0, most: 20_000 },
  shortCoverage: { least: 0.1, most: 1 },
} as const;

export function checkRule(draft: RuleDraft): Result<RuleDraft, RuleRefusal> {
  const refusal = findBadLine(draft) ?? findBadTable(draft) ?? findBadBound(draft);
  return refusal ? refuse(refusal) : accept(draft);
}

/** Not wrong, but to be known: one water alone asks more minutes a month of one person than the rule would ask of him at most. */
export function listHeavyAsks({ asks, capPerMonth, minutes, mostMinutes }: RuleDraft): HeavyAsk[] {
  return POST_LEVELS.flatMap((post) =>
    listSquares(post).flatMap(({ water, level }) => {
      const line = findLine(asks, { post, water, level });
      if (line === null) return [];
      const visits = Math.min(capPerMonth[post], line.visits * MOST_A_MONTH[line.per]);
      const heavy = { post, water, level, minutes: visits * minutes, most: mostMinutes[post] };
      return heavy.minutes > heavy.most ? heavy : [];
    }),
  );
}

export interface HeavyAsk extends Square {
  /** In the longest month. */
  readonly minutes: number;
  readonly most: number;
}

function findBadLine({ asks }: RuleDraft): RuleRefusal | null {
  for (const [i, ask] of asks.entries()) {
    const { post, water, level, visits, per, modes, together } = ask;
    const at = (kind: string, field: string, more: object = {}): RuleRefusal => ({
      ...{ kind, path: `/asks/${i}${field}`, post, water, level },
      ...more,
    });
    if (post === 'assistant') return at('rule.assistant', '/post');
    const first = asks.findIndex((one) => one.post === post && one.water === water && one.level === level);
    if (first !== i) return at('rule.twice', '');
    const most = MOST_VISITS[per];
    if (!isWithin(visits, { least: 1, most }, true)) return at('rule.visits', '/visits', { visits, per, most });
    if (modes.length === 0) return at('rule.modes', '/modes');
    if (together && !isWithin(together.share, { least: 0, most: 1 }, false))
      return at('rule.share', '/together/share', { share: together.share });
  }
  return null;
}

function findBadTable({ asks, capPerMonth, randomFloor }: RuleDraft): RuleRefusal | null {
  for (const post of POST_LEVELS) {
    if (!asks.some((ask) => ask.post === post)) continue;
    const hole = listSquares(post).find((square) => findLine(asks, square) === null);
    if (hole) return { kind: 'rule.incomplete', path: '/asks', ...hole };
    for (const water of WATER_CONDITIONS) {
      const lines = LEVELS.map((level) => findLine(asks, { post, water, level })!);
      const where = (line: DraftAsk) => ({ path: `/asks/${asks.indexOf(line)}`, post, water });
      // Waters that are dealt out together are dealt out as one group; of several groups none could be held against another.
      const split = lines.find((line) => line.together !== null && line !== lines[0]);
      if (split || (lines[0]!.together && lines.some((line) => !isSame(line, lines[0]))))
        return { kind: 'rule.togetherByLevel', ...where(split ?? lines[0]!) };
      for (const [i, line] of lines.entries())
        if (i > 0 && perYear(line) < perYear(lines[i - 1]!))
          return { kind: 'rule.lessAtHigherLevel', ...where(line), level: LEVELS[i] };
      // One that is drawn is asked a visit more, and that must not be what the cap takes off.
      const drawn = randomFloor[post] > 0 && !lines[0]!.together ? 1 : 0;
      const floor = lines[0]!.visits * MOST_A_MONTH[lines[0]!.per] + drawn;
      const cap = capPerMonth[post];
      if (cap < floor) return { kind: 'rule.capBelowFloor', path: `/capPerMonth/${post}`, post, water, cap, floor };
    }
  }
  return null;
}

function findBadBound(draft: RuleDraft): RuleRefusal | null {
  for (const post of POST_LEVELS)
    for (const [field, value, bound, whole] of [
      ['capPerMonth', draft.capPerMonth[post], BOUNDS.cap, true],
      ['randomFloor', draft.randomFloor[post], BOUNDS.randomFloor, false],
      ['mostMinutes', draft.mostMinutes[post], BOUNDS.mostMinutes, true],
    ] as const)
      if (!isWithin(value, bound, whole)) return { kind: 'rule.bound', path: `/${field}/${post}`, ...bound };
  for (const field of ['minutes', 'lengthM', 'shortCoverage', 'detection'] as const)
    if (!isWithin(draft[field], BOUNDS[field], field === 'minutes' || field === 'lengthM'))
      return { kind: 'rule.bound', path: `/${field}`, ...BOUNDS[field] };
  return null;
}

function isWithin(value: number, bound: { readonly least: number; readonly most: number }, whole: boolean): boolean {
  return value >= bound.least && value <= bound.most && (!whole || Number.isInteger(value));
}

function perYear({ visits, per }: DraftAsk): number {
  return visits * PERIODS_A_YEAR[per];
}
