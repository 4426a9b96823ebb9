// The month, act by act. Each act starts from the event the one before left; a run that was cut goes on where it stopped, a run that is
// doubled waits at the lock and finds everything done.
import { addDays } from '@xunhe/domain/ground/day';
import { firstDay, lastDay } from '@xunhe/domain/ground/month';
import { insertCycle, updateCycle } from '../../store/cycle.ts';
import { type Database, inScope, type Tx } from '../../store/db.ts';
import { type Chance, hasEvent, writeEvent } from '../../store/events.ts';
import { findCity } from '../../store/place.ts';
import { renewStatistics } from '../../store/statistics.ts';
import { lockMonth } from '../../store/warning-review.ts';
import { dayToInstant, readCityClock } from '../city-clock.ts';
import { isAllPublished, publishLeft } from '../warnings/publish-lists.ts';
import type { Act, ActContext } from './act.ts';
import { assignMonthDuties } from './assign-duties.ts';
import { draftWarnings } from './draft-warnings.ts';
import { evaluateMonthAct } from './evaluate-month.ts';
import { gatherHistory } from './gather.ts';
import { readMonthCalendar } from './month-calendar.ts';
import { scoreMonthForecasts } from './score-forecasts.ts';
import { scoreMonth } from './score-month.ts';
import { setMonthStandings } from './set-standings.ts';

const VERSION = 1;
export const LAST_ACT = 'standings.set';

export const ACTS: readonly Act[] = [
  { event: 'month.opened', dueDay: (calendar) => firstDay(calendar.month), run: openMonth },
  { event: 'observations.gathered', dueDay: (calendar) => addDays(calendar.freeze, 1), run: gather },
  { event: 'risk.scored', dueDay: (calendar) => calendar.draft, run: scoreMonth },
  { event: 'warnings.drafted', dueDay: (calendar) => calendar.draft, run: draftWarnings },
  {
    event: 'warnings.published',
    dueDay: (calendar) => addDays(calendar.reviewUntil, 1),
    mayRunEarly: ({ tx, city, month }) => isAllPublished(tx, city.city, month),
    run: publish,
  },
  {
    event: 'duties.assigned',
    dueDay: (calendar) => addDays(calendar.reviewUntil, 1),
    // It comes behind the publication, so what it waits for is there.
    mayRunEarly: async () => true,
    run: assignMonthDuties,
  },
  { event: 'month.closed', dueDay: (calendar) => addDays(lastDay(calendar.month), 1), run: closeMonth },
  { event: 'evaluated', dueDay: (calendar) => addDays(lastDay(calendar.month), 1), run: evaluateMonthAct },
  { event: 'forecasts.scored', dueDay: (calendar) => addDays(lastDay(calendar.month), 1), run: scoreMonthForecasts },
  // The last: a closed month without it is run once more, which makes up what an older program or a kill left out.
  { event: LAST_ACT, dueDay: (calendar) => addDays(lastDay(calendar.month), 1), run: setMonthStandings },
];

export type ActOutcome =
  | { readonly act: string; readonly outcome: 'done'; readonly ms: number; readonly body: Record<string, unknown> }
  | { readonly act: string; readonly outcome: 'doneBefore' }
  /** The city's clock has not reached the day. Nothing after it runs. */
  | { readonly act: string; readonly outcome: 'waiting'; readonly until: string };

export interface CycleRun {
  readonly db: Database;
  readonly city: string;
  readonly month: string;
  readonly onAct?: (outcome: ActOutcome) => void;
  /** Ends the run before its next act. */
  readonly signal?: AbortSignal | undefined;
}

export async function runCycle(run: CycleRun & Chance): Promise<ActOutcome[]> {
  const outcomes: ActOutcome[] = [];
  for (const act of ACTS) {
    if (run.signal?.aborted) break;
    const outcome = await inScope(run.db, { city: run.city, region: run.city }, (tx) => runAct(tx, run, act));
    outcomes.push(outcome);
    run.onAct?.(outcome);
    if (outcome.outcome === 'waiting') break;
  }
  if (outcomes.some(({ outcome }) => outcome === 'done')) await renewStatistics(run.db, run.city, 'month');
  return outcomes;
}

async function runAct(tx: Tx, run: CycleRun & Chance, act: Act): Promise<ActOutcome> {
  await lockMonth(tx, run.city);
  const key = keyOfRun(run.month);
  if (await hasEvent(tx, run.city, act.event, key)) return { act: act.event, outcome: 'doneBefore' };
  const context = await makeContext(tx, run);
  if (!(await isDue(act, context))) return { act: act.event, outcome: 'waiting', until: act.dueDay(context.calendar) };
  const began = run.now();
  const body = await act.run(context);
  await writeEvent(tx, run, { city: run.city, kind: act.event, key, region: run.city, actor: null, body });
  return { act: act.event, outcome: 'done', ms: run.now() - began, body };
}

/** Under which the acts of a month leave their events. */
export function keyOfRun(month: string): string {
  return `${month}/${VERSION}`;
}

/** By the city's clock, or because people have done all that it waits for. */
export async function isDue(act: Act, context: ActContext): Promise<boolean> {
  return context.clock.today >= act.dueDay(context.calendar) || ((await act.mayRunEarly?.(context)) ?? false);
}

export async function makeContext(
  tx: Tx,
  run: Chance & { readonly city: string; readonly month: string },
): Promise<ActContext> {
  const city = await findCity(tx, run.city);
  if (!city) throw new Error(`The city ${run.city} is not in the store`);
  const clock = readCityClock(city, run.now());
  const calendar = await readMonthCalendar(tx, run.city, run.month);
  const monthEnd = dayToInstant(addDays(lastDay(run.month), 1), city.timezone);
  return {
    tx,
    city,
    month: run.month,
    version: VERSION,
    clock,
    calendar,
    knownAt: new Date(Math.min(monthEnd, clock.nowMs)),
    now: run.now,
    random: run.random,
  };
}

async function openMonth({ tx, city, month, version, now }: ActContext): Promise<Record<string, unknown>> {
  await insertCycle(tx, {
    city: city.city,
    month,
    version,
    state: 'open',
    opened_at: new Date(now()),
    published_at: null,
    published_by: null,
    closed_at: null,
    limits: null,
  });
  return {};
}

/** Fixes what the month rests on: how many samples, and what may be known. The acts after it read the same again. */
async function gather({ tx, city, month, knownAt }: ActContext): Promise<Record<string, unknown>> {
  const { samples, history, quality } = await gatherHistory(tx, city.city, { month, knownAt });
  return {
    knownAt: knownAt.toISOString(),
    samples,
    reaches: history.reaches.length,
    months: history.months,
    sampledThisMonth: quality.size,
  };
}

/** Review ends at its deadline: what no office has published is published as it stands, and the list says so. */
async function publish({ tx, city, month, now }: ActContext): Promise<Record<string, unknown>> {
  const at = new Date(now());
  const { left, lists, reviewed } = await publishLeft(tx, { city: city.city, month, at });
  const by = left === 0 && lists > 0 ? 'office' : 'deadline';
  await updateCycle(tx, city.city, month, { state: 'published', published_at: at, published_by: by });
  return { by, lists, left, reviewed };
}

async function closeMonth({ tx, city, month, now }: ActContext): Promise<Record<string, unknown>> {
  await updateCycle(tx, city.city, month, { state: 'closed', closed_at: new Date(now()) });
  return {};
}
