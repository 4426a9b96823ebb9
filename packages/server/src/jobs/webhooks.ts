// Every minute: what happened is put down for the webhooks that want it, then sent. Both can be cut off anywhere and are simply run again.
import { noteWebhooks } from '../acts/webhooks/note-webhooks.ts';
import { sendWebhooks } from '../acts/webhooks/send-webhooks.ts';
import type { WebhookHouse } from '../acts/webhooks/webhook-house.ts';
import { inScope } from '../store/db.ts';
import { forgetWebhookDeliveries } from '../store/webhook-delivery.ts';

/** Our default: what became of a message is kept for half a year, as long as a month's evaluation may be questioned. */
const KEPT_MS = 184 * 86_400_000;

export async function tellWebhooks(house: WebhookHouse, city: string): Promise<void> {
  await noteWebhooks(house, city);
  await sendWebhooks(house, city);
}

/** Once a day. */
export async function forgetOldWebhookDeliveries(house: WebhookHouse, city: string): Promise<void> {
  const before = new Date(house.now() - KEPT_MS);
  await inScope(house.db, { city, region: city }, (tx) => forgetWebhookDeliveries(tx, city, before));
}
