import { buildFeatures } from '@xunhe/domain/risk/features/features';
import { makeHistory } from '@xunhe/domain/risk/features/made-history';
import { prepareHistory } from '@xunhe/domain/risk/features/prepared-history';
import { describe, expect, it } from 'vitest';
import { sayFeatureValue, sayOdds } from './feature-value.ts';
import { sayFeature } from './words-feature.ts';

/** The features of a made city whose land is named as a register names it. */
function features() {
  const made = makeHistory({ reaches: 10, months: 60, seed: 2 });
  const reaches = made.reaches.map((reach) => ({ ...reach, landCover: { built: 0.4, farm: 0.2 } }));
  return buildFeatures(prepareHistory({ ...made, reaches }), made.firstMonth + 59);
}

describe('features', () => {
  it('all have words of their own in both languages', () => {
    const names = features().columns.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(90);
    for (const language of ['zh', 'en'] as const) {
      const said = names.map((name) => sayFeature(name, language));
      expect(names.filter((name, i) => said[i] === name || /[{}]|undefined|\b[a-z]+\.[a-z]/.test(said[i]!))).toEqual(
        [],
      );
      expect(said.filter((words, i) => said.indexOf(words) !== i)).toEqual([]);
    }
  });

  it.each([
    ['distance.mean12', Math.log(1.6), '本河段与限值之比（近一年平均）', '1.6 倍', '1.6 times'],
    ['distance.lag0', Math.log(12.4), '本河段与限值之比（上月）', '12 倍', '12 times'],
    ['distance.lag2', 0, '本河段与限值之比（3 个月前）', '1 倍', '1 times'],
    ['distance.slope12', Math.log(2), '本河段与限值之比（近一年趋势）', '× 2/年', '× 2 a year'],
    ['failing.share36', 0.25, '本河段不达标月份占比（近三年）', '25 %', '25 %'],
    ['failing.since', 120, '距上次不达标', '十年内没有', 'never in ten years'],
    ['nh3n.last', Math.log(3.2), '氨氮（最近一次）', '3.2 mg/L', '3.2 mg/L'],
    ['temp.sameSeason', Math.log(21), '水温（往年同季平均）', '21 °C', '21 °C'],
    ['upstream.share12', 0.5, '上游不达标月份占比（近一年）', '50 %', '50 %'],
    ['rain.drySpell', Math.log1p(9), '截至上月末连续无雨', '9 天', '9 days'],
    ['rain.usual', Math.log1p(120), '本月常年降雨', '120 mm', '120 mm'],
    ['sources.loadAbove', Math.log1p(1234), '上游污染负荷', '1,234 kg/d', '1,234 kg/d'],
    ['sources.wwtp', 2, '本河段污水处理厂', '2 处', '2'],
    ['land.built', 0.42, '建设用地占比', '42 %', '42 %'],
    ['complaints.sum1', Math.log1p(3), '有效投诉（上月）', '3 件', '3'],
    ['findings.rate3', Math.log1p(0.5), '每小时巡河发现问题（近 3 个月）', '0.5 个', '0.5'],
    ['reach.length', Math.log(1400), '河段长度', '1.4 km', '1.4 km'],
    ['reach.target', 5, '目标类别', 'Ⅴ', 'Ⅴ'],
  ])('say %s as a person does', (name, value, words, zh, en) => {
    expect([sayFeature(name, 'zh'), sayFeatureValue(name, value, 'zh'), sayFeatureValue(name, value, 'en')]).toEqual([
      words,
      zh,
      en,
    ]);
  });

  it('that this page does not know are shown as they are', () => {
    for (const name of ['moon.phase', 'distance.wobble3', 'odd']) expect(sayFeature(name, 'zh')).toBe(name);
    expect(sayFeatureValue('moon.phase', 0.123456, 'zh')).toBe('0.1235');
    expect(sayFeatureValue('rain.last', null, 'zh')).toBe('–');
  });

  it('change the odds by a factor', () => {
    expect([0, Math.log(2.14), Math.log(0.476), Math.log(23.4)].map(sayOdds)).toEqual([
      '× 1',
      '× 2.1',
      '× 0.48',
      '× 23',
    ]);
  });
});
