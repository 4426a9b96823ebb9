// What the page of a water says: its class against the target over two years, who answers for it, what was reported in the last twelve months.
// A problem is told once the office has accepted it, by type, reach, day and state; what an undercover visit found, when it is solved.
import { groupBy } from '@xunhe/domain/ground/group';
import { addMonths, dayToMonth, type Month, monthsBetween } from '@xunhe/domain/ground/month';
import { monthQuality } from '@xunhe/domain/observation/month-quality';
import { findStandard } from '@xunhe/domain/observation/standard';
import { POST_LEVELS } from '@xunhe/domain/people/post';
import type { WaterKind } from '@xunhe/domain/place/water-body';
import { PROBLEM_STATES } from '@xunhe/domain/problem/flow';
import { findLatestCycle } from '../../store/cycle.ts';
import type { Tx } from '../../store/db.ts';
import { listSamples } from '../../store/observation.ts';
import {
  countWithState,
  findPublicCity,
  findWater,
  listPublicChiefs,
  listPublicProblems,
  listReachesOfWater,
  listWarnedReaches,
  type PublicChief,
  type PublicCity,
  type PublicProblem,
  type PublicReach,
} from '../../store/public-water.ts';
import type { WaterBodyRow } from '../../store/rows-place.ts';
import { type CityClock, dayToInstant, readCityClock } from '../city-clock.ts';

/** A month of the water: the worst of its reaches that were measured. */
export interface PublicMonth {
  readonly month: Month;
  /** Null: nothing was measured. */
  readonly wqClass: number | null;
  readonly failing: number;
  readonly measured: number;
}

export interface PublicWater {
  readonly city: PublicCity;
  readonly clock: CityClock;
  readonly water: WaterBodyRow;
  readonly reaches: readonly (PublicReach & { readonly target: number; readonly latest: LatestClass | null })[];
  /** The last two years, oldest first. */
  readonly months: readonly PublicMonth[];
  readonly latest: PublicMonth | null;
  /** Reaches walked more often this month; null where the city does not tell. */
  readonly watched: readonly string[] | null;
  readonly chiefs: readonly PublicChief[];
  readonly going: ToldProblems;
  readonly solved: ToldProblems;
  /** Reported and not looked at yet: only how many. */
  readonly waiting: number;
}

export interface ToldProblems {
  readonly total: number;
  readonly rows: readonly PublicProblem[];
}

interface LatestClass {
  readonly month: Month;
  readonly wqClass: number;
  readonly fails: boolean;
}

const MONTHS = 24;
const PROBLEM_MONTHS = 12;
const MOST_TOLD = 20;
const UNTOLD = ['reported', 'rejected', 'merged'];

export async function readPublicWater(
  tx: Tx,
  now: number,
  asked: { readonly city: string; readonly water: string },
): Promise<PublicWater | null> {
  const city = (await findPublicCity(tx, asked.city))!;
  const water = await findWater(tx, asked.city, asked.water);
  const reaches = water ? await listReachesOfWater(tx, asked.city, asked.water) : [];
  if (!water || reaches.length === 0) return null;
  const clock = readCityClock(city, now);
  const ids = reaches.map(({ id }) => id);
  const classes = await readClasses(tx, { city, water, reaches, to: dayToMonth(clock.today) });
  const since = new Date(dayToInstant(`${addMonths(dayToMonth(clock.today), -PROBLEM_MONTHS)}-01`, city.timezone));
  const told = await listPublicProblems(tx, asked.city, {
    ...{ reaches: ids, since, states: PROBLEM_STATES.filter((state) => !UNTOLD.includes(state)) },
    ...{ solved: 'closed', silent: 'undercover', limit: MOST_TOLD },
  });
  const side = (solved: boolean): ToldProblems => {
    const rows = told.filter((row) => row.solved === solved);
    return { rows, total: rows[0]?.total ?? 0 };
  };
  return {
    ...{ city, clock, water, ...classes },
    watched: city.tells_watch ? await readWatched(tx, asked.city, ids) : null,
    chiefs: await listPublicChiefs(tx, asked.city, {
      ...{ reaches: ids, day: clock.today, levels: POST_LEVELS.filter((level) => level !== 'assistant') },
    }),
    ...{ going: side(false), solved: side(true) },
    waiting: await countWithState(tx, asked.city, { reaches: ids, since, state: 'reported' }),
  };
}

async function readWatched(tx: Tx, city: string, reaches: readonly string[]): Promise<string[]> {
  const month = await findLatestCycle(tx, city);
  return month === null ? [] : listWarnedReaches(tx, city, { reaches, month, none: 'none' });
}

async function readClasses(
  tx: Tx,
  at: { readonly city: PublicCity; readonly water: WaterBodyRow; readonly reaches: readonly PublicReach[]; to: Month },
): Promise<Pick<PublicWater, 'reaches' | 'months' | 'latest'>> {
  const from = addMonths(at.to, 1 - MONTHS);
  const ids = at.reaches.map(({ id }) => id);
  const samples = groupBy(await listSamples(tx, at.city.city, { from, to: at.to, reaches: ids }), ({ reach }) => reach);
  const byMonth = new Map<Month, LatestClass[]>();
  const reaches = at.reaches.map((reach) => {
    const target = reach.target_class ?? at.city.target_class;
    const judged = [...groupBy(samples.get(reach.id) ?? [], ({ month }) => month)].flatMap(([month, rows]) => {
      const quality = monthQuality({
        ...{ samples: rows, standard: findStandard(at.city.standard), waterKind: at.water.kind as WaterKind },
        ...{ targetClass: target },
        classIndicators: at.city.class_indicators.length > 0 ? at.city.class_indicators : null,
      });
      return quality ? { month, wqClass: quality.wqClass, fails: quality.fails } : [];
    });
    for (const one of judged) byMonth.set(one.month, [...(byMonth.get(one.month) ?? []), one]);
    return { ...reach, target, latest: judged.at(-1) ?? null };
  });
  const months = monthsBetween(from, at.to).map((month): PublicMonth => {
    const measured = byMonth.get(month) ?? [];
    const wqClass = measured.length > 0 ? Math.max(...measured.map((one) => one.wqClass)) : null;
    return { month, wqClass, measured: measured.length, failing: measured.filter(({ fails }) => fails).length };
  });
  return { reaches, months, latest: months.findLast(({ wqClass }) => wqClass !== null) ?? null };
}
