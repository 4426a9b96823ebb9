import { describe, expect, it } from 'vitest';
import { readSheetHeader } from './sheet-header.ts';
import { sheetOf } from './test-sheet.ts';

const DATA = ['A1', '2026-03-01', '7.1', '0.5'];

function find(rows: readonly (readonly string[])[], merges: readonly string[] = []) {
  const read = readSheetHeader(sheetOf(rows, merges), 'samples');
  if (!read.ok) return read.refusal;
  const { firstRow, lastRow, columns } = read.value;
  const said = columns.map(({ meaning }) => {
    if (meaning.kind === 'role') return meaning.role;
    return meaning.kind === 'reading'
      ? `${meaning.indicator}×${meaning.factor}${meaning.isAssumed ? '?' : ''}`
      : meaning.kind;
  });
  return [firstRow, lastRow, ...said];
}

describe('the titles of a table', () => {
  it('stand in its first row', () => {
    expect(find([['断面名称', '采样日期', 'pH', '氨氮(mg/L)'], DATA])).toEqual([
      1,
      1,
      'placeName',
      'date',
      'ph×1',
      'nh3n×1',
    ]);
  });

  it('stand below a heading, notes and empty rows', () => {
    const rows = [
      ['清水河2026年3月水质监测结果', '', '', ''],
      [''],
      ['填报单位：监测站', '', '', '日期：2026-03-09'],
      ['断面名称', '采样日期', 'pH', '氨氮'],
      DATA,
    ];
    expect(find(rows, ['1:1-1:4'])).toEqual([4, 4, 'placeName', 'date', 'ph×1', 'nh3n×1?']);
  });

  it('take their units from the row below', () => {
    expect(find([['断面', '日期', '水温', '汞'], ['', '', '℃', 'μg/L'], DATA])).toEqual([
      ...[1, 2, 'placeName', 'date', 'temp×1', 'hg×0.001'],
    ]);
  });

  it('are drawn over two rows, with a group that names the unit of those it fits', () => {
    const rows = [['断面名称', '采样日期', '监测项目（mg/L）', ''], ['', '', 'pH', '氨氮'], DATA];
    expect(find(rows, ['1:1-2:1', '1:2-2:2', '1:3-1:4'])).toEqual([1, 2, 'placeName', 'date', 'ph×1', 'nh3n×1']);
  });

  it('take the unit from a note that spans the table', () => {
    const rows = [['单位：mg/L（pH除外）', '', '', ''], ['断面', '日期', 'pH', '氨氮'], DATA];
    expect(find(rows, ['1:1-1:4'])).toEqual([1, 2, 'placeName', 'date', 'ph×1', 'nh3n×1']);
  });

  it('never swallow a row of values, even one of words', () => {
    expect(
      find([
        ['断面', '日期', 'pH', '氨氮'],
        ['清水桥', '2026年3月1日', '断流', '断流'],
      ]),
    ).toEqual([...[1, 1, 'placeName', 'date', 'ph×1', 'nh3n×1?']]);
  });

  it('may be the names of the city bundle', () => {
    expect(find([['station', 'date', 'ph', 'hg_ugl', 'lab'], DATA])).toEqual([
      ...[1, 1, 'placeCode', 'date', 'ph×1', 'hg×0.001', 'unknown'],
    ]);
  });

  it('may give the day in three columns, or as a time', () => {
    expect(find([['断面', '年', '月', '日', 'pH']])).toEqual([1, 1, 'placeName', 'year', 'month', 'day', 'ph×1']);
    expect(find([['断面', '监测时间', 'pH']])).toEqual([1, 1, 'placeName', 'date', 'ph×1']);
    expect(find([['断面', '采样日期', '采样时间', 'pH']])).toEqual([1, 1, 'placeName', 'date', 'time', 'ph×1']);
  });

  it('hold a second column of one indicator for a fault', () => {
    const read = readSheetHeader(sheetOf([['断面', '日期', '氨氮', 'NH3-N']]), 'samples');
    expect(read.ok && read.value.columns[3]?.meaning).toEqual({
      kind: 'faulty',
      fault: { kind: 'column.twice', what: 'nh3n', first: 3 },
    });
  });

  it('are refused when no row has a place, a day and an indicator, and the best row says what it lacks', () => {
    expect(
      find([
        ['断面', 'pH', '氨氮'],
        ['A1', '7', '1'],
      ]),
    ).toEqual({ kind: 'header.notFound', missing: ['date'] });
    expect(find([['断面', '日期', '降雨量'], DATA])).toEqual({ kind: 'header.notFound', missing: ['reading'] });
    expect(
      find([
        ['甲', '乙'],
        ['1', '2'],
      ]),
    ).toEqual({ kind: 'header.notFound', missing: ['place', 'date', 'reading'] });
    expect(find([])).toEqual({ kind: 'header.notFound', missing: ['place', 'date', 'reading'] });
  });

  it('of rain are a gauge, a day and the rain', () => {
    const rain = (rows: string[][]) => readSheetHeader(sheetOf(rows), 'rain');
    expect(
      rain([
        ['雨量站', '日期', '降雨量(mm)'],
        ['G1', '2026-03-01', '3'],
      ]),
    ).toMatchObject({ ok: true });
    expect(rain([['gauge', 'date', 'rain_mm']])).toMatchObject({ ok: true });
    expect(rain([['雨量站', '日期', '氨氮(mg/L)']])).toMatchObject({ ok: false, refusal: { missing: ['reading'] } });
  });
});
