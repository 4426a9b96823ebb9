// What a citizen finds under his code: the way of his report, where it stands, and what he may say of its end. One that was joined with
// another goes that one's way.
import { CITIZENS } from '@xunhe/domain/patrol/upload-quota';
import { ENDED_STATES, type ProblemState } from '@xunhe/domain/problem/flow';
import { publicTimeline, type TimelineStep } from '@xunhe/domain/problem/public-step';
import {
  changeableUntilMs,
  isSaidOfThisEnd,
  maySaySatisfaction,
  type Satisfaction,
} from '@xunhe/domain/problem/satisfaction';
import { findReportByCode } from '../../store/citizen-report.ts';
import type { Tx } from '../../store/db.ts';
import { listPhotos } from '../../store/photo.ts';
import { findProblem } from '../../store/problem.ts';
import { listMoves } from '../../store/problem-move.ts';
import { listParts } from '../../store/problem-part.ts';
import {
  findPublicCity,
  findWater,
  listReachesOfWater,
  type PublicCity,
  type PublicReach,
} from '../../store/public-water.ts';
import type { CitizenReportRow } from '../../store/rows-citizen.ts';
import type { ProblemRow } from '../../store/rows-deed.ts';
import type { WaterBodyRow } from '../../store/rows-place.ts';
import { type CityClock, readCityClock } from '../city-clock.ts';
import { type CitizenHouse, hashCode } from './citizen-house.ts';

export interface Followed {
  readonly city: PublicCity;
  readonly clock: CityClock;
  readonly water: WaterBodyRow;
  readonly reach: PublicReach | null;
  readonly type: string;
  readonly reportedAt: Date;
  readonly photos: number;
  /** Its own way, and from where it was joined with another, that one's. */
  readonly steps: readonly TimelineStep<Date>[];
  readonly joined: readonly TimelineStep<Date>[];
  /** With whom it is now, the lead first. */
  readonly departments: readonly string[];
  readonly answer: { readonly text: string; readonly at: Date } | null;
  readonly satisfaction: {
    readonly may: boolean;
    readonly said: Satisfaction | null;
    readonly text: string;
    readonly untilMs: number | null;
  } | null;
}

/** Of a part: the department still has it. */
const AT_WORK: readonly string[] = ['assigned', 'rectifying'];
/** More joins than this in a row are a fault of the data. */
const MOST_JOINS = 10;

export interface FoundReport {
  readonly report: CitizenReportRow;
  readonly own: ProblemRow;
  /** The one that it goes with now: itself, or the one it was joined with. */
  readonly leading: ProblemRow;
}

export async function findFollowed(
  tx: Tx,
  house: Pick<CitizenHouse, 'seal'>,
  asked: { readonly city: string; readonly code: string },
): Promise<FoundReport | null> {
  const report = await findReportByCode(tx, asked.city, hashCode(house, asked.city, asked.code));
  const own = report && (await findProblem(tx, asked.city, report.problem));
  if (!own) return null;
  let leading = own;
  for (let joins = 0; leading.merged_into !== null && leading.state === 'merged'; joins++) {
    const next = joins < MOST_JOINS ? await findProblem(tx, asked.city, leading.merged_into) : null;
    if (!next) throw new Error(`The problem ${leading.id} was joined with ${leading.merged_into}, which leads nowhere`);
    leading = next;
  }
  return { report, own, leading };
}

export async function readFollowed(
  tx: Tx,
  house: Pick<CitizenHouse, 'seal' | 'now'>,
  asked: { readonly city: string; readonly code: string },
): Promise<Followed | null> {
  const found = await findFollowed(tx, house, asked);
  if (!found) return null;
  const { report, own, leading } = found;
  const city = (await findPublicCity(tx, asked.city))!;
  const clock = readCityClock(city, house.now());
  const reaches = await listReachesOfWater(tx, asked.city, report.water);
  const isOver = ENDED_STATES.includes(leading.state as ProblemState);
  const parts = isOver ? [] : await listParts(tx, asked.city, [leading.id]);
  return {
    ...{ city, clock, type: own.type, reportedAt: own.reported_at },
    water: (await findWater(tx, asked.city, report.water))!,
    reach: reaches.find(({ id }) => id === own.reach) ?? null,
    photos: (await listPhotos(tx, asked.city, own.id, 'problem')).filter(({ person }) => person === CITIZENS).length,
    steps: await readSteps(tx, own),
    joined: leading.id === own.id ? [] : await readSteps(tx, leading),
    departments: parts.filter(({ state }) => AT_WORK.includes(state)).map(({ name }) => name),
    answer: report.answer === null ? null : { text: report.answer, at: report.answered_at! },
    satisfaction: tellSatisfaction(found, clock),
  };
}

async function readSteps(tx: Tx, { city, id }: ProblemRow): Promise<readonly TimelineStep<Date>[]> {
  const moves = await listMoves(tx, city, id);
  return publicTimeline(moves.map(({ to_state, at }) => ({ to: to_state as ProblemState, at })));
}

function tellSatisfaction({ report, leading }: FoundReport, clock: CityClock): Followed['satisfaction'] {
  if (leading.state !== 'closed') return null;
  const facts = satisfactionFacts({ report, leading }, clock);
  const isSaid = isSaidOfThisEnd(facts);
  return {
    may: maySaySatisfaction(facts).ok,
    said: isSaid ? report.satisfaction : null,
    text: isSaid ? report.satisfaction_text : '',
    untilMs: changeableUntilMs(facts),
  };
}

export function satisfactionFacts({ report, leading }: Pick<FoundReport, 'report' | 'leading'>, clock: CityClock) {
  return {
    state: leading.state as ProblemState,
    closedMs: leading.closed_at?.getTime() ?? null,
    saidMs: report.said_first_at?.getTime() ?? null,
    nowMs: clock.nowMs,
  };
}
