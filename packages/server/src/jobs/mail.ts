// Every minute: what people should hear of by e-mail is put into letters, and letters are sent. Both can be cut off anywhere and are simply run again.
import { readCityClock } from '../acts/city-clock.ts';
import { claimLetters } from '../acts/mail/claim-letters.ts';
import type { MailHouse } from '../acts/mail/mail-house.ts';
import { sendLetters } from '../acts/mail/send-letters.ts';
import { everybodyIn } from '../acts/reminders/city-scope.ts';
import { inScope } from '../store/db.ts';
import { passOverAllMail } from '../store/mail.ts';
import { forgetMailDeliveries } from '../store/mail-delivery.ts';
import { findCity } from '../store/place.ts';
import { readCalendar } from '../store/work-year.ts';

/** Our default: as long as the push of a reminder is remembered. */
const KEPT_MS = 92 * 86_400_000;

export async function sendMail(house: MailHouse, city: string): Promise<void> {
  const { mail } = house;
  const found = await inScope(house.db, everybodyIn(city), async (tx) => {
    if (!mail) await passOverAllMail(tx, city);
    return {
      row: await findCity(tx, city),
      isWorkingDay: (await readCalendar(tx, city)).isWorkingDay,
    };
  });
  if (!mail || !found.row) return;
  const { isWorkingDay } = found;
  await claimLetters({ ...house, city, clock: readCityClock(found.row, house.now()), isWorkingDay });
  await sendLetters(house, mail, city);
}

/** Once a day. */
export async function forgetOldMail(house: Pick<MailHouse, 'db' | 'now'>, city: string): Promise<void> {
  const before = new Date(house.now() - KEPT_MS);
  await inScope(house.db, everybodyIn(city), (tx) => forgetMailDeliveries(tx, city, before));
}
