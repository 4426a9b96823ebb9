// A gateway for short messages, or whatever else takes one text over HTTP. No two are alike, so the body is a template of the operator's, in
// which {{text}} and others stand for the message; numbers of the duty phones stand in the template, and no others are known here.
import type { WebhookLetter } from './webhook-letter.ts';
import { JSON_HEADERS, judgeStatus, type WebhookService } from './webhook-service.ts';

const LONGEST_TEXT = 200;
const FORM_HEADERS = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' } as const;

/** What the connection itself is made of. */
const NOT_OURS = /^(host|connection|content-.*|transfer-encoding|cookie|upgrade|expect|te|trailer|proxy-.*)$/i;

export const SMS_GATEWAY: WebhookService = {
  host: null,
  perMinute: 30,
  refuse(_url, { secret, sms }) {
    if (sms === null || !sms.template.includes('{{text}}')) return { kind: 'webhook.template', field: 'sms' };
    if (sms.format === 'json' && !isJson(fill(sms.template, EXAMPLE, escapeJson)))
      return { kind: 'webhook.template', field: 'sms' };
    if (sms.header !== '' && NOT_OURS.test(sms.header)) return { kind: 'webhook.template', field: 'sms' };
    const isSendable =
      secret === null ? sms.header === '' : sms.header !== '' && /^[\x21-\x7e](.*[\x21-\x7e])?$/.test(secret);
    return isSendable ? null : { kind: 'webhook.secret', field: 'secret' };
  },
  compose(url, { secret, sms }, letter) {
    const { format, template, header } = sms!;
    return {
      url,
      headers: {
        ...(format === 'json' ? JSON_HEADERS : FORM_HEADERS),
        ...(secret === null ? {} : { [header]: secret }),
      },
      body: fill(template, letter, format === 'json' ? escapeJson : encodeURIComponent),
    };
  },
  // Many gateways answer 200 whatever happened: what a good answer holds is said by the operator.
  judge({ status, text }, { sms }) {
    const judged = judgeStatus(status);
    return judged.kind === 'sent' && !text.includes(sms!.expects) ? { kind: 'refused' } : judged;
  },
};

const EXAMPLE: WebhookLetter = {
  ...{ id: 'x', kind: 'x', atMs: 0, sentMs: 0, language: 'zh', title: '"', lines: [], link: null },
  ...{ city: '', isTest: true, facts: null },
};

function fill(template: string, letter: WebhookLetter, quote: (text: string) => string): string {
  const { id, kind, title, link, atMs } = letter;
  const values: Readonly<Record<string, string>> = {
    ...{ id, kind, title, link: link?.url ?? '', time: new Date(atMs).toISOString() },
    text: writeShort(letter),
  };
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? quote(values[name]!) : whole,
  );
}

/** One line; a message of several parts costs several times. */
function writeShort({ title, lines, link, language }: WebhookLetter): string {
  const said = [title, ...lines].join(language === 'zh' ? '；' : '; ');
  const short = said.length > LONGEST_TEXT ? `${said.slice(0, LONGEST_TEXT - 1)}…` : said;
  return link ? `${short} ${link.url}` : short;
}

/** For between the quotes of a JSON string. */
function escapeJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
