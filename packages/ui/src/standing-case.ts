// A case behind a number as one line: where, when, and whether it counts as done.
import type { StandingCaseBody } from '@xunhe/contract/standing';
import { sayDate, sayMonth } from './dates.ts';
import { sayNumber } from './figures.ts';
import { defineWords, type Language, pickName, speak } from './words.ts';
import { PROBLEM_SOURCE_WORDS, PROBLEM_TYPE_WORDS } from './words-problem.ts';

const WORDS = defineWords({
  visits: ['{month} {reach}', '{month}, {reach}'],
  found: ['{day} {reach}：{type}', '{day}, {reach}: {type}'],
  made: ['{n} / {of} 天次', '{n} of {of} day-visits'],
  own: ['本人上报', 'Reported oneself'],
  other: ['{source}上报', 'Reported by: {source}'],
  onTime: ['按期办结', 'In time'],
  late: ['超过时限 {day}', 'After the deadline of {day}'],
  met: ['达标', 'On target'],
  missed: ['未达标', 'Worse than target'],
  leftOut: ['不计入', 'Left out'],
});

/** Where and when. */
export function sayCase(one: StandingCaseBody, language: Language): string {
  const say = speak(WORDS, language);
  const reach = pickName(language, one.reachName, one.reachNameEn);
  if (one.problem === null) return say('visits', { month: sayMonth(one.month, language), reach });
  const type = speak(PROBLEM_TYPE_WORDS, language).any(one.type);
  return say('found', { day: one.day === null ? '' : sayDate(one.day, language), reach, type });
}

/** What it brought. */
export function sayOutcome(one: StandingCaseBody, language: Language): string {
  const say = speak(WORDS, language);
  if (one.leftOut) return say('leftOut');
  const isDone = one.numerator > 0;
  switch (one.number) {
    case 'visits':
      return say('made', { n: sayNumber(one.numerator), of: sayNumber(one.denominator) });
    case 'found':
    case 'keyFound':
      return isDone ? say('own') : say('other', { source: speak(PROBLEM_SOURCE_WORDS, language).any(one.source) });
    case 'closedOnTime':
      return isDone ? say('onTime') : say('late', { day: one.dueDay === null ? '' : sayDate(one.dueDay, language) });
    case 'targetMet':
      return isDone ? say('met') : say('missed');
  }
}
