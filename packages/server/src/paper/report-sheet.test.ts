// Reports on paper: every sign as it is, long tables cut with a word of it, and a map that holds no word of anybody.
import { ReportBody } from '@xunhe/contract/report';
import { Check } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestReport } from '../http/test-report.ts';
import { type Press, startPress } from './press-process.ts';
import { drawReaches } from './report-map.ts';
import { makeReportSheet } from './report-sheet.ts';
import { readPdf } from './test-letter.ts';

let press: Press;
beforeAll(() => {
  press = startPress();
});
afterAll(() => press.close());

const body = (more: Partial<ReportBody> = {}): ReportBody =>
  ({
    ...JSON.parse(JSON.stringify(makeTestReport())),
    ...{ period: '2025-Q4', periodKind: 'quarter', kind: 'chief', subject: 'lin', name: '欧阳致远', level: 'village' },
    ...{ region: '990199001001', regionName: '茭塘东村', regionNameEn: 'Jiaotangdong', asOf: '2025-12-31' },
    madeAt: '2026-01-01T00:00:00Z',
    sketch: { width: 640, height: 400, lines: [{ reach: 'R1', paths: ['20,20 300,200 600,380'] }] },
    ...more,
  }) as ReportBody;

async function print(report: ReportBody, language: 'zh' | 'en' = 'zh') {
  const made = await press.print(makeReportSheet(report, language, 1_767_225_600));
  if (!made.ok) throw new Error(made.why);
  return readPdf(made.pdf);
}

describe('a report on paper', () => {
  it('is what the wire says a report is', () => {
    expect(Check(ReportBody, body())).toBe(true);
  });

  it('tells what to do next before any figure, and the figures with those of the period before', async () => {
    const { text } = await print(body());
    expect(text).toMatch(
      /欧阳致远2025年第4季度履职总结报告.*下一步.*1个未办结问题中有1个逾期.*要求与完成.*应巡（天次）10/,
    );
    expect(text).toMatch(/河段R1■?红色/);
    expect(text).toContain('劣');
  });

  it('sets every sign as it is, whatever it means to a compiler', async () => {
    const nasty = '#eval("1") $x$ *粗* _斜_ `码` \\ [括] @签 <标> // 注';
    const report = body({ name: nasty, reaches: body().reaches.map((reach) => ({ ...reach, name: nasty })) });
    expect((await print(report)).text).toContain(nasty.replace(/\s/g, ''));
  });

  it('cuts a table of 2,000 waters and says how many are in the workbook', async () => {
    const [one] = body().reaches;
    const reaches = Array.from({ length: 2000 }, (_, i) => ({ ...one!, reach: `R${i}`, name: `河段${i}` }));
    const { text, pages } = await print(body({ reaches }));
    expect(text).toContain('另有1920条，见表格文件');
    expect(pages).toBeLessThan(8);
  });

  it('of nothing at all is still a page that says so', async () => {
    const empty = body({ reaches: [], areas: [], people: [], months: [], advice: [], before: null });
    const { pages, text } = await print({ ...empty, sketch: { width: 640, height: 400, lines: [] } }, 'en');
    expect(pages).toBe(1);
    expect(text).toContain('Howitiscounted');
  });

  it('draws lines of numbers alone, the most warned on top', () => {
    const lines = ['R2', 'R1'].map((reach) => ({ reach, paths: ['1,1 2,2'] }));
    const drawn = drawReaches(body({ sketch: { width: 10, height: 10, lines } }));
    expect(drawn).not.toMatch(/[^\x20-\x7e]/);
    expect(drawn.lastIndexOf('#c0392b')).toBeGreaterThan(drawn.lastIndexOf('#5f7480'));
  });
});
