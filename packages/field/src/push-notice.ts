// What the phone shows for a push: one sentence, whatever came. A push must always show something, or browsers take the permission away.
import type { PushMessage } from '@xunhe/contract/reminder';
import { type Language, speak } from '@xunhe/ui/words';
import { pathOf, sayReminder } from './reminder-sentence.ts';
import { REMINDER_WORDS } from './words-reminder.ts';

export interface Notice {
  readonly title: string;
  readonly body: string;
  /** A notice with the tag of one that is shown takes its place. */
  readonly tag: string;
  readonly lang: string;
  /** The screen that a tap opens, below `/m`. */
  readonly path: string;
}

export function readPush(text: string | null): Notice {
  const message = parse(text);
  const language: Language = message?.language === 'en' ? 'en' : 'zh';
  const say = speak(REMINDER_WORDS, language);
  const lang = language === 'en' ? 'en' : 'zh-CN';
  if (!message) return { title: say('product'), body: say('unknown'), tag: 'xunhe', lang, path: '/reminders' };
  const first = sayReminder(message, message.today, language);
  const { id: tag, count } = message;
  if (count <= 1) return { title: say('product'), body: first, tag, lang, path: pathOf(message) };
  const body = say('severalMore', { first, n: count - 1 });
  return { title: say('several', { n: count }), body, tag, lang, path: '/reminders' };
}

function parse(text: string | null): PushMessage | null {
  try {
    const message = JSON.parse(text ?? 'null') as Partial<PushMessage> | null;
    const isWhole =
      typeof message?.id === 'string' &&
      typeof message.kind === 'string' &&
      typeof message.body === 'object' &&
      message.body !== null &&
      /^\d{4}-\d{2}-\d{2}$/.test(String(message.today));
    return isWhole ? { ...(message as PushMessage), count: Number(message.count) || 1 } : null;
  } catch {
    return null;
  }
}
