// Sends one claimed push to one device and writes down what came of it. What a service did not take is tried again after a pause; what may
// have been taken is not, and is called unknown.
import type { PushMessage } from '@xunhe/contract/reminder';
import { makeId } from '@xunhe/domain/ground/id';
import type { PushOffice, PushOutcome } from '../../push/push-office.ts';
import { inScope } from '../../store/db.ts';
import { writeEvent } from '../../store/events.ts';
import { findPerson } from '../../store/people.ts';
import { dropSubscription, endDelivery, findSubscription } from '../../store/push.ts';
import { countReminders } from '../../store/reminder.ts';
import type { DeliveryState, PushDeliveryRow, PushSubscriptionRow } from '../../store/rows-reminder.ts';
import { instantToDay } from '../city-clock.ts';
import { everybodyIn } from './city-scope.ts';
import { readDigest } from './claim-digest.ts';
import type { Ringing } from './ringing.ts';

const DAY_S = 86_400;
/** How long a service keeps a push for a phone that is off, and how long we go on trying. */
const KEEP_S = { urgent: DAY_S, other: 3 * DAY_S } as const;
const FIRST_PAUSE_S = 60;
const MOST_ATTEMPTS = 8;

export async function deliver(ringing: Ringing, office: PushOffice, delivery: PushDeliveryRow): Promise<DeliveryState> {
  const target = await inScope(ringing.db, everybodyIn(ringing.city), (tx) =>
    findSubscription(tx, ringing.city, delivery.session),
  );
  const digest = await readDigest(ringing, delivery.digest);
  // Signed out since, or another person signed in on that browser.
  if (target?.person !== delivery.person || !digest.first)
    return write(ringing, delivery, { state: 'gone', status: null });
  if (!digest.mayRing) return write(ringing, delivery, waitFor(ringing, delivery, 3600));
  const keepS = digest.urgent ? KEEP_S.urgent : KEEP_S.other;
  const leftS = keepS - Math.floor((ringing.now() - delivery.made_at.getTime()) / 1000);
  if (leftS <= 0) return write(ringing, delivery, { state: 'expired', status: delivery.status });
  const outcome = await office.send(target, {
    text: JSON.stringify(await makeMessage(ringing, target, digest)),
    ttlS: leftS,
    urgent: digest.urgent,
    // A second try takes the place of a first that was taken after all: the id without its dashes, 32 characters.
    topic: delivery.digest.replaceAll('-', ''),
  });
  if (outcome.kind === 'gone') return endSubscription(ringing, delivery, { target, status: outcome.status });
  return write(ringing, delivery, settle(ringing, delivery, outcome));
}

interface Ended {
  readonly state: DeliveryState;
  readonly status: number | null;
  readonly dueAt?: Date;
}

function settle(ringing: Ringing, delivery: PushDeliveryRow, outcome: PushOutcome): Ended {
  if (outcome.kind !== 'again') return { state: outcome.kind, status: 'status' in outcome ? outcome.status : null };
  if (delivery.attempts >= MOST_ATTEMPTS) return { state: 'expired', status: outcome.status };
  const pauseS = FIRST_PAUSE_S * 2 ** (delivery.attempts - 1);
  return waitFor(ringing, { ...delivery, status: outcome.status }, Math.max(pauseS, outcome.afterS ?? 0));
}

function waitFor({ now }: Ringing, { status }: Pick<PushDeliveryRow, 'status'>, pauseS: number): Ended {
  return { state: 'waiting', status, dueAt: new Date(now() + pauseS * 1000) };
}

async function write(ringing: Ringing, delivery: PushDeliveryRow, ended: Ended): Promise<DeliveryState> {
  await inScope(ringing.db, everybodyIn(ringing.city), (tx) => endDelivery(tx, delivery, ended));
  return ended.state;
}

/** The browser gave the subscription up: it goes, unless the phone has brought a new one meanwhile. */
async function endSubscription(
  ringing: Ringing,
  delivery: PushDeliveryRow,
  { target, status }: { readonly target: PushSubscriptionRow; readonly status: number },
): Promise<DeliveryState> {
  const { city, person, session, host } = delivery;
  await inScope(ringing.db, everybodyIn(city), async (tx) => {
    await endDelivery(tx, delivery, { state: 'gone', status });
    if (!(await dropSubscription(tx, city, session, target.endpoint))) return;
    await writeEvent(tx, ringing, {
      ...{ city, kind: 'push.expired', key: makeId(ringing.now(), ringing.random(10)), actor: null, subject: person },
      region: (await findPerson(tx, city, person))?.region ?? city,
      body: { session, host, status },
    });
  });
  return 'gone';
}

async function makeMessage(
  ringing: Ringing,
  target: PushSubscriptionRow,
  { rows, first }: Awaited<ReturnType<typeof readDigest>>,
): Promise<PushMessage> {
  const { city, person } = target;
  const { unread } = await inScope(ringing.db, everybodyIn(city), (tx) => countReminders(tx, { city, person }));
  return {
    id: first!.digest!,
    language: target.language === 'en' ? 'en' : 'zh',
    today: instantToDay(ringing.now() + ringing.clock.offsetMs, ringing.clock.timezone),
    count: rows.length,
    unread,
    kind: first!.kind,
    body: first!.body as PushMessage['body'],
  };
}
