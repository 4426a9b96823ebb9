// Rings for what waits: each person's reminders as one push, then all pushes that are due, those too that a service could not take before.
// A few at a time, so that one slow service does not keep a whole city waiting.
import type { Said } from '@xunhe/domain/duty/reminder';
import { mayRing } from '@xunhe/domain/duty/reminder-hours';
import { isUrgent } from '@xunhe/domain/duty/reminder-rule';
import type { PushOffice } from '../../push/push-office.ts';
import { type Database, inScope } from '../../store/db.ts';
import type { Chance } from '../../store/events.ts';
import { claimDelivery, giveUpSending } from '../../store/push.ts';
import { listWaiting } from '../../store/reminder.ts';
import { instantToMoment } from './city-moment.ts';
import { everybodyIn } from './city-scope.ts';
import { claimDigest } from './claim-digest.ts';
import { deliver } from './deliver.ts';
import { type Ringing, readRinging } from './ringing.ts';

const AT_ONCE = 8;
/** A push is answered or given up within seconds; one that is still being sent after this was left by a server that died. */
const LEFT_MS = 5 * 60_000;

/** @param office null where no pushes are sent: then all stays in the list. */
export async function ring(
  house: Chance & { readonly db: Database },
  city: string,
  office: PushOffice | null,
): Promise<void> {
  const ringing = await inScope(house.db, everybodyIn(city), (tx) => readRinging(tx, house, city));
  if (!ringing) return;
  const { clock, rule, isWorkingDay } = ringing;
  const scope = everybodyIn(city);
  await inScope(house.db, scope, (tx) => giveUpSending(tx, city, new Date(house.now() - LEFT_MS)));
  const waiting = await inScope(house.db, scope, (tx) => listWaiting(tx, city));
  const now = instantToMoment(clock.nowMs, clock.timezone);
  // At night and on a free day most of a city waits; nobody is asked for whom nothing may ring yet.
  const ripe = waiting.filter((row) =>
    mayRing(now, { hours: rule.hours.value, urgent: isUrgent(rule, row as unknown as Said), isWorkingDay }),
  );
  for (const person of new Set(ripe.map((row) => row.person))) await claimDigest(ringing, person, office !== null);
  if (office) await sendDue(ringing, office);
}

/** Each is claimed when it is its turn, not all beforehand: a kill leaves as few as possible unknown. */
async function sendDue(ringing: Ringing, office: PushOffice): Promise<void> {
  const at = new Date(ringing.now());
  const workers = Array.from({ length: AT_ONCE }, async () => {
    for (;;) {
      const delivery = await inScope(ringing.db, everybodyIn(ringing.city), (tx) =>
        claimDelivery(tx, ringing.city, at),
      );
      if (!delivery) return;
      await deliver(ringing, office, delivery);
    }
  });
  await Promise.all(workers);
}
