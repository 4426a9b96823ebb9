import { readdirSync, readFileSync } from 'node:fs';
import { evaluateTriggers } from '@xunhe/domain/duty/trigger';
import { FIRST_TRIGGERS } from '@xunhe/domain/duty/trigger-policy';
import { describe, expect, it } from 'vitest';
import { listReasonKinds, listReasons, sayReason, sayReasons, teachReasons } from './reason-sentence.ts';
import { DESK_REASONS } from './reasons-desk.ts';

teachReasons(DESK_REASONS);

const DOMAIN = new URL('../../domain/src/', import.meta.url);

/** Every kind of reason that stands in the sources of the domain. Reminders, and what is refused of a bulletin, have kinds and sentences of their own. */
function kindsInDomain(): string[] {
  const kinds = new Set<string>();
  for (const noun of ['duty', 'patrol', 'risk'])
    for (const file of readdirSync(new URL(`${noun}/`, DOMAIN)).filter((name) =>
      /^(?!reminder|bulletin).*(?<!\.test)\.ts$/.test(name),
    ))
      for (const [, kind] of readFileSync(new URL(`${noun}/${file}`, DOMAIN), 'utf8').matchAll(
        /'((?:quality|bulletin|problem|warning|duty|patrol|risk|tracing)\.[a-zA-Z]+)'/g,
      ))
        kinds.add(kind!);
  return [...kinds].sort();
}

describe('reasons', () => {
  it('of every kind have a sentence in both languages', () => {
    const kinds = kindsInDomain();
    expect(kinds.length).toBeGreaterThan(20);
    expect(listReasonKinds()).toEqual(expect.arrayContaining(kinds));
  });

  it('leave no hole when a number is missing', () => {
    for (const kind of listReasonKinds())
      for (const language of ['zh', 'en'] as const)
        expect(sayReason({ kind }, language), kind).not.toMatch(/undefined|NaN|null|[{}]/);
  });

  it('say the numbers behind a warning', () => {
    const raised = evaluateTriggers(
      {
        reach: 'R1',
        quality: { probability: 0.31, wqClass: 6, targetClass: 5, nh3nMgL: 9.1, doMgL: 4, transparencyCm: null },
        bulletins: [{ id: 'b', issuer: 'city', verified: true, relapse: false }],
        problems: [],
        complaints: 0,
        asOf: '2018-01-25',
      },
      FIRST_TRIGGERS,
    );
    expect(
      listReasons(
        raised.map(({ reason }) => reason),
        'zh',
      ),
    ).toEqual([
      '已达黑臭程度：氨氮 9.1 mg/L，限值 8 mg/L',
      '被市级通报',
      '上月水质劣Ⅴ类',
      '约三成可能劣于目标类别（模型概率 31 %）',
    ]);
  });

  it('say why the model expects a failure', () => {
    const over = {
      kind: 'risk.overLimit',
      indicator: 'nh3n',
      value: 3.2,
      limit: 2,
      times: 0.6,
      wqClass: 5,
      monthsAgo: 0,
    };
    const upstream = { kind: 'risk.upstreamFailing', reach: 'R0', failed: 2, of: 6 };
    expect(sayReasons([over, upstream], 'zh')).toBe(
      '上月氨氮 3.2 mg/L，超Ⅴ类限值 0.6 倍；上游近半年监测 6 个月，2 个月不达标',
    );
    const above = { kind: 'risk.upstreamInARow', reach: 'R0', months: 2, monthsAgo: 0, worseThanV: true };
    expect(sayReasons([over, above], 'zh')).toBe('上月氨氮 3.2 mg/L，超Ⅴ类限值 0.6 倍；上游连续两月劣Ⅴ');
    expect(sayReason(above, 'en')).toBe('Upstream worse than class Ⅴ for 2 months in a row');
    expect(sayReason(over, 'en')).toBe('Ammonia nitrogen 3.2 mg/L last month, 1.6 times the class Ⅴ limit');
    const oxygen = { ...over, indicator: 'do', value: 1.1, limit: 2, times: 0.82, monthsAgo: 1 };
    expect(sayReason(oxygen, 'zh')).toBe('2 个月前溶解氧 1.1 mg/L，低于Ⅴ类限值 2 mg/L');
  });

  it.each([
    [
      { kind: 'risk.failingInARow', months: 3, monthsAgo: 0, worseThanV: false },
      '连续三个月不达标',
      'Failed 3 months in a row',
    ],
    [
      { kind: 'risk.failingInARow', months: 12, monthsAgo: 1, worseThanV: true },
      '截至 2 个月前，连续 12 个月劣Ⅴ',
      'Worse than class Ⅴ for 12 months in a row up to 2 months ago',
    ],
    [
      { kind: 'risk.upstreamInARow', reach: 'R', months: 4, monthsAgo: 0, worseThanV: false },
      '上游连续四个月不达标',
      'Upstream failed 4 months in a row',
    ],
    [
      { kind: 'risk.trend', times: 1.83 },
      '近一年水质变差，与限值之比约为一年前的 1.8 倍',
      "Getting worse: about 1.8 times last year's ratio to the limit",
    ],
    [
      { kind: 'risk.trend', times: 0.52 },
      '近一年水质好转，与限值之比约为一年前的 0.5 倍',
      "Getting better: about 0.5 times last year's ratio to the limit",
    ],
    [
      { kind: 'risk.rainAfterDry', totalMm: 81.3, dryDays: 20 },
      '连续 20 天无雨后，上月降雨 81 mm',
      '81 mm of rain last month after 20 dry days',
    ],
    [
      { kind: 'risk.sewageWorks', count: 1 },
      '本河段及上游有污水处理厂 1 座',
      '1 sewage works on the reach and above it',
    ],
  ])('say %o', (reason, zh, en) => {
    expect([sayReason(reason, 'zh'), sayReason(reason, 'en')]).toEqual([zh, en]);
  });

  it('are short enough for the card of a phone', () => {
    const long = {
      indicator: 'nh3n',
      value: 12.34,
      limit: 2,
      times: 5.17,
      share: 0.934,
      wqClass: 6,
      monthsAgo: 3,
      failed: 11,
      of: 12,
      months: 12,
    };
    const more = {
      worseThanV: true,
      dryDays: 60,
      totalMm: 1234.5,
      usualMm: 1234.5,
      count: 123,
      loadKgd: 12345.6,
      hours: 123.4,
      month: 12,
      samples: 5,
    };
    const kinds = listReasonKinds().filter((kind) => kind.startsWith('risk.'));
    for (const kind of kinds) {
      expect(sayReason({ kind, ...long, ...more }, 'zh')!.length, kind).toBeLessThanOrEqual(34);
      expect(sayReason({ kind, ...long, ...more }, 'en')!.length, kind).toBeLessThanOrEqual(96);
    }
  });

  it('say what a source was compared with, and name no culprit', () => {
    const over = { indicator: 'nh3n', value: 4.5, limit: 1.5, ratio: 3 };
    expect(sayReason({ kind: 'tracing.signature', share: 0.8, ...over }, 'zh')).toBe(
      '超标指标与该类源的特征相符（80 %）：氨氮 4.5 mg/L，为限值 1.5 mg/L 的 3 倍',
    );
    const oxygen = { indicator: 'do', value: 1.1, limit: 2, ratio: 1.8, reach: 'R2', reachName: '石井河二段' };
    expect(sayReason({ kind: 'tracing.lookUpstream', ...oxygen }, 'zh')).toBe(
      '上游石井河二段已超标（溶解氧 1.1 mg/L，低于限值 2 mg/L），来源可能在更上游',
    );
    const problem = { kind: 'tracing.openProblem', type: 'industrial_discharge', count: 1, where: 'source' };
    expect(sayReason(problem, 'zh')).toBe('近旁有 1 个未办结问题：工业废水排放');
    expect(sayReason(problem, 'en')).toBe('1 problem still open beside it: industrial discharge');
    const acid = { kind: 'tracing.signature', share: 0.7, indicator: 'ph', value: 9.6, limit: null, ratio: 1.4 };
    expect(sayReason(acid, 'en')).toBe('What is over the limit fits this kind of source (70 %): pH 9.6, outside 6–9');
  });

  it('say nothing about a kind that this page does not know', () => {
    expect(sayReason({ kind: 'quality.fromTheFuture' }, 'zh')).toBeNull();
    expect(sayReasons([{ kind: 'quality.fromTheFuture' }, { kind: 'quality.inferiorV' }], 'en')).toBe(
      'Worse than class Ⅴ last month',
    );
  });

  it('say what a patrol reached and what it needed', () => {
    expect(sayReason({ kind: 'patrol.tooShort', onReachM: 620, neededM: 1000 }, 'zh')).toBe('沿河 620 m，需 1 km');
    expect(sayReason({ kind: 'patrol.tooBrief', minutes: 6.2, needed: 10 }, 'en')).toBe('6 min spent, 10 min needed');
  });
});
