// How old the data of a reach are, as the map paints it: from the month that is looked at back to the last sample.
import type { ReachFreshness } from '@xunhe/contract/map';
import { type Month, monthNumber } from '@xunhe/domain/ground/month';
import type { LegendEntry, ReachPaint, ReachPaints } from './map-paint.ts';
import { tone } from './tones.ts';
import { defineWords, type Language, speak } from './words.ts';

const AGES = ['now', 'quarter', 'year', 'old', 'never', 'unmonitored'] as const;

export type DataAge = (typeof AGES)[number];

export const FRESHNESS_WORDS = defineWords({
  now: ['当月有数据', 'Sampled this month'],
  quarter: ['1–3 个月前', '1–3 months ago'],
  year: ['4–12 个月前', '4–12 months ago'],
  old: ['一年以上', 'Over a year ago'],
  never: ['有站点，从无数据', 'A station without any data'],
  unmonitored: ['无监测站点', 'No station'],
});

const PAINTS: Readonly<Record<DataAge, { tone: string; width: number; sign: string }>> = {
  now: { tone: 'done', width: 2, sign: '' },
  quarter: { tone: 'level-yellow', width: 2.6, sign: '3' },
  year: { tone: 'level-orange', width: 3.2, sign: '12' },
  old: { tone: 'level-red', width: 3.8, sign: '>12' },
  never: { tone: 'level-red', width: 3.8, sign: '0' },
  unmonitored: { tone: 'class-none', width: 1.5, sign: '–' },
};

/** @param month the month that is looked at */
export function ageOfData({ sampled, monitored }: Omit<ReachFreshness, 'id'>, month: Month): DataAge {
  if (sampled === null) return monitored ? 'never' : 'unmonitored';
  const months = monthNumber(month) - monthNumber(sampled);
  if (months <= 0) return 'now';
  if (months <= 3) return 'quarter';
  return months <= 12 ? 'year' : 'old';
}

export function paintFreshness(rows: readonly ReachFreshness[], month: Month): ReachPaints {
  return new Map(rows.map((row) => [row.id, paintAge(ageOfData(row, month))]));
}

export function listFreshnessLegend(language: Language): LegendEntry[] {
  const say = speak(FRESHNESS_WORDS, language);
  return AGES.map((age) => ({ ...paintAge(age), words: say(age) }));
}

function paintAge(age: DataAge): ReachPaint {
  const { tone: name, width, sign } = PAINTS[age];
  return { colour: tone(name), width, sign };
}
