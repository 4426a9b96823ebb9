// Sends what waits: each webhook its messages in the order of the events, no faster than its receiver allows, and several webhooks at a time, so
// that one slow receiver does not keep the others waiting.
import { inScope } from '../../store/db.ts';
import type { WebhookDeliveryRow, WebhookRow } from '../../store/rows-webhook.ts';
import { listEnabledWebhooks, lockWebhook } from '../../store/webhook.ts';
import {
  claimWebhookDelivery,
  countLately,
  expireWaiting,
  giveUpWebhookSending,
} from '../../store/webhook-delivery.ts';
import { NEWS_MS } from './note-webhooks.ts';
import { settleDelivery, switchOff } from './settle-delivery.ts';
import { openTarget, type WebhookHouse } from './webhook-house.ts';
import { writeLetter } from './write-letter.ts';

const AT_ONCE = 8;
/** A message is answered or given up within seconds; one that is still being sent after this was left by a server that died. */
const LEFT_MS = 5 * 60_000;

export async function sendWebhooks(house: WebhookHouse, city: string): Promise<void> {
  const ids = await inScope(house.db, { city, region: city }, async (tx) => {
    await giveUpWebhookSending(tx, city, new Date(house.now() - LEFT_MS));
    await expireWaiting(tx, city, { before: new Date(house.now() - NEWS_MS) });
    return listEnabledWebhooks(tx, city);
  });
  const left = ids.values();
  const workers = Array.from({ length: AT_ONCE }, async () => {
    for (const id of left) await sendAll(house, city, id);
  });
  await Promise.all(workers);
}

async function sendAll(house: WebhookHouse, city: string, id: string): Promise<void> {
  for (;;) {
    const claimed = await claim(house, city, id);
    if (!claimed) return;
    const { hook, delivery } = claimed;
    const target = openTarget(house, hook);
    if (!target) return switchOff(house, hook, { reason: 'sealed', delivery });
    const outcome = await house.webhooks.send(hook.kind, target, writeLetter(house, hook, delivery));
    const goesOn = await settleDelivery(house, { hook, delivery }, outcome);
    // Whoever does not answer now will not a moment later.
    if (!goesOn) return;
  }
}

/** In a transaction of its own: what is claimed is never claimed again, whatever happens then. */
async function claim(
  house: WebhookHouse,
  city: string,
  id: string,
): Promise<{ hook: WebhookRow; delivery: WebhookDeliveryRow } | null> {
  return inScope(house.db, { city, region: city }, async (tx) => {
    const hook = await lockWebhook(tx, city, id);
    if (!hook?.enabled) return null;
    const now = new Date(house.now());
    if ((await countLately(tx, hook, now)) >= house.webhooks.perMinute(hook.kind)) return null;
    const delivery = await claimWebhookDelivery(tx, hook, now);
    return delivery && { hook, delivery };
  });
}
