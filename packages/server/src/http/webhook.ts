// Webhooks, for the system administrator; their record for the office too. What is secret goes in and never out.
import type { WebhookBody, WebhookDeliveryBody } from '@xunhe/contract/webhook';
import { accept, refuse } from '@xunhe/domain/ground/result';
import { changeWebhook, makeWebhook, removeWebhook } from '../acts/webhooks/manage-webhook.ts';
import { tryWebhook } from '../acts/webhooks/try-webhook.ts';
import { wordDelivery } from '../acts/webhooks/write-letter.ts';
import type { WebhookDeliveryRow, WebhookRow } from '../store/rows-webhook.ts';
import { findWebhook, type ListedWebhook, listWebhooks } from '../store/webhook.ts';
import { countWebhookDeliveries, searchWebhookDeliveries } from '../store/webhook-delivery.ts';
import type { Handlers } from './endpoint.ts';

export const webhookHandlers: Handlers<
  'webhooks' | 'makeWebhook' | 'changeWebhook' | 'deleteWebhook' | 'testWebhook' | 'webhookDeliveries'
> = {
  async webhooks({ house, who, tx }) {
    const { anyPublic, hosts, origins } = house.webhooks.rules;
    const rows = (await tx((t) => listWebhooks(t, who.city))).map(toBody);
    return accept({ rows, anyPublic, hosts: [...hosts, ...origins], hasLink: house.webhooks.consoleUrl !== null });
  },

  async makeWebhook({ house, who, body }) {
    const made = await makeWebhook(house, who, body);
    return made.ok ? accept(toBody(made.value)) : made;
  },

  async changeWebhook({ house, who, params, body }) {
    const changed = await changeWebhook(house, who, { id: params.id, body });
    return changed.ok ? accept(toBody(changed.value)) : changed;
  },

  deleteWebhook: ({ house, who, params }) => removeWebhook(house, who, params.id),

  async testWebhook({ house, who, params }) {
    const tried = await tryWebhook(house, who, params.id);
    return tried.ok ? accept(toDelivery(tried.value.hook, tried.value.delivery)) : tried;
  },

  async webhookDeliveries({ who, params, query, tx }) {
    const search = { city: who.city, hook: params.id, state: query.state, kind: query.kind };
    const { sort, order, limit = 50, offset = 0 } = query;
    const page = { limit, offset, sorting: { sort, order } };
    return tx(async (t) => {
      const hook = await findWebhook(t, who.city, params.id);
      if (!hook) return refuse({ kind: 'notFound' });
      const rows = await searchWebhookDeliveries(t, search, page);
      return accept({ total: await countWebhookDeliveries(t, search), rows: rows.map((row) => toDelivery(hook, row)) });
    });
  },
};

function toBody(row: ListedWebhook): WebhookBody {
  const { id, name, kind, host, region, events, language, enabled, waiting } = row;
  return {
    ...{ id, name, kind, host, region, events, language, enabled, waiting, hasSecret: row.has_secret },
    ...{ regionName: row.region_name, keyOnly: row.key_only, madeByName: row.made_by_name, offReason: row.off_reason },
    offAt: row.off_at?.toISOString() ?? null,
    failingSince: row.failing_since?.toISOString() ?? null,
    madeAt: row.made_at.toISOString(),
    last: row.last_state && row.last_at && { state: row.last_state, at: row.last_at.toISOString() },
  };
}

function toDelivery(hook: WebhookRow, row: WebhookDeliveryRow): WebhookDeliveryBody {
  const { id, kind, state, status, answer, attempts } = row;
  return {
    ...{ id, kind, state, status, answer, attempts, title: wordDelivery(hook, row).title },
    ...{ at: row.at.toISOString(), dueAt: row.due_at.toISOString(), sentAt: row.claimed_at?.toISOString() ?? null },
  };
}
