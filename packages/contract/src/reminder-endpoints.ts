// What is said to a person of his own accord, and whether his phone rings for it. Everybody has his own and nobody else's.
import { Empty, type Endpoint } from './endpoint.ts';
import { ChoosePushBody, PushStateBody, ReadBody, ReminderListBody, SubscribeBody, UnreadBody } from './reminder.ts';

export const REMINDER_ENDPOINTS = {
  reminders: {
    method: 'GET',
    path: '/api/reminders',
    right: 'signedIn',
    summary: 'The own reminders, newest first, and how many are unread',
    answer: ReminderListBody,
  },
  readReminders: {
    method: 'POST',
    path: '/api/reminders/read',
    right: 'signedIn',
    summary: 'Mark own reminders as read',
    body: ReadBody,
    answer: UnreadBody,
  },
  pushState: {
    method: 'GET',
    path: '/api/push',
    right: 'signedIn',
    summary: 'Does this device get pushes, and for which kinds of reminders',
    answer: PushStateBody,
  },
  subscribePush: {
    method: 'POST',
    path: '/api/push/subscribe',
    right: 'signedIn',
    summary: 'Pushes to this device, until the session ends',
    body: SubscribeBody,
    answer: PushStateBody,
  },
  unsubscribePush: {
    method: 'POST',
    path: '/api/push/unsubscribe',
    right: 'signedIn',
    summary: 'No more pushes to this device',
    body: Empty,
    answer: PushStateBody,
  },
  choosePush: {
    method: 'POST',
    path: '/api/push/choose',
    right: 'signedIn',
    summary: 'Does the phone ring for a kind of reminder; the list has it either way',
    body: ChoosePushBody,
    answer: PushStateBody,
  },
} as const satisfies Record<string, Endpoint>;
