// What happens, sent to group robots, gateways and other systems: set up by the system administrator, its record read by the office too.
import { Done, Empty, type Endpoint, IdParams } from './endpoint.ts';
import {
  ChangeWebhookBody,
  NewWebhookBody,
  WebhookBody,
  WebhookDeliveryBody,
  WebhookDeliveryQuery,
  WebhookListBody,
} from './webhook.ts';
import { Page } from './wire.ts';

export const WEBHOOK_ENDPOINTS = {
  webhooks: {
    method: 'GET',
    path: '/api/webhooks',
    right: 'webhook.read',
    summary: 'Webhooks of the region, without their secrets',
    answer: WebhookListBody,
  },
  makeWebhook: {
    method: 'POST',
    path: '/api/webhooks',
    right: 'webhook.manage',
    summary: 'A new webhook, told of what happens from now on',
    body: NewWebhookBody,
    answer: WebhookBody,
  },
  changeWebhook: {
    method: 'POST',
    path: '/api/webhooks/:id',
    right: 'webhook.manage',
    summary: 'Change a webhook, switch it on or off',
    params: IdParams,
    body: ChangeWebhookBody,
    answer: WebhookBody,
  },
  deleteWebhook: {
    method: 'POST',
    path: '/api/webhooks/:id/delete',
    right: 'webhook.manage',
    summary: 'Remove a webhook with the record of its messages',
    params: IdParams,
    body: Empty,
    answer: Done,
  },
  testWebhook: {
    method: 'POST',
    path: '/api/webhooks/:id/test',
    right: 'webhook.manage',
    summary: 'Send a message marked as a test now, and answer what came of it',
    params: IdParams,
    body: Empty,
    answer: WebhookDeliveryBody,
  },
  webhookDeliveries: {
    method: 'GET',
    path: '/api/webhooks/:id/deliveries',
    right: 'webhook.read',
    summary: 'What became of the messages of a webhook, newest first',
    params: IdParams,
    query: WebhookDeliveryQuery,
    answer: Page(WebhookDeliveryBody),
  },
} as const satisfies Record<string, Endpoint>;
