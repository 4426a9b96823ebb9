// What follows from the outcome of a message: done, tried again after a growing pause, or given up; and the webhook goes off by itself when
// there is nobody who takes its messages. That is recorded with the reason, and its screen says it.
import { makeId } from '@xunhe/domain/ground/id';
import { inScope } from '../../store/db.ts';
import { writeEvent } from '../../store/events.ts';
import type { OffReason, WebhookDeliveryRow, WebhookRow } from '../../store/rows-webhook.ts';
import { lockWebhook, updateWebhook } from '../../store/webhook.ts';
import { type DeliveryEnd, endWebhookDelivery, expireWaiting } from '../../store/webhook-delivery.ts';
import type { WebhookOutcome } from '../../webhooks/webhook-letter.ts';
import type { WebhookHouse } from './webhook-house.ts';

const FIRST_PAUSE_S = 60;
const MOST_ATTEMPTS = 8;
/** Our default: a webhook through which nothing came for so long is switched off. */
const FAILING_MS = 3 * 86_400_000;

interface Sent {
  readonly hook: WebhookRow;
  readonly delivery: WebhookDeliveryRow;
}

/** @returns whether the next message may follow at once */
export async function settleDelivery(house: WebhookHouse, sent: Sent, outcome: WebhookOutcome): Promise<boolean> {
  const { hook, delivery } = sent;
  const { city, id } = hook;
  const failing = await inScope(house.db, { city, region: city }, async (tx) => {
    await endWebhookDelivery(tx, delivery, decideEnd(house, delivery, outcome));
    const now = await lockWebhook(tx, city, id);
    const since = outcome.kind === 'sent' ? null : (now?.failing_since ?? new Date(house.now()));
    if (now && now.failing_since?.getTime() !== since?.getTime())
      await updateWebhook(tx, now, { failing_since: since });
    return since;
  });
  if (outcome.kind === 'gone') await switchOff(house, hook, { reason: 'gone', status: outcome.status });
  else if (failing !== null && failing.getTime() <= house.now() - FAILING_MS)
    await switchOff(house, hook, { reason: 'failing', status: outcome.status });
  return outcome.kind === 'sent' || outcome.kind === 'refused';
}

function decideEnd({ now }: WebhookHouse, { attempts }: WebhookDeliveryRow, outcome: WebhookOutcome): DeliveryEnd {
  const { kind, status, answer } = outcome;
  if (kind === 'gone') return { state: 'refused', status, answer };
  if (kind !== 'again') return { state: kind, status, answer };
  if (attempts >= MOST_ATTEMPTS) return { state: 'expired', status, answer };
  const pauseS = Math.max(FIRST_PAUSE_S * 2 ** (attempts - 1), outcome.afterS ?? 0);
  return { state: 'waiting', status, answer, dueAt: new Date(now() + pauseS * 1000) };
}

/** What waits is not sent any more; whoever switches the webhook on again begins with what happens then. */
export async function switchOff(
  house: WebhookHouse,
  { city, id }: WebhookRow,
  { reason, status = null, delivery }: { reason: OffReason; status?: number | null; delivery?: WebhookDeliveryRow },
): Promise<void> {
  await inScope(house.db, { city, region: city }, async (tx) => {
    const hook = await lockWebhook(tx, city, id);
    if (delivery) await endWebhookDelivery(tx, delivery, { state: 'blocked', status, answer: '' });
    if (!hook?.enabled) return;
    await updateWebhook(tx, hook, { enabled: false, off_reason: reason, off_at: new Date(house.now()) });
    await expireWaiting(tx, city, { hook: id });
    await writeEvent(tx, house, {
      ...{ city, kind: 'webhook.switchedOff', key: makeId(house.now(), house.random(10)), actor: null },
      region: hook.region,
      body: { webhook: id, name: hook.name, host: hook.host, reason, status },
    });
  });
}
