// Puts a reminder into one sentence, on the list and on the locked screen alike, and says which screen it leads to. A kind that this phone does
// not know yet (a newer server) is still told of.
import type { Day } from '@xunhe/domain/ground/day';
import { sayDay, sayMonth } from '@xunhe/ui/dates';
import { type Language, pickName, speak } from '@xunhe/ui/words';
import { LEVEL_WORDS, VERDICT_WORDS } from '@xunhe/ui/words-shared';
import { STANDING_NUMBER_WORDS } from '@xunhe/ui/words-standing-number';
import { REMINDER_WORDS } from './words-reminder.ts';

/** As it came over the wire. */
export interface ToldReminder {
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export function sayReminder({ kind, body }: ToldReminder, today: Day, language: Language): string {
  const say = speak(REMINDER_WORDS, language);
  const key = keyOf(kind, body);
  if (!Object.hasOwn(REMINDER_WORDS, key)) return say('unknown');
  const { chief } = body;
  const behalf = typeof chief === 'string' ? say('visits.due/behalf', { chief }) : '';
  return behalf + say.any(key, fill(body, today, language));
}

function keyOf(kind: string, body: ToldReminder['body']): string {
  switch (kind) {
    case 'level.raised':
    case 'visits.due':
      return Number(body.reaches) > 1 ? `${kind}/many` : kind;
    case 'delegation.begins':
      return `${kind}/${body.as}`;
    case 'appeal.decided':
    case 'standing.answered':
      return `${kind}/${body.granted === true ? 'granted' : 'refused'}`;
    case 'problem.moved':
      return `${kind}/${body.turn}`;
    case 'problem.task':
      return `${kind}/${body.task}`;
    case 'circular.waiting':
      return `${kind}/${body.again === true ? 'again' : 'new'}`;
    case 'problem.late':
      return `${kind}/${body.rung}`;
    default:
      return kind;
  }
}

function fill(body: ToldReminder['body'], today: Day, language: Language): Record<string, string | number> {
  const first = (body.first ?? {}) as { name?: string; nameEn?: string | null };
  const dayOf = (value: unknown) => (typeof value === 'string' ? sayDay(value, today, language) : '');
  return {
    ...{ visits: Number(body.visits), reaches: Number(body.reaches), n: Number(body.reaches) },
    month: typeof body.month === 'string' ? sayMonth(body.month, language) : '',
    reach: pickName(language, first.name ?? '', first.nameEn),
    level: speak(LEVEL_WORDS, language).any(String(body.level)),
    number: speak(STANDING_NUMBER_WORDS, language).any(String(body.number)),
    verdict: speak(VERDICT_WORDS, language).any(String(body.verdict)),
    day: inSentence(dayOf(body.day ?? body.dueDay), language),
    due: inSentence(dayOf(body.dueDay), language),
    ...{ from: inSentence(dayOf(body.from), language), to: inSentence(dayOf(body.to), language) },
    ...{ other: String(body.other ?? ''), chief: String(body.chief ?? ''), title: String(body.title ?? '') },
  };
}

/** Today and Tomorrow stand in the middle of a sentence here. */
function inSentence(day: string, language: Language): string {
  return language === 'en' && /^[A-Z][a-z]+$/.test(day) ? day.toLowerCase() : day;
}

/** The screen of what it speaks of, below `/m`. */
export function pathOf({ kind, body }: ToldReminder): string {
  const first = (body.first ?? {}) as { reach?: string };
  if (kind.startsWith('problem.') && typeof body.problem === 'string')
    return `/problems/${encodeURIComponent(body.problem)}`;
  if (kind === 'circular.waiting') return `/notices/${encodeURIComponent(String(body.circular))}`;
  if (kind === 'level.raised' && first.reach) return `/map?reach=${encodeURIComponent(first.reach)}`;
  if (kind === 'delegation.begins') return '/delegations';
  if (kind === 'standing.answered') return `/standing?month=${encodeURIComponent(String(body.month))}`;
  return kind === 'duty.published' || kind === 'visits.due' ? '/' : '/reminders';
}
