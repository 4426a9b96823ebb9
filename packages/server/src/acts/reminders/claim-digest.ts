// Takes all that waits for one person into one push, in one transaction, before anything is sent: what is taken is never taken again, and
// each device has its row, which the sender claims for itself.
import type { ReminderKind, Said } from '@xunhe/domain/duty/reminder';
import { isOld, type Moment, mayRing } from '@xunhe/domain/duty/reminder-hours';
import { isUrgent, ringsFor } from '@xunhe/domain/duty/reminder-rule';
import { makeId } from '@xunhe/domain/ground/id';
import { isSessionOver, type SessionKind } from '@xunhe/domain/people/session-rule';
import { inScope, type Tx } from '../../store/db.ts';
import { type Device, findRole, insertDeliveries, listDevices, listPushChoices } from '../../store/push.ts';
import { listDigest, lockWaiting, type Owner, settleReminders } from '../../store/reminder.ts';
import type { PushDeliveryRow, ReminderRow } from '../../store/rows-reminder.ts';
import { instantToMoment } from './city-moment.ts';
import { everybodyIn } from './city-scope.ts';
import type { Ringing } from './ringing.ts';

/** @param hears whether anything can be sent at all; otherwise all stays in the list */
export async function claimDigest(ringing: Ringing, person: string, hears: boolean): Promise<void> {
  const owner: Owner = { city: ringing.city, person };
  await inScope(ringing.db, everybodyIn(ringing.city), async (tx) => {
    const waiting = await lockWaiting(tx, owner);
    if (waiting.length === 0) return;
    const devices = !hears ? [] : await listOpenDevices(tx, owner, ringing.now());
    const choices = await listPushChoices(tx, owner);
    const role = devices.length === 0 ? null : await findRole(tx, owner);
    const rings = (kind: ReminderKind) =>
      role !== null && ringsFor(ringing.rule, kind, { role, chosen: choices.get(kind) });
    const { ring, list } = sortOut(waiting, ringing, rings);
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
  ringing: Ringing,
  isHeard: (kind: ReminderKind) => boolean,
): { ring: ReminderRow[]; list: ReminderRow[] } {
  const now = toMoment(ringing, ringing.now());
  const ring: ReminderRow[] = [];
  const list: ReminderRow[] = [];
  for (const row of waiting) {
    const rule = ruleOf(ringing, isUrgent(ringing.rule, row as unknown as Said));
    const isPast = isOld(toMoment(ringing, row.at.getTime()), now, rule);
    if (!isHeard(row.kind as ReminderKind) || isPast || row.read_at !== null) list.push(row);
    else if (mayRing(now, rule)) ring.push(row);
  }
  return { ring, list };
}

/** An urgent digest may ring on any day; all of it was found to be free to ring when it was taken. */
export async function readDigest(ringing: Ringing, digest: string) {
  const rows = await inScope(ringing.db, everybodyIn(ringing.city), (tx) => listDigest(tx, ringing.city, digest));
  const urgent = rows.filter((row) => isUrgent(ringing.rule, row as unknown as Said));
  const now = toMoment(ringing, ringing.now());
  const rule = ruleOf(ringing, urgent.length > 0);
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

function ruleOf({ rule, isWorkingDay }: Ringing, urgent: boolean) {
  return { hours: rule.hours.value, urgent, isWorkingDay };
}

function toMoment({ clock }: Ringing, realMs: number): Moment {
  return instantToMoment(realMs + clock.offsetMs, clock.timezone);
}

function idsOf(rows: readonly ReminderRow[]): string[] {
  return rows.map(({ id }) => id);
}
