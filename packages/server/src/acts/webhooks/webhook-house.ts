// What the acts of webhooks stand on, and the place by which a target is sealed.
import type { WebhookTargetBody } from '@xunhe/contract/webhook';
import type { Database } from '../../store/db.ts';
import type { Chance } from '../../store/events.ts';
import type { WebhookRow } from '../../store/rows-webhook.ts';
import type { Sealer } from '../../store/seal.ts';
import type { WebhookOffice } from '../../webhooks/webhook-office.ts';

export interface WebhookHouse extends Chance {
  readonly db: Database;
  readonly seal: Sealer;
  readonly webhooks: WebhookOffice;
}

type Place = Pick<WebhookRow, 'city' | 'id'>;

export function sealTarget({ seal }: WebhookHouse, place: Place, target: WebhookTargetBody): Buffer {
  return seal.seal(Buffer.from(JSON.stringify(target)), sealPlace(place));
}

/** Null when it was sealed by another master key. */
export function openTarget({ seal }: WebhookHouse, row: WebhookRow): WebhookTargetBody | null {
  const opened = seal.open(row.target, sealPlace(row));
  return opened && (JSON.parse(opened.toString('utf8')) as WebhookTargetBody);
}

function sealPlace({ city, id }: Place): string {
  return `${city}/webhook/${id}`;
}
