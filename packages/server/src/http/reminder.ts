// What is said to a person of his own accord, and whether his phone rings for it.
import { accept } from '@xunhe/domain/ground/result';
import { choosePush, subscribePush, tellPush, unsubscribePush } from '../acts/reminders/own-push.ts';
import { markRead, tellReminders } from '../acts/reminders/own-reminders.ts';
import type { Handlers } from './endpoint.ts';

export const reminderHandlers: Handlers<
  'reminders' | 'readReminders' | 'pushState' | 'subscribePush' | 'unsubscribePush' | 'choosePush'
> = {
  reminders: async ({ house, who }) => accept(await tellReminders(house.db, who)),
  readReminders: async ({ house, who, body }) => accept(await markRead(house, who, body.ids)),
  pushState: async ({ house, who }) => accept(await tellPush(house, who)),
  subscribePush: ({ house, who, body }) => subscribePush(house, who, body),
  unsubscribePush: async ({ house, who }) => accept(await unsubscribePush(house, who)),
  choosePush: ({ house, who, body }) => choosePush(house, who, body),
};
