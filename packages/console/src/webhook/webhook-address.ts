// What the address of a webhook's log may say after the question mark. What cannot be read is left out.
import type { SortOf } from '@xunhe/contract/list-sort';
import { WEBHOOK_STATES } from '@xunhe/contract/webhook';
import { NOTICE_KINDS } from '@xunhe/domain/problem/notice';
import { readSort, type SortSearch } from '../parts/list-sort.ts';

/** What a message can be about: what is told, and tests. */
export const MESSAGE_KINDS = [...NOTICE_KINDS, 'test'] as const;

export interface WebhookLogSearch extends SortSearch<SortOf<'webhookDeliveries'>> {
  readonly state?: (typeof WEBHOOK_STATES)[number];
  readonly kind?: (typeof MESSAGE_KINDS)[number];
  readonly page?: number;
}

export function readWebhookLogSearch(raw: Record<string, unknown>): WebhookLogSearch {
  const page = Number(raw.page);
  const state = WEBHOOK_STATES.find((value) => value === raw.state);
  const kind = MESSAGE_KINDS.find((value) => value === raw.kind);
  return {
    ...(state && { state }),
    ...(kind && { kind }),
    ...readSort(raw, 'webhookDeliveries'),
    ...(Number.isInteger(page) && page > 1 && { page }),
  };
}
