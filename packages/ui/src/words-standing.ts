// The words of standings (履职榜), for the desk and for the phone.
import type { Position } from '@xunhe/domain/evaluation/standing';
import type { StandingReason } from '@xunhe/domain/evaluation/standing-reason';
import type { Depth } from '@xunhe/domain/evaluation/standing-rule';
import { sayNumber, sayShare } from './figures.ts';
import type { WireReason } from './reason.ts';
import { defineWords, type Language, speak } from './words.ts';
import { POST_WORDS } from './words-shared.ts';
import { STANDING_NUMBER_WORDS } from './words-standing-number.ts';

export const DEPTH_WORDS = defineWords({
  form: ['形式：走没走', 'Form: was it walked'],
  content: ['内容：发现没有', 'Content: was it found'],
  result: ['结果：办好没有', 'Result: did it get better'],
} satisfies Record<Depth, readonly [string, string]>);

export const POSITION_WORDS = defineWords({
  upper: ['同类上段', 'Upper part of the peers'],
  middle: ['同类中段', 'Middle of the peers'],
  lower: ['同类下段', 'Lower part of the peers'],
  uncertain: ['难分高低', 'Too close to tell'],
  none: ['不作比较', 'Not compared'],
} satisfies Record<Position, readonly [string, string]>);

export const STANDING_WORDS = defineWords({
  counts: ['{n} / {of}', '{n} of {of}'],
  counted: ['{n} / {of}，按 {share} 计', '{n} of {of}, counted as {share}'],
  noCase: ['没有记录', 'no case'],
  notCounted: ['{n} / {of}，不计入', '{n} of {of}, not counted'],
  mean: ['同类平均 {share}', 'mean of the peers {share}'],
  band: ['{post} {people} 人，应巡 {asked} 天次', '{people} {post}s with {asked} day-visits asked'],
  level: ['本级全部{post} {people} 人', 'all {people} {post}s'],
  few: ['{post}仅 {people} 人，不作比较', '{post}: only {people}, not compared'],
  range: ['{from}–{to}', '{from} to {to}'],
  honoured: ['内容、结果均在同类上段', 'Upper part in content and result'],
});

const REASON_WORDS = defineWords({
  'group.level': [
    '职责相近的不足 {least} 人，改与本级全部 {people} 人比较。',
    'Fewer than {least} have a like duty, so all {people} of the level are compared.',
  ],
  'group.few': ['本级只有 {people} 人，不足 {least} 人，不作比较。', 'Only {people} of the level, fewer than {least}: nobody is compared.'], // biome-ignore format: one line
  'cases.none': ['{number}：没有记录，按同类平均计。', '{number}: no case, counted at the mean of the peers.'],
  'cases.few': [
    '{number}：记录只有 {cases} 条，计算时另加 {pseudoCases} 条同类平均，一两条不会大起大落。',
    '{number}: only {cases} case{cases:s}, and {pseudoCases} at the mean of the peers are added, so one or two change little.',
  ],
  'mean.none': [
    '{number}：同类的记录太少，看不出一般水平，不计入。',
    '{number}: the peers have too few cases to tell what is usual, so it is not counted.',
  ],
  overlap: [
    '{depth}：按现有记录约在 {low} 至 {high} 之间，与同类平均 {mean} 难分高低。',
    '{depth}: by these cases between {low} and {high}, which does not stand clear of the mean of the peers, {mean}.',
  ],
  'target.better': [
    '水质达标 {n} / {of} 个月次，去年同期 {before} / {beforeOf}，好转。',
    'Months on target {n} of {of}, a year before {before} of {beforeOf}: better.',
  ],
  'target.worse': [
    '水质达标 {n} / {of} 个月次，去年同期 {before} / {beforeOf}，变差。',
    'Months on target {n} of {of}, a year before {before} of {beforeOf}: worse.',
  ],
  leftOut: ['{number}：异议采纳后，{rows} 条不再计入。', '{number}: {rows} case{rows:s} left out after an objection.'],
} satisfies Record<StandingReason['kind'], readonly [string, string]>);

/** Null for a kind that this page does not know yet. */
export function sayStandingReason(reason: WireReason, language: Language): string | null {
  if (!Object.hasOwn(REASON_WORDS, reason.kind)) return null;
  const count = (name: string) =>
    (reason[name] ?? {}) as { readonly numerator?: number; readonly denominator?: number };
  const figure = (name: string) => sayNumber(Number(reason[name] ?? 0));
  const share = (name: string) => sayShare(Number(reason[name] ?? 0));
  return speak(REASON_WORDS, language).any(reason.kind, {
    ...{
      least: figure('least'),
      people: figure('people'),
      cases: Number(reason.cases ?? 0),
      rows: Number(reason.rows ?? 0),
    },
    pseudoCases: figure('pseudoCases'),
    number: speak(STANDING_NUMBER_WORDS, language).any(String(reason.number)),
    depth: speak(DEPTH_WORDS, language).any(String(reason.depth)),
    ...{ low: share('low'), high: share('high'), mean: share('mean') },
    ...{ n: sayNumber(count('now').numerator), of: sayNumber(count('now').denominator) },
    ...{ before: sayNumber(count('before').numerator), beforeOf: sayNumber(count('before').denominator) },
  });
}

/** Of which cases a number is made, and as what it is counted. */
export function sayShareLine(
  { numerator, denominator, value }: { readonly numerator: number; readonly denominator: number; readonly value: number | null }, // biome-ignore format: one line
  language: Language,
): string {
  const say = speak(STANDING_WORDS, language);
  if (denominator === 0) return say('noCase');
  const counts = { n: sayNumber(numerator), of: sayNumber(denominator) };
  return value === null ? say('notCounted', counts) : say('counted', { ...counts, share: sayShare(value) });
}

interface ToldGroup {
  readonly by: 'band' | 'level' | 'few';
  readonly people: number;
  readonly from: number;
  readonly to: number;
}

/** With whom one is compared. */
export function sayPeers({ by, people, from, to }: ToldGroup, level: string, language: Language): string {
  const say = speak(STANDING_WORDS, language);
  const post = speak(POST_WORDS, language).any(level);
  const asked = from === to ? sayNumber(from) : say('range', { from: sayNumber(from), to: sayNumber(to) });
  const filling = { post: language === 'en' ? post.toLowerCase() : post, people: sayNumber(people), asked };
  return say.any(by, filling);
}
