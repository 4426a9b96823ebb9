// Takes what waits for each person into one letter, in one transaction, before anything is sent: what is taken is never taken again. Quiet hours
// and working days hold as for pushes; a daily letter goes out on working days at eight, once, whatever is looked at how often.
import type { Said } from '@xunhe/domain/duty/reminder';
import { isOld, mayRing } from '@xunhe/domain/duty/reminder-hours';
import { isUrgent } from '@xunhe/domain/duty/reminder-rule';
import { makeId } from '@xunhe/domain/ground/id';
import { inScope } from '../../store/db.ts';
import { findMailAddress, listMailWaiting, lockMailWaiting, passOverMail, settleMail } from '../../store/mail.ts';
import { hasMailDelivery, insertMailDelivery } from '../../store/mail-delivery.ts';
import type { MailAddressRow } from '../../store/rows-mail.ts';
import type { ReminderRow } from '../../store/rows-reminder.ts';
import { instantToMoment } from '../reminders/city-moment.ts';
import { everybodyIn } from '../reminders/city-scope.ts';
import type { Ringing } from '../reminders/ringing.ts';

export async function claimLetters(ringing: Ringing): Promise<void> {
  const { db, city } = ringing;
  const people = await inScope(db, everybodyIn(city), async (tx) => {
    await passOverMail(tx, city);
    return listMailWaiting(tx, city);
  });
  for (const person of people) await claimLetter(ringing, person);
}

async function claimLetter(ringing: Ringing, person: string): Promise<void> {
  const { db, city } = ringing;
  const owner = { city, person };
  await inScope(db, everybodyIn(city), async (tx) => {
    const waiting = await lockMailWaiting(tx, owner);
    const box = await findMailAddress(tx, owner);
    if (waiting.length === 0 || !box?.confirmed_at) return;
    const { go, past } = sortOut(ringing, box, waiting);
    await settleMail(tx, owner, { ids: past.map(({ id }) => id), letter: null });
    if (go.length === 0) return;
    const id = idOf(ringing, box);
    if (await hasMailDelivery(tx, city, id)) return;
    const made_at = new Date(ringing.now());
    await insertMailDelivery(tx, { city, id, person, purpose: 'reminders', address: box.address, made_at });
    await settleMail(tx, owner, { ids: go.map((row) => row.id), letter: id });
  });
}

/** What goes now, and what happened too long ago; the rest waits for its hour. */
function sortOut(ringing: Ringing, { pace }: MailAddressRow, waiting: readonly ReminderRow[]) {
  const now = momentOf(ringing, ringing.now());
  const isDaily = pace === 'daily';
  const [go, past]: [ReminderRow[], ReminderRow[]] = [[], []];
  for (const row of waiting) {
    const urgent = !isDaily && isUrgent(ringing.rule, row as unknown as Said);
    const rule = { hours: ringing.rule.hours.value, urgent, isWorkingDay: ringing.isWorkingDay };
    if (isOld(momentOf(ringing, row.at.getTime()), now, rule)) past.push(row);
    else if (mayRing(now, rule) && (!isDaily || now.minute >= ringing.rule.dailyMinute.value)) go.push(row);
  }
  return { go, past };
}

/** A day has one daily letter: its name is the day's. */
function idOf(ringing: Ringing, { pace, person }: MailAddressRow): string {
  if (pace === 'atOnce') return makeId(ringing.now(), ringing.random(10));
  const name = Buffer.from(person).toString('base64url');
  return `daily.${momentOf(ringing, ringing.now()).day}.${name}`;
}

function momentOf({ clock }: Ringing, realMs: number) {
  return instantToMoment(realMs + clock.offsetMs, clock.timezone);
}
