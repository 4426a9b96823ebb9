import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SheetKind } from './column-title.ts';
import { makePlaceFinder } from './sheet-place.ts';
import { readSheetTable } from './sheet-table.ts';
import { sheetOf } from './test-sheet.ts';

const places = makePlaceFinder([
  { id: 'A1', name: '清水桥' },
  { id: 'A2', name: '石桥（国控）' },
  { id: 'A3', name: '南门' },
  { id: 'A4', name: '南门' },
]);
const reading = { places, today: '2026-11-29' };

function read(
  rows: readonly (readonly string[])[],
  more: { merges?: string[]; kind?: SheetKind; limits?: Record<string, number> } = {},
) {
  const limits = more.limits ? { limits: more.limits } : {};
  const table = readSheetTable(sheetOf(rows, more.merges), more.kind ?? 'samples', { ...reading, ...limits });
  if (!table.ok) throw new Error(table.refusal.kind);
  return table.value.rows;
}

const HEAD = ['断面名称', '采样日期', 'pH', '氨氮（mg/L）', '汞（μg/L）'];
const faultsOf = (row: string[]) => {
  const [first] = read([HEAD, row]);
  return first?.kind === 'faulty' ? first.faults.map(({ column, kind, value }) => [column, kind, value]) : first;
};

describe('a row', () => {
  it('becomes a sample in standard units, with its marks and what is absent', () => {
    expect(read([HEAD, ['清水桥', '2026年3月1日', '７．１', '0.05L', '未检出']])).toEqual([
      {
        kind: 'sample',
        row: 2,
        sample: {
          ...{ place: 'A1', day: '2026-03-01', time: null },
          ...{ readings: { ph: 7.1, nh3n: 0.025 }, marks: { nh3n: '<' }, absent: { hg: 'notDetected' } },
        },
      },
    ]);
  });

  it('takes 未检出 for half of a limit that the office gives', () => {
    expect(read([HEAD, ['清水桥', '2026-03-01', '', '', 'ND']], { limits: { hg: 0.00004 } })).toMatchObject([
      { sample: { readings: { hg: 0.00002 }, marks: { hg: '<' }, absent: {} } },
    ]);
  });

  it('keeps and marks what loggers send for no value, and what cannot be', () => {
    expect(read([HEAD, ['清水桥', '2026-03-01', '2.1', '-99', '-999']])).toMatchObject([
      { sample: { readings: { ph: 2.1, nh3n: -99 }, marks: { ph: 'out_of_range', nh3n: 'sentinel', hg: 'sentinel' } } },
    ]);
  });

  it('finds its place by code or by name in any width', () => {
    for (const [place, id] of [
      ['A1', 'A1'],
      ['a1', 'A1'],
      [' 清 水 桥', 'A1'],
      ['石桥(国控)', 'A2'],
    ])
      expect(read([HEAD, [place!, '2026-03-01', '7']])).toMatchObject([{ sample: { place: id } }]);
  });

  it('is refused with every cell that is wrong', () => {
    expect(faultsOf(['无名桥', '2026-02-30', '1,5', '约3', '0L'])).toEqual([
      [1, 'place.unknown', '无名桥'],
      [2, 'date.impossible', '2026-02-30'],
      [3, 'reading.comma', '1,5'],
      [4, 'reading.notANumber', '约3'],
      [5, 'reading.limitNotPositive', '0L'],
    ]);
    expect(faultsOf(['南门', '2026-03-01', '7'])).toEqual([[1, 'place.ambiguous', '南门']]);
    expect(faultsOf(['', '2026-03-01', '7'])).toEqual([[1, 'place.empty', '']]);
    expect(faultsOf(['清水桥', '', '7'])).toEqual([[2, 'date.empty', '']]);
    expect(faultsOf(['清水桥', '2026-03-01', '', '', ''])).toEqual([[2, 'sample.empty', '2026-03-01']]);
    expect(faultsOf(['清水\uFFFD', '2026-03-01', '7'])).toEqual([[1, 'cell.damaged', '清水\uFFFD']]);
  });

  it('whose code and name are two places is refused; a name in another spelling is not', () => {
    const head = ['断面编码', '断面名称', '日期', 'pH'];
    const rows = read([head, ['A1', '石桥（国控）', '2026-03-01', '7'], ['A1', '清水大桥', '2026-03-02', '7']]);
    expect(rows).toMatchObject([
      { kind: 'faulty', faults: [{ column: 2, kind: 'place.contradiction', reason: { code: 'A1' } }] },
      { kind: 'sample', sample: { place: 'A1' } },
    ]);
  });

  it('of a dry river is told as unmeasured', () => {
    expect(read([HEAD, ['清水桥', '2026-03-01', '断流', '断流', '—']])).toEqual([
      { kind: 'unmeasured', row: 2, absent: { ph: 'noWater', nh3n: 'noWater', hg: 'notMeasured' } },
    ]);
  });

  it('below or between the samples may be empty or a note', () => {
    const rows = read([HEAD, ['', '', ''], ['清水桥', '2026-03-01', '7'], ['填表人：孙'], ['注：均为现场值']]);
    expect(rows.map(({ kind }) => kind)).toEqual(['blank', 'sample', 'note', 'note']);
  });

  it('of means or limits, and the titles on a new page, are no samples; values without a day are a mistake', () => {
    const rows = read(
      [
        HEAD,
        ['平均值', '', '7', '0.5'],
        ['Ⅲ类标准', '', '', ''],
        ['标准限值', '', '6-9', '1.0'],
        HEAD,
        ['清水桥', '', '7'],
      ],
      {
        merges: ['2:1-2:2'],
      },
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['note', 'note', 'note', 'note', 'faulty']);
  });

  it('in a cell drawn over several rows is not given the place of another', () => {
    const rows = [HEAD, ['清水桥', '2026-03-01', '7'], ['', '2026-03-02', '7']];
    expect(read(rows, { merges: ['2:1-3:1'] })).toMatchObject([
      { kind: 'sample' },
      { kind: 'faulty', faults: [{ row: 3, column: 1, kind: 'cell.merged' }] },
    ]);
  });

  it('that repeats another is told, one that contradicts it is refused', () => {
    const rows = read([HEAD, ['清水桥', '2026-03-01', '7'], ['A1', '2026/3/1', '7.0'], ['A1', '20260301', '7.1']]);
    expect(rows).toMatchObject([
      { kind: 'sample' },
      { kind: 'repeated', row: 3, firstRow: 2 },
      { kind: 'faulty', faults: [{ row: 4, kind: 'row.duplicate', reason: { firstRow: 2 } }] },
    ]);
  });

  it('reads the day from three columns and the time from a fourth', () => {
    const rows = read([
      ['断面', '年', '月', '日', '时刻', 'pH'],
      ['A1', '2026', '3月', '1', '8:30', '7'],
    ]);
    expect(rows).toMatchObject([{ sample: { day: '2026-03-01', time: '08:30' } }]);
  });

  it('of rain is rain in millimetres, and impossible rain is marked', () => {
    const rows = read(
      [
        ['雨量站', '日期', '雨量(cm)'],
        ['A1', '2026-03-01', '1.2'],
        ['A1', '2026-03-02', '300'],
      ],
      { kind: 'rain' },
    );
    expect(rows).toMatchObject([
      { sample: { readings: { rain_mm: 12 }, marks: {} } },
      { sample: { readings: { rain_mm: 3000 }, marks: { rain_mm: 'out_of_range' } } },
    ]);
  });
});

it('counts the formulas in columns that are used', () => {
  const { rows, merges } = sheetOf([HEAD, ['清水桥', '2026-03-01', '7', '1']]);
  const withFormula = rows.map((row) =>
    row.map((cell) => (cell.text === '7' ? { ...cell, kind: 'formula' as const } : cell)),
  );
  expect(readSheetTable({ rows: withFormula, merges }, 'samples', reading)).toMatchObject({ value: { formulas: 1 } });
});

const ORDERS = ['氨氮（mg/L）', 'NH3-N(mg/L)', '氨氮 mg/L', 'nh3n_mgl', 'ρ(NH3-N)/(mg·L-1)', '氨氮(NH3-N) mg/L'];
const DATES = [
  (d: number) => `2026-03-${String(d).padStart(2, '0')}`,
  (d: number) => `2026/3/${d}`,
  (d: number) => `2026年3月${d}日`,
  (d: number) => `202603${String(d).padStart(2, '0')}`,
];

it('a table reads the same in every style of its titles and days', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ORDERS),
      fc.constantFrom(...DATES),
      fc.integer({ min: 0, max: 5 }),
      fc.shuffledSubarray(['place', 'date', 'nh3n', 'note'], { minLength: 4 }),
      fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 28 }),
      (title, writeDate, above, order, values) => {
        const write = (cells: Record<string, string>) => order.map((name) => cells[name]!);
        const rows = [
          ...Array.from({ length: above }, (_, i) => ['', i === 0 ? '水质监测结果' : '']),
          write({ place: '断面名称', date: '采样日期', nh3n: title, note: '备注' }),
          ...values.map((value, i) =>
            write({ place: '清水桥', date: writeDate(i + 1), nh3n: `${value / 1000}`, note: i % 2 ? '晴' : '' }),
          ),
        ];
        expect(
          read(rows).map((row) => (row.kind === 'sample' ? [row.row, row.sample.day, row.sample.readings] : row)),
        ).toEqual(values.map((value, i) => [above + 2 + i, DATES[0]!(i + 1), { nh3n: value / 1000 }]));
      },
    ),
  );
});

it('whatever stands in its cells, a table gets an answer for every row', () => {
  const cell = fc.record({
    text: fc.oneof(
      fc.constantFrom('', '清水桥', '2026-03-01', '7', '断流', '合计', 'pH', '1e9', '\uFFFD'),
      fc.string({ unit: 'grapheme' }),
    ),
    kind: fc.constantFrom('text', 'number', 'date', 'formula', 'empty'),
  });
  const merge = fc.record({
    firstRow: fc.integer({ min: 1, max: 12 }),
    lastRow: fc.integer({ min: 1, max: 12 }),
    firstColumn: fc.integer({ min: 1, max: 7 }),
    lastColumn: fc.integer({ min: 1, max: 7 }),
  });
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 12 }),
      fc.array(merge, { maxLength: 3 }),
      (rows, merges) => {
        const table = { rows: [...sheetOf([HEAD]).rows, ...rows], merges };
        const found = readSheetTable(table, 'samples', reading);
        if (found.ok) expect(found.value.rows.length).toBe(table.rows.length - found.value.header.lastRow);
      },
    ),
  );
});
