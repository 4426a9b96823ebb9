// A message as it is sent: the notice in the webhook's language, with a link to its place in the console.
import type { Notice } from '@xunhe/domain/problem/notice';
import type { WebhookDeliveryRow, WebhookRow } from '../../store/rows-webhook.ts';
import type { WebhookLetter } from '../../webhooks/webhook-letter.ts';
import { type NoticeWords, wordLink, wordNotice, wordTest } from './notice-words.ts';
import type { WebhookHouse } from './webhook-house.ts';

/** The kind of a message that tells of no event. */
export const TEST_KIND = 'test';

type Told = Pick<WebhookDeliveryRow, 'kind' | 'body'>;

export function writeLetter(
  { now, webhooks: { consoleUrl } }: WebhookHouse,
  hook: Pick<WebhookRow, 'city' | 'name' | 'language'>,
  delivery: WebhookDeliveryRow,
): WebhookLetter {
  const { id, kind, at, body } = delivery;
  const url = consoleUrl && consoleUrl + pathOf(delivery);
  return {
    ...{ id, kind, atMs: at.getTime(), sentMs: now(), language: hook.language, ...wordDelivery(hook, delivery) },
    link: url === null ? null : { words: wordLink(hook.language), url },
    ...{ city: hook.city, isTest: kind === TEST_KIND, facts: body },
  };
}

export function wordDelivery({ name, language }: Pick<WebhookRow, 'name' | 'language'>, told: Told): NoticeWords {
  return told.kind === TEST_KIND ? wordTest(name, language) : wordNotice(toNotice(told), language);
}

function pathOf(told: Told): string {
  if (told.kind === TEST_KIND) return '/webhooks';
  const notice = toNotice(told);
  if (notice.kind === 'warning.published') return '/warnings';
  return `/problems/${encodeURIComponent(notice.body.problem)}`;
}

/** It was put down as a notice. */
function toNotice({ kind, body }: Told): Notice {
  return { kind, body } as Notice;
}
