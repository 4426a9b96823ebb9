// Looks for signals, once a day in each city and again when a late record came: in everything that arrived since the last look, and on the
// first look of a month in the month before. Every question has an id of its own, so looking twice asks nothing twice; what was found and the
// event that says so are one transaction.
import type { Day } from '@xunhe/domain/ground/day';
import { makeId } from '@xunhe/domain/ground/id';
import { addMonths, dayToMonth, type Month } from '@xunhe/domain/ground/month';
import { type Database, inScope } from '../../store/db.ts';
import { type Chance, hasEvent, writeEvent } from '../../store/events.ts';
import { findCity } from '../../store/place.ts';
import { findLastRun, insertSignals, lockSignals } from '../../store/signal.ts';
import { type EvidenceSpan, hasLateRecord, listFreshPatrols } from '../../store/signal-evidence.ts';
import { readCityClock } from '../city-clock.ts';
import { askPileUps, askSilence } from './ask-month.ts';
import { askPhotos, askProblems, askTexts } from './ask-records.ts';
import { askTracks } from './ask-tracks.ts';
import type { RaisedSignal } from './raised.ts';

export interface SignalsHouse extends Chance {
  readonly db: Database;
}

export interface SignalsFound {
  readonly patrols: number;
  /** How many were new. */
  readonly added: number;
}

const FOUND = 'signals.found';

/** The first look of a city goes back so far; `xunhe signals` looks at older months. */
const FIRST_MS = 31 * 86_400_000;
/** A record may be on its way into the store while the look before ends. */
const OVERLAP_MS = 10 * 60_000;

interface Look {
  readonly timezone: string;
  readonly nowMs: number;
  readonly span: EvidenceSpan;
  readonly today: Day;
  /** The month that is over and was not looked at as a whole. */
  readonly month: Month | null;
  /** Of the event. A look of a day is named by that day and where the look before ended, so that it is taken once. */
  readonly key: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Null when there is nothing to look for yet. */
export async function findDueSignals(house: SignalsHouse, city: string): Promise<SignalsFound | null> {
  const look = await planLook(house, city);
  return look && takeLook(house, city, look);
}

/** The patrols of one month, and the month as a whole. */
export async function findMonthSignals(house: SignalsHouse, city: string, month: Month): Promise<SignalsFound> {
  const { timezone, nowMs, today } = await readClock(house, city);
  const key = makeId(house.now(), house.random(10));
  return takeLook(house, city, { timezone, nowMs, today, month, span: { month }, key, body: { month } });
}

async function readClock({ db, now }: SignalsHouse, city: string) {
  const row = await inScope(db, { city, region: city }, (tx) => findCity(tx, city));
  if (!row) throw new Error(`The city ${city} is not in the store`);
  return { ...readCityClock(row, now()), standsStill: row.today !== null };
}

async function planLook(house: SignalsHouse, city: string): Promise<Look | null> {
  const { timezone, nowMs, today, standsStill } = await readClock(house, city);
  const until = new Date(nowMs);
  return inScope(house.db, { city, region: city }, async (tx) => {
    const last = await findLastRun(tx, city);
    // A city whose day never ends would never look again: there every record counts as late.
    const before = standsStill ? '9999-12-31' : today;
    if (last?.day === today && !(await hasLateRecord(tx, city, last.upTo, before))) return null;
    const after = new Date(last ? last.upTo.getTime() - OVERLAP_MS : nowMs - FIRST_MS);
    const month = last && dayToMonth(last.day) === dayToMonth(today) ? null : addMonths(dayToMonth(today), -1);
    const key = `${today}/${last?.upTo.toISOString() ?? 'first'}`;
    const body = { day: today, upTo: until.toISOString() };
    return { timezone, nowMs, today, month, span: { after, until }, key, body };
  });
}

async function takeLook(house: SignalsHouse, city: string, look: Look): Promise<SignalsFound> {
  const { timezone, span, month } = look;
  const scope = { city, region: city };
  const patrols = await inScope(house.db, scope, (tx) => listFreshPatrols(tx, city, span));
  const months = patrols.map((patrol) => patrol.month).sort();
  const now = dayToMonth(look.today);
  const asked = {
    ...{ city, timezone, span, from: months[0] ?? month ?? now, to: later(months.at(-1) ?? now, month ?? now) },
    fresh: new Set(patrols.map(({ id }) => id)),
  };
  const raised = await askTracks(house.db, city, patrols);
  for (const ask of [askPhotos, askTexts, askProblems])
    raised.push(...(await inScope(house.db, scope, (tx) => ask(tx, asked))));
  if (month !== null)
    for (const ask of [askSilence, askPileUps])
      raised.push(...(await inScope(house.db, scope, (tx) => ask(tx, { city, timezone, month }))));
  return store(house, city, { look, raised, patrols: patrols.length });
}

async function store(
  house: SignalsHouse,
  city: string,
  {
    look,
    raised,
    patrols,
  }: { readonly look: Look; readonly raised: readonly RaisedSignal[]; readonly patrols: number },
): Promise<SignalsFound> {
  const rows = [...new Map(raised.map((row) => [row.id, { ...row, found_at: new Date(look.nowMs) }])).values()];
  return inScope(house.db, { city, region: city }, async (tx) => {
    await lockSignals(tx, city);
    if (await hasEvent(tx, city, FOUND, look.key)) return { patrols, added: 0 };
    const added = await insertSignals(tx, rows);
    await writeEvent(tx, house, {
      ...{ city, kind: FOUND, key: look.key, region: city, actor: null },
      body: { ...look.body, patrols, added },
    });
    return { patrols, added };
  });
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
