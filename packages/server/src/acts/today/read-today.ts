// What the signed-in chief must do today: his duties of the month with progress, the warned reaches first, and all that the phone needs to
// go on without a network.
import type { AnswerOf } from '@xunhe/contract/client';
import type { InventoryTask } from '@xunhe/contract/inventory';
import type { LookFor } from '@xunhe/contract/look-for';
import { rank, type WarningLevel } from '@xunhe/domain/duty/level';
import type { EffectiveThreshold } from '@xunhe/domain/duty/threshold';
import { addMonths } from '@xunhe/domain/ground/month';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { ENDED_STATES } from '@xunhe/domain/problem/flow';
import type { Tx } from '../../store/db.ts';
import { listDelegationsTo } from '../../store/delegation.ts';
import { type FoundDuty, searchDuties } from '../../store/duty.ts';
import { listAssessmentsOn, listWarningsOn } from '../../store/look-for.ts';
import type { Person, PostRecord } from '../../store/people.ts';
import { listPersonPosts } from '../../store/people.ts';
import { countOutfalls, findCity, listReachesById, type ReachWithWater } from '../../store/place.ts';
import { countOpenByReach } from '../../store/problem.ts';
import type { WarningRow } from '../../store/rows-duty.ts';
import type { AssessmentRow } from '../../store/rows-risk.ts';
import { readCityClock } from '../city-clock.ts';
import { readPolicy } from '../cycle/policy.ts';
import { owesItself } from '../write-scope.ts';
import { readInventoryTasks } from './inventory-tasks.ts';
import { readLookFor } from './look-for.ts';
import { countWindows } from './windows.ts';

type Today = AnswerOf<'today'>;
type Reason = TodayReach['reasons'][number];
type TodayReach = Today['reaches'][number];

export async function readToday(tx: Tx, who: Person, realNowMs: number): Promise<Result<Today>> {
  const city = await findCity(tx, who.city);
  if (!city) return refuse({ kind: 'city.unknown' });
  const day = readCityClock(city, realNowMs).today;
  const month = day.slice(0, 7);
  const { posts, duties, chiefs } = await readCharge(tx, who, day);
  const ids = [...new Set([...posts.map((post) => post.reach), ...duties.map((duty) => duty.reach)])];
  const found = await listReachesById(tx, who.city, ids);
  const cycle = addMonths(month, -1);
  const facts: Facts = {
    chiefs,
    warnings: new Map((await listWarningsOn(tx, who.city, cycle, ids)).map((row) => [row.reach, row])),
    assessments: new Map((await listAssessmentsOn(tx, who.city, cycle, ids)).map((row) => [row.reach, row])),
    duties: new Map(duties.map((duty) => [duty.reach, duty])),
    open: await countOpenByReach(tx, who.city, ids, ENDED_STATES),
    outfalls: await countOutfalls(tx, who.city, ids),
    lookFor: await readLookFor(tx, { who, city, nowMs: realNowMs, reaches: found }),
    inventories: await readInventoryTasks(tx, who.city, {
      ...{ posts, day, rule: await readPolicy(tx, who.city, month, 'inventory') },
    }),
  };
  const rule = await readPolicy(tx, who.city, month, 'duty');
  const reaches = found
    .map((reach) => toTodayReach(reach, day, facts))
    .sort((a, b) => rank(b.level) - rank(a.level) || b.stillNeeded - a.stillNeeded || (a.reach < b.reach ? -1 : 1));
  const dueDays = reaches.flatMap((reach) => (reach.dueDay === null ? [] : [reach.dueDay])).sort();
  return accept({
    person: who.id,
    name: who.name,
    day,
    month,
    stillNeeded: reaches.reduce((sum, reach) => sum + reach.stillNeeded, 0),
    dueDay: dueDays[0] ?? null,
    visits: reaches.reduce((sum, reach) => sum + reach.visits, 0),
    done: reaches.reduce((sum, reach) => sum + reach.done, 0),
    thresholds: tellThresholds(rule.threshold),
    reaches,
  });
}

interface Charge {
  readonly posts: readonly PostRecord[];
  readonly duties: readonly FoundDuty[];
  /** By reach: the name of the chief for whom one stands in. */
  readonly chiefs: ReadonlyMap<string, string>;
}

/** The waters and duties in a person's charge today: his own, and those of the chiefs for whom he stands in. */
async function readCharge(tx: Tx, who: Person, day: string): Promise<Charge> {
  const month = day.slice(0, 7);
  const chiefs = new Map<string, string>();
  const posts = await listPersonPosts(tx, who.city, who.id, day);
  const duties = await searchDuties(tx, { city: who.city, month, person: who.id, limit: 5000, offset: 0 });
  const own = posts.map((post) => post.reach);
  for (const { chief } of await listDelegationsTo(tx, who.city, who.id, day)) {
    const theirs = (await listPersonPosts(tx, who.city, chief, day)).filter(
      (post) => !owesItself(who, own, post.reach) && !chiefs.has(post.reach),
    );
    for (const post of theirs) chiefs.set(post.reach, post.name);
    posts.push(...theirs);
    const owed = await searchDuties(tx, { city: who.city, month, person: chief, limit: 5000, offset: 0 });
    duties.push(...owed.filter((duty) => theirs.some((post) => post.reach === duty.reach)));
  }
  return { posts, duties, chiefs };
}

function tellThresholds(threshold: EffectiveThreshold): Today['thresholds'] {
  const { minutes, lengthM, shortCoverage, bufferM, wideBufferM, wideWaterM, gapShare, farM } = threshold;
  return {
    minutes: minutes.value,
    lengthM: lengthM.value,
    coverage: shortCoverage.value,
    bufferM: bufferM.value,
    wideBufferM: wideBufferM.value,
    wideWaterM: wideWaterM.value,
    gapShare: gapShare.value,
    farM: farM.value,
    speedMs: { ...threshold.speedMs.value },
    fastShare: threshold.fastShare.value,
    stillShare: threshold.stillShare.value,
    shiftM: { ...threshold.shiftM.value },
    evidence: Object.fromEntries(
      Object.entries(threshold.evidence.value).map(([mode, { needs, byPerson }]) => [
        mode,
        { needs: needs.map((choice) => [...choice]), byPerson },
      ]),
    ),
  };
}

interface Facts {
  readonly chiefs: ReadonlyMap<string, string>;
  readonly warnings: ReadonlyMap<string, WarningRow>;
  readonly assessments: ReadonlyMap<string, Pick<AssessmentRow, 'reasons' | 'last_class' | 'probability'>>;
  readonly duties: ReadonlyMap<string, FoundDuty>;
  readonly open: ReadonlyMap<string, number>;
  readonly outfalls: ReadonlyMap<string, number>;
  readonly lookFor: ReadonlyMap<string, LookFor>;
  readonly inventories: ReadonlyMap<string, InventoryTask | null>;
}

function toTodayReach(reach: ReachWithWater, day: string, facts: Facts): TodayReach {
  const warning = facts.warnings.get(reach.id);
  const assessment = facts.assessments.get(reach.id);
  const duty = facts.duties.get(reach.id);
  const windows = duty ? countWindows(duty) : [];
  const openNow = windows.filter((window) => window.from <= day && day <= window.to && window.done < window.visits);
  return {
    reach: reach.id,
    onBehalfOf: facts.chiefs.get(reach.id) ?? null,
    name: reach.name,
    nameEn: reach.name_en,
    waterName: reach.water_name,
    waterNameEn: reach.water_name_en,
    kind: reach.water_kind as TodayReach['kind'],
    lengthM: reach.length_m,
    widthM: reach.width_m,
    geometry: reach.geometry as TodayReach['geometry'],
    level: (warning?.level ?? 'none') as WarningLevel,
    kinds: warning?.kinds ?? [],
    reasons: orderForChief([...((warning?.reasons ?? []) as Reason[]), ...((assessment?.reasons ?? []) as Reason[])]),
    wqClass: assessment?.last_class ?? null,
    probability: assessment?.probability ?? null,
    visits: duty?.visits ?? 0,
    done: windows.reduce((sum, window) => sum + window.done, 0),
    stillNeeded: openNow.reduce((sum, window) => sum + window.visits - window.done, 0),
    dueDay: openNow.map((window) => window.to).sort()[0] ?? null,
    windows,
    minutes: duty?.minutes ?? 0,
    askedLengthM: duty?.length_m ?? 0,
    openProblems: facts.open.get(reach.id) ?? 0,
    outfalls: facts.outfalls.get(reach.id) ?? 0,
    lookFor: facts.lookFor.get(reach.id)!,
    inventory: facts.inventories.get(reach.id) ?? null,
  };
}

/** A chief first wants what the office decided, then what somebody saw or measured; how likely the model finds a failure comes last. */
function orderForChief(reasons: readonly Reason[]): Reason[] {
  const place = ({ kind }: Reason) =>
    BY_HAND.includes(kind) || kind.startsWith('bulletin.') || kind.startsWith('problem.')
      ? 0
      : FIRST_KINDS.indexOf(kind) >= 0
        ? 1
        : kind.startsWith('risk.')
          ? 2
          : 3;
  return reasons.toSorted((a, b) => place(a) - place(b));
}

/** They stand first in the warning's own reasons, and stay so. */
const BY_HAND: readonly string[] = ['warning.override', 'warning.raisedInMonth'];

const FIRST_KINDS = [
  'quality.relapse',
  'quality.blackOdour',
  'risk.overLimit',
  'risk.failingInARow',
  'risk.upstreamInARow',
  'risk.upstreamFailing',
];
