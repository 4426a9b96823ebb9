// With a budget of day-visits for a month: which waters get how many. A water that fails is taken to be found out by each visit with the
// same chance d, whatever the visits before it showed, so n visits cover it with 1 − (1 − d)^n: every further visit on a water brings less
// than the one before. Of such a sum it is best to give each visit where it brings most at that moment, which is the same as taking the
// largest gains of all. The least that the rule asks without a warning and the visits by chance among the unwarned come first.
import { chanceOf } from '../ground/chance.ts';

export interface AllocatedReach {
  readonly id: string;
  /** That it fails in the month; null: not forecast, taken as the mean of those that are. */
  readonly probability: number | null;
  readonly warned: boolean;
  /** Day-visits that the rule asks of an unwarned water, and what the caps of its chiefs allow. */
  readonly least: number;
  readonly most: number;
}

export interface Budget {
  readonly visits: number;
  /** Of the budget, by chance to the unwarned, 0–0.3. */
  readonly floor: number;
  /** d, above 0. */
  readonly detection: number;
  /** Whoever knows it can draw again. */
  readonly seed: string;
}

export interface Allocation {
  readonly visits: ReadonlyMap<string, number>;
  /** Waters that got a visit by chance. */
  readonly drawn: ReadonlySet<string>;
  /** Visits that the least alone asks above the budget. */
  readonly short: number;
  /** Visits that nobody can make or that would cover nothing more. */
  readonly unspent: number;
}

/** How surely n visits find out a water that fails. */
export function coverageOf(visits: number, detection: number): number {
  return 1 - (1 - detection) ** visits;
}

export function allocateVisits(reaches: readonly AllocatedReach[], budget: Budget): Allocation {
  const asked = reaches.reduce((sum, { least }) => sum + least, 0);
  const visits = new Map(reaches.map(({ id, least }) => [id, asked > budget.visits ? 0 : least]));
  const short = Math.max(0, asked - budget.visits);
  const drawn = new Set(short > 0 ? [] : drawUnwarned(reaches, budget, budget.visits - asked));
  for (const id of drawn) visits.set(id, visits.get(id)! + 1);
  // Where not even the least is within the budget, it is the most that anybody gets.
  const gains = listGains(reaches, budget, (reach) => [visits.get(reach.id)!, short > 0 ? reach.least : reach.most]);
  let left = budget.visits - sumOf(visits);
  for (const { id } of gains) {
    if (left === 0) break;
    visits.set(id, visits.get(id)! + 1);
    left--;
  }
  return { visits, drawn, short, unspent: left };
}

/** The same budget spread evenly, as far as the caps allow; who gets the odd visits is drawn. */
export function spreadEvenly(
  reaches: readonly Pick<AllocatedReach, 'id' | 'most'>[],
  { visits: budget, seed }: Pick<Budget, 'visits' | 'seed'>,
): Map<string, number> {
  const visits = new Map(reaches.map(({ id }) => [id, 0]));
  let left = budget;
  for (let round = 1; left > 0; round++) {
    const open = reaches.filter(({ most }) => most >= round);
    if (open.length === 0) break;
    const served = open.length <= left ? open : shuffle(open, `${seed}/even`).slice(0, left);
    for (const { id } of served) visits.set(id, round);
    left -= served.length;
  }
  return visits;
}

function drawUnwarned(reaches: readonly AllocatedReach[], { visits, floor, seed }: Budget, left: number): string[] {
  const count = Math.min(left, Math.round(floor * visits));
  const open = reaches.filter(({ warned, least, most }) => !warned && least < most);
  return shuffle(open, `${seed}/floor`)
    .slice(0, count)
    .map(({ id }) => id);
}

/** All gains above nothing, the largest first; of equals by id, so that the order of the waters makes no difference. */
function listGains(
  reaches: readonly AllocatedReach[],
  { detection }: Budget,
  boundsOf: (reach: AllocatedReach) => readonly [have: number, most: number],
): { readonly id: string; readonly gain: number }[] {
  const mean = meanProbability(reaches);
  return reaches
    .flatMap((reach) => {
      const [have, most] = boundsOf(reach);
      return Array.from({ length: Math.max(0, most - have) }, (_, i) => ({
        id: reach.id,
        gain: (reach.probability ?? mean) * detection * (1 - detection) ** (have + i),
      }));
    })
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Of those that are forecast; 0 when none is. */
export function meanProbability(reaches: readonly Pick<AllocatedReach, 'probability'>[]): number {
  const known = reaches.flatMap(({ probability }) => probability ?? []);
  return known.length === 0 ? 0 : known.reduce((sum, probability) => sum + probability, 0) / known.length;
}

function shuffle<T extends { readonly id: string }>(items: readonly T[], seed: string): T[] {
  return items
    .map((item) => ({ item, lot: chanceOf(`${seed}/${item.id}`) }))
    .sort((a, b) => a.lot - b.lot || (a.item.id < b.item.id ? -1 : 1))
    .map(({ item }) => item);
}

function sumOf(visits: ReadonlyMap<string, number>): number {
  return [...visits.values()].reduce((sum, count) => sum + count, 0);
}
