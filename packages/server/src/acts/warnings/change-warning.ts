// An office reviews a drafted warning, takes a review back, or raises a published one within the month. What stands, the step that led to it
// and the event are written together; the duties of a month that runs follow in the same transaction.
import { createHash } from 'node:crypto';
import { WARNING_KINDS, type WarningLevel } from '@xunhe/domain/duty/level';
import type { Reason } from '@xunhe/domain/duty/raised';
import {
  type Changed,
  type LevelAsk,
  mayReviewIn,
  type ReviewAsk,
  type ReviewedWarning,
  raiseInMonth,
  reviewWarning,
  undoReview,
} from '@xunhe/domain/duty/warning-review';
import type { Day } from '@xunhe/domain/ground/day';
import { addMonths, firstDay } from '@xunhe/domain/ground/month';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { containsRegion } from '@xunhe/domain/place/region';
import { type Database, inScope, type Tx } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import type { Person } from '../../store/people.ts';
import { findCity } from '../../store/place.ts';
import type { WarningReviewRow } from '../../store/rows-duty.ts';
import { insertLists } from '../../store/warning-list.ts';
import { insertStep, lockMonth, saveStanding } from '../../store/warning-review.ts';
import { readCityClock } from '../city-clock.ts';
import { nextVersionOf } from './publish-lists.ts';
import { raiseReachDuties } from './raise-duties.ts';
import { readWarning, type WarningCase } from './read-warning.ts';

type House = Chance & { readonly db: Database };

export interface WarningAsk {
  readonly month: string;
  readonly reach: string;
  readonly seen: number;
}

interface Step {
  readonly kind: WarningReviewRow['kind'];
  readonly event: string;
  readonly why: string;
  decide(warning: ReviewedWarning, ask: ReviewAsk): Result<Changed>;
}

export type Deed =
  | { readonly kind: 'undo' }
  | {
      readonly kind: 'review' | 'raise';
      readonly level: WarningLevel;
      readonly why: string;
      readonly because?: Because;
    };

/** The bulletin for which a level is raised: it stands among the reasons, and its own history is written in the same transaction. */
export interface Because {
  readonly reason: Reason;
  note(tx: Tx, step: WarningReviewRow): Promise<void>;
}

export async function changeWarning(
  house: House,
  who: Person,
  asked: WarningAsk,
  deed: Deed,
): Promise<Result<WarningCase>> {
  const { month, reach } = asked;
  const key = { city: who.city, month, reach };
  // In the whole city, because a raise concerns chiefs who stand for more than this region.
  return inScope(house.db, { ...who.scope, region: who.city, shared: [] }, async (tx) => {
    await lockMonth(tx, who.city);
    const found = await readWarning(tx, key);
    if (!found || !containsRegion(who.region, found.row.region))
      return refuse({ kind: found && who.scope.shared?.includes(reach) ? 'reach.readOnly' : 'notFound' });
    if (!mayReviewIn(who.region, found.row.region)) return refuse({ kind: 'warningReview.officeLevel' });
    const step = toStep(deed);
    const day = deed.kind === 'raise' ? await findRaiseDay(tx, house, key) : accept(null);
    if (!day.ok) return day;
    const changed = step.decide(found.warning, { office: who.region, seen: asked.seen });
    if (!changed.ok) return changed;
    const because = deed.kind === 'raise' ? deed.because : undefined;
    await saveStanding(tx, key, standFor(changed.value, because));
    const row: WarningReviewRow = {
      ...{ ...key, seq: found.steps.length + 1, region: found.row.region, kind: step.kind },
      ...{ from_level: found.row.level, to_level: changed.value.level, why: step.why },
      ...{ by_person: who.id, by_region: who.region, at: new Date(house.now()), from_day: day.value },
    };
    await insertStep(tx, row);
    await because?.note(tx, row);
    const duties = day.value === null ? {} : await spreadRaise(tx, row, day.value);
    await writeEvent(tx, house, {
      city: who.city,
      kind: step.event,
      key: `${month}/${reach}/${row.seq}`,
      region: row.region,
      actor: who.id,
      body: {
        ...{ month, reach, from: row.from_level, to: row.to_level, office: who.region, ...duties },
        why: createHash('sha256').update(row.why).digest('hex'),
      },
    });
    return accept((await readWarning(tx, key))!);
  });
}

/** The step itself is told first, then what it was taken for. */
function standFor({ kinds, reasons: [first, ...rest], ...changed }: Changed, because: Because | undefined) {
  if (!because) return { ...changed, kinds: [...kinds], reasons: [...(first ? [first] : []), ...rest] };
  const held = WARNING_KINDS.filter((kind) => kind === 'bulletin' || kinds.includes(kind));
  return { ...changed, kinds: held, reasons: [...(first ? [first] : []), because.reason, ...rest] };
}

function toStep(deed: Deed): Step {
  if (deed.kind === 'undo') return { kind: 'undo', event: 'warning.reviewUndone', why: '', decide: undoReview };
  const { kind, level } = deed;
  const why = deed.why.trim();
  const decide = kind === 'raise' ? raiseInMonth : reviewWarning;
  const event = kind === 'raise' ? 'warning.raised' : 'warning.reviewed';
  return { kind, event, why, decide: (warning, ask) => decide(warning, { ...ask, level, why } satisfies LevelAsk) };
}

/** Today, or the first day of the month in which the list is in force; a month that is over stays as it was. */
async function findRaiseDay(
  tx: Tx,
  house: House,
  { city, month }: { readonly city: string; readonly month: string },
): Promise<Result<Day>> {
  const { today } = readCityClock((await findCity(tx, city))!, house.now());
  const inForce = addMonths(month, 1);
  if (today.slice(0, 7) > inForce) return refuse({ kind: 'warningReview.over', month: inForce });
  return accept(today.startsWith(inForce) ? today : firstDay(inForce));
}

/** A published list does not change: the raise makes the next version of it, and the duties of the days that are left. */
async function spreadRaise(tx: Tx, row: WarningReviewRow, day: Day) {
  const list = await nextVersionOf(tx, row);
  const by = { ...{ city: row.city, month: row.month, at: row.at }, byPerson: row.by_person, byRegion: row.by_region };
  await insertLists(tx, [list], by);
  return { ...list, ...(await raiseReachDuties(tx, { ...row, day })), day };
}
