// The saved views of whoever asks.
import { accept } from '@xunhe/domain/ground/result';
import { giveUpView, saveView, tellViews } from '../acts/saved-views.ts';
import type { Handlers } from './endpoint.ts';

export const savedViewHandlers: Handlers<'savedViews' | 'saveView' | 'dropView'> = {
  savedViews: async ({ house, who }) => accept(await tellViews(house, who)),
  saveView: ({ house, who, body }) => saveView(house, who, body),
  dropView: async ({ house, who, body }) => accept(await giveUpView(house, who, body)),
};
