// Where a webhook goes and by which key: all of it lies sealed in the store. What is wrong with one is said before it is kept.
import type { WebhookTargetBody } from '@xunhe/contract/webhook';
import type { Refusal } from '@xunhe/domain/ground/result';
import { type OutwardAddress, type OutwardRules, readOutward } from '../outward/outward-host.ts';
import type { WebhookKind } from '../store/rows-webhook.ts';
import { DINGTALK } from './dingtalk.ts';
import { SIGNED_HTTP } from './signed-http.ts';
import { SMS_GATEWAY } from './sms-gateway.ts';
import type { WebhookService } from './webhook-service.ts';
import { WECOM } from './wecom.ts';

export const SERVICES: Readonly<Record<WebhookKind, WebhookService>> = {
  wecom: WECOM,
  dingtalk: DINGTALK,
  sms: SMS_GATEWAY,
  http: SIGNED_HTTP,
};

/** The hosts of the two robots are known; all others the operator names. */
export function findAddress(kind: WebhookKind, url: string, rules: OutwardRules): OutwardAddress | null {
  const known = SERVICES[kind].host;
  return readOutward(url, known === null ? rules : { ...rules, anyPublic: false, hosts: [known] });
}

/** @returns null when it can be kept */
export function refuseTarget(kind: WebhookKind, target: WebhookTargetBody, rules: OutwardRules): Refusal | null {
  const path = '/body/target';
  const address = findAddress(kind, target.url, rules);
  if (!address) return { kind: 'webhook.host', path: `${path}/url` };
  const wrong = SERVICES[kind].refuse(address.url, target);
  return wrong && { kind: wrong.kind, path: `${path}/${wrong.field}` };
}
