// The system administrator sets webhooks up. What they are told to whom is recorded; their addresses and secrets are not.
import type { ChangeWebhookBody, NewWebhookBody } from '@xunhe/contract/webhook';
import { makeId } from '@xunhe/domain/ground/id';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { isInside } from '@xunhe/domain/people/may';
import { inScope, type Tx } from '../../store/db.ts';
import { writeEvent } from '../../store/events.ts';
import type { Person } from '../../store/people.ts';
import { findRegion } from '../../store/place.ts';
import type { WebhookRow } from '../../store/rows-webhook.ts';
import {
  countWebhooks,
  deleteWebhook,
  insertWebhook,
  type ListedWebhook,
  listWebhooks,
  lockWebhook,
  startFromNow,
  updateWebhook,
} from '../../store/webhook.ts';
import { expireWaiting, moveWebhookDeliveries } from '../../store/webhook-delivery.ts';
import { sealTarget, type WebhookHouse } from './webhook-house.ts';

/** More are a mistake: every one is told every event. */
const MOST_WEBHOOKS = 50;

export async function makeWebhook(
  house: WebhookHouse,
  who: Person,
  asked: NewWebhookBody,
): Promise<Result<ListedWebhook>> {
  const { kind, target } = asked;
  const wrong = house.webhooks.refuse(kind, target);
  if (wrong) return refuse(wrong);
  const place = { city: who.city, id: makeId(house.now(), house.random(10)) };
  return inScope(house.db, who.scope, async (tx) => {
    if (!(await mayStand(tx, who, asked.region))) return refuse({ kind: 'notFound', path: '/body/region' });
    if ((await countWebhooks(tx, who.city)) >= MOST_WEBHOOKS)
      return refuse({ kind: 'webhook.many', max: MOST_WEBHOOKS });
    await insertWebhook(tx, {
      ...{ ...place, kind, name: asked.name.trim(), region: asked.region, events: [...asked.events] },
      ...{ key_only: asked.keyOnly, language: asked.language, enabled: true, made_by: who.id },
      ...toTargetColumns(house, place, target),
      ...{ made_at: new Date(house.now()), failing_since: null, off_reason: null, off_at: null },
    });
    const [made] = await listWebhooks(tx, who.city, place.id);
    await note(tx, house, who, { kind: 'webhook.made', hook: made!, body: { of: kind, events: asked.events } });
    return accept(made!);
  });
}

export async function changeWebhook(
  house: WebhookHouse,
  who: Person,
  { id, body: asked }: { readonly id: string; readonly body: ChangeWebhookBody },
): Promise<Result<ListedWebhook>> {
  return inScope(house.db, who.scope, async (tx) => {
    const hook = await lockWebhook(tx, who.city, id);
    if (!hook) return refuse({ kind: 'notFound' });
    const wrong = asked.target && house.webhooks.refuse(hook.kind, asked.target);
    if (wrong) return refuse(wrong);
    if (asked.region !== undefined && !(await mayStand(tx, who, asked.region)))
      return refuse({ kind: 'notFound', path: '/body/region' });
    await updateWebhook(tx, hook, {
      ...{ name: asked.name?.trim() ?? hook.name, region: asked.region ?? hook.region },
      ...{ events: asked.events ? [...asked.events] : hook.events, key_only: asked.keyOnly ?? hook.key_only },
      language: asked.language ?? hook.language,
      ...(asked.target ? toTargetColumns(house, hook, asked.target) : {}),
    });
    if (asked.region !== undefined) await moveWebhookDeliveries(tx, hook, asked.region);
    if (asked.enabled !== undefined && asked.enabled !== hook.enabled) await turn(tx, hook, asked.enabled);
    const [changed] = await listWebhooks(tx, who.city, id);
    const body = {
      changed: Object.keys(asked).sort(),
      ...(asked.enabled === undefined ? {} : { enabled: asked.enabled }),
    };
    await note(tx, house, who, { kind: 'webhook.changed', hook: changed!, body });
    return accept(changed!);
  });
}

export async function removeWebhook(house: WebhookHouse, who: Person, id: string): Promise<Result<{ done: true }>> {
  return inScope(house.db, who.scope, async (tx) => {
    const hook = await lockWebhook(tx, who.city, id);
    if (!hook) return refuse({ kind: 'notFound' });
    await deleteWebhook(tx, who.city, id);
    await note(tx, house, who, { kind: 'webhook.deleted', hook, body: {} });
    return accept({ done: true as const });
  });
}

async function turn(tx: Tx, hook: WebhookRow, enabled: boolean): Promise<void> {
  await updateWebhook(tx, hook, { enabled, off_reason: null, off_at: null, failing_since: null });
  if (enabled) await startFromNow(tx, hook);
  else await expireWaiting(tx, hook.city, { hook: hook.id });
}

async function mayStand(tx: Tx, who: Person, region: string): Promise<boolean> {
  return isInside(region, who.region) && (await findRegion(tx, who.city, region)) !== null;
}

function toTargetColumns(
  house: WebhookHouse,
  place: Pick<WebhookRow, 'city' | 'id'>,
  target: NewWebhookBody['target'],
): Pick<WebhookRow, 'target' | 'host' | 'has_secret'> {
  return {
    target: sealTarget(house, place, target),
    host: new URL(target.url).host,
    has_secret: target.secret !== null,
  };
}

async function note(
  tx: Tx,
  house: WebhookHouse,
  who: Person,
  { kind, hook, body }: { kind: string; hook: Pick<WebhookRow, 'id' | 'name' | 'host' | 'region'>; body: object },
): Promise<void> {
  const { id, name, host, region } = hook;
  const event = { city: who.city, kind, key: makeId(house.now(), house.random(10)), region, actor: who.id };
  await writeEvent(tx, house, { ...event, body: { webhook: id, name, host, ...body } });
}
