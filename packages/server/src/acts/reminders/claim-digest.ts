// Takes all that waits for one person into one push, in one transaction, before anything is sent: what is taken is never taken again, and
// each device has its row, which the sender claims for itself.
import { isUrgent, type Said } from '@xunhe/domain/duty/reminder';
import { isOld, type Moment, mayRing } from '@xunhe/domain/duty/reminder-hours';
import { makeId } from '@xunhe/domain/ground/id';
import { isSessionOver, type SessionKind } from '@xunhe/domain/people/session-rule';
import { type Database, inScope, type Tx } from '../../store/db.ts';
import type { Chance } from '../../store/events.ts';
import { type Device, insertDeliveries, listDevices, listSilences } from '../../store/push.ts';
import { listDigest, lockWaiting, type Owner, settleReminders } from '../../store/reminder.ts';
import type { PushDeliveryRow, ReminderRow } from '../../store/rows-reminder.ts';
import type { CityClock } from '../city-clock.ts';
import { instantToMoment } from './city-moment.ts';
import { everybodyIn } from './city-scope.ts';

export interface Ringing extends Chance {
  readonly db: Database;
  readonly city: string;
  readonly clock: Pick<CityClock, 'offsetMs' | 'timezone'>;
  /** By the city's calendar. */
  readonly isWorkingDay: (day: string) => boolean;
}

/** @param hears whether anything can be sent at all; otherwise all stays in the list */
export async function claimDigest(ringing: Ringing, person: string, hears: boolean): Promise<void> {
  const owner: Owner = { city: ringing.city, person };
  await inScope(ringing.db, everybodyIn(ringing.city), async (tx) => {
    const waiting = await lockWaiting(tx, owner);
    if (waiting.length === 0) return;
    const devices = !hears ? [] : await listOpenDevices(tx, owner, ringing.now());
    const silent = new Set(await listSilences(tx, owner));
    const { ring, list } = sortOut(waiting, { ringing, silent, isHeard: devices.length > 0 });
    await settleReminders(tx, owner, { ids: idsOf(list), digest: null });
    if (ring.length === 0) return;
    const digest = makeId(ringing.now(), ringing.random(10));
    await settleReminders(tx, owner, { ids: idsOf(ring), digest });
    await insertDeliveries(
      tx,
      devices.map((device) => makeDelivery(ringing, device, digest)),
    );
  });
}

/** What rings now, and what stays in the list for good; the rest waits for its hour. */
function sortOut(
  waiting: readonly ReminderRow[],
  { ringing, silent, isHeard }: { ringing: Ringing; silent: ReadonlySet<string>; isHeard: boolean },
): { ring: ReminderRow[]; list: ReminderRow[] } {
  const now = toMoment(ringing, ringing.now());
  const ring: ReminderRow[] = [];
  const list: ReminderRow[] = [];
  for (const row of waiting) {
    const urgent = isUrgent(row as unknown as Said);
    const rule = { urgent, isWorkingDay: ringing.isWorkingDay };
    const isPast = isOld(toMoment(ringing, row.at.getTime()), now, rule);
    if (!isHeard || silent.has(row.kind) || isPast || row.read_at !== null) list.push(row);
    else if (mayRing(now, rule)) ring.push(row);
  }
  return { ring, list };
}

/** An urgent digest may ring on any day; all of it was found to be free to ring when it was taken. */
export async function readDigest(ringing: Ringing, digest: string) {
  const rows = await inScope(ringing.db, everybodyIn(ringing.city), (tx) => listDigest(tx, ringing.city, digest));
  const urgent = rows.filter((row) => isUrgent(row as unknown as Said));
  const now = toMoment(ringing, ringing.now());
  const rule = { urgent: urgent.length > 0, isWorkingDay: ringing.isWorkingDay };
  return { rows, first: urgent[0] ?? rows[0], urgent: rule.urgent, mayRing: mayRing(now, rule) };
}

async function listOpenDevices(tx: Tx, owner: Owner, nowMs: number): Promise<Device[]> {
  return (await listDevices(tx, owner)).filter(
    ({ kind, opened_at, seen_at }) =>
      !isSessionOver({ kind: kind as SessionKind, madeMs: opened_at.getTime(), seenMs: seen_at.getTime() }, nowMs),
  );
}

function makeDelivery({ now }: Ringing, device: Device, digest: string): PushDeliveryRow {
  const at = new Date(now());
  const { city, session, person, endpoint } = device;
  return {
    ...{ city, digest, session, person, host: new URL(endpoint).host, state: 'waiting', status: null, attempts: 0 },
    ...{ made_at: at, due_at: at, claimed_at: null },
  };
}

function toMoment({ clock }: Ringing, realMs: number): Moment {
  return instantToMoment(realMs + clock.offsetMs, clock.timezone);
}

function idsOf(rows: readonly ReminderRow[]): string[] {
  return rows.map(({ id }) => id);
}
