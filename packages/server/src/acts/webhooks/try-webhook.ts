// Sends a message that is marked as a test, at once, also through a webhook that is switched off, and tells what came of it. It counts among
// the messages of the minute like any other.
import { makeId } from '@xunhe/domain/ground/id';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { inScope } from '../../store/db.ts';
import { writeEvent } from '../../store/events.ts';
import type { Person } from '../../store/people.ts';
import type { WebhookDeliveryRow, WebhookRow } from '../../store/rows-webhook.ts';
import { lockWebhook } from '../../store/webhook.ts';
import { countLately, endWebhookDelivery, insertWebhookDeliveries } from '../../store/webhook-delivery.ts';
import { openTarget, type WebhookHouse } from './webhook-house.ts';
import { TEST_KIND, writeLetter } from './write-letter.ts';

/** How far tests may go beyond what the events of a minute may take: the robots' own limit. */
const FOR_TESTS = 2;

export interface Tried {
  readonly hook: WebhookRow;
  readonly delivery: WebhookDeliveryRow;
}

export async function tryWebhook(house: WebhookHouse, who: Person, id: string): Promise<Result<Tried>> {
  const begun = await inScope(house.db, who.scope, async (tx): Promise<Result<Tried>> => {
    const hook = await lockWebhook(tx, who.city, id);
    if (!hook) return refuse({ kind: 'notFound' });
    const lately = await countLately(tx, hook, new Date(house.now()));
    if (lately >= house.webhooks.perMinute(hook.kind) + FOR_TESTS) return refuse({ kind: 'webhook.pace', seconds: 60 });
    const delivery = makeTest(house, hook);
    await insertWebhookDeliveries(tx, [delivery]);
    const { city, region, name, host } = hook;
    const event = { city, kind: 'webhook.tested', key: delivery.id, region, actor: who.id };
    await writeEvent(tx, house, { ...event, body: { webhook: id, name, host } });
    return accept({ hook, delivery });
  });
  if (!begun.ok) return begun;
  const { hook, delivery } = begun.value;
  const target = openTarget(house, hook);
  if (!target) return end('blocked', null, '');
  const outcome = await house.webhooks.send(hook.kind, target, writeLetter(house, hook, delivery));
  // Whoever tries it sees that it failed, and tries again himself.
  const isOver = outcome.kind === 'again' || outcome.kind === 'gone';
  return end(isOver ? 'refused' : outcome.kind, outcome.status, outcome.answer);

  async function end(
    state: WebhookDeliveryRow['state'],
    status: number | null,
    answer: string,
  ): Promise<Result<Tried>> {
    await inScope(house.db, who.scope, (tx) => endWebhookDelivery(tx, delivery, { state, status, answer }));
    return accept({ hook, delivery: { ...delivery, state, status, answer } });
  }
}

function makeTest({ now, random }: WebhookHouse, hook: WebhookRow): WebhookDeliveryRow {
  const at = new Date(now());
  return {
    ...{ city: hook.city, id: makeId(now(), random(10)), hook: hook.id, region: hook.region, seq: null },
    ...{ kind: TEST_KIND, body: {}, state: 'sending', status: null, answer: '', attempts: 1 },
    ...{ at, made_at: at, due_at: at, claimed_at: at },
  };
}
