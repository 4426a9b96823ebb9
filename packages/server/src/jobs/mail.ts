// Every minute: what people should hear of by e-mail is put into letters, and letters are sent. Both can be cut off anywhere and are simply run again.
import { claimLetters } from '../acts/mail/claim-letters.ts';
import type { MailHouse } from '../acts/mail/mail-house.ts';
import { sendLetters } from '../acts/mail/send-letters.ts';
import { everybodyIn } from '../acts/reminders/city-scope.ts';
import { readRinging } from '../acts/reminders/ringing.ts';
import { inScope } from '../store/db.ts';
import { passOverAllMail } from '../store/mail.ts';
import { forgetMailDeliveries } from '../store/mail-delivery.ts';

/** Our default: as long as the push of a reminder is remembered. */
const KEPT_MS = 92 * 86_400_000;

export async function sendMail(house: MailHouse, city: string): Promise<void> {
  const { mail } = house;
  const ringing = await inScope(house.db, everybodyIn(city), async (tx) => {
    if (!mail) await passOverAllMail(tx, city);
    return readRinging(tx, house, city);
  });
  if (!mail || !ringing) return;
  await claimLetters(ringing);
  await sendLetters(house, mail, city);
}

/** Once a day. */
export async function forgetOldMail(house: Pick<MailHouse, 'db' | 'now'>, city: string): Promise<void> {
  const before = new Date(house.now() - KEPT_MS);
  await inScope(house.db, everybodyIn(city), (tx) => forgetMailDeliveries(tx, city, before));
}
