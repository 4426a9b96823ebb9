import { describe, expect, it } from 'vitest';
import { readColumnTitle } from './column-title.ts';
import { INDICATORS } from './indicator.ts';
import { unitFactor, unitKey } from './measure-unit.ts';

const reading = (title: string) => {
  const meaning = readColumnTitle(title.split('|'), 'samples');
  return meaning.kind === 'reading' ? [meaning.indicator, meaning.factor, meaning.isAssumed] : meaning;
};

describe('a title names its indicator', () => {
  it.each([
    ['氨氮（mg/L）', 'nh3n', 1],
    ['氨氮(NH3-N) mg/L', 'nh3n', 1],
    ['NH3-N(mg/L)', 'nh3n', 1],
    ['NH₃-N mg·L⁻¹', 'nh3n', 1],
    ['ρ(NH3-N)/(mg·L-1)', 'nh3n', 1],
    ['氨氮|mg/L', 'nh3n', 1],
    ['监测项目（mg/L）|氨氮', 'nh3n', 1],
    ['氨氮|监测值|（毫克/升）', 'nh3n', 1],
    ['氨氮（单位：mg/L）', 'nh3n', 1],
    ['nh3n_mgl', 'nh3n', 1],
    ['溶解氧 DO(mg/l)', 'do', 1],
    ['溶解氧/（ＭＧ／Ｌ）', 'do', 1],
    ['高锰酸盐指数(CODMn,mg/L)', 'codmn', 1],
    ['COD(Mn) mg/L', 'codmn', 1],
    ['CODcr/化学需氧量(mg/L)', 'cod', 1],
    ['五日生化需氧量BOD5 mg/L', 'bod5', 1],
    ['总磷（以P计）mg/L', 'tp', 1],
    ['总磷（以P计，mg/L）', 'tp', 1],
    ['硝酸盐（以N计）（mg/L）', 'no3n', 1],
    ['铬（六价）（mg/L）', 'cr6', 1],
    ['Cr⁶⁺(mg/L)', 'cr6', 1],
    ['汞(μg/L)', 'hg', 0.001],
    ['铅（µg/L）', 'pb', 0.001],
    ['镉 ug/L', 'cd', 0.001],
    ['叶绿素a(mg/m³)', 'chla', 1],
    ['叶绿素a（mg/L）', 'chla', 1000],
    ['水温℃', 'temp', 1],
    ['水温(°C)', 'temp', 1],
    ['浊度NTU', 'turb', 1],
    ['电导率 μS/cm', 'cond', 1],
    ['电导率（mS/m）', 'cond', 10],
    ['电导率（uS·cm-1）', 'cond', 1],
    ['粪大肠菌群（个/L）', 'fcoli', 1],
    ['粪大肠菌群（MPN/100mL）', 'fcoli', 10],
    ['透明度cm', 'transparency', 1],
    ['透明度（m）', 'transparency', 100],
    ['溶解氧饱和度(%)', 'do_sat', 1],
    ['流量（m³/s）', 'flow', 1],
    ['水位m', 'level', 1],
    ['氧化还原电位ORP（mV）', 'orp', 1],
    ['w21003(mg/L)', 'nh3n', 1],
    ['pH值（无量纲）', 'ph', 1],
    ['PH', 'ph', 1],
    ['项目（mg/L）|pH', 'ph', 1],
  ] as const)('%s', (title, indicator, factor) => {
    expect(reading(title)).toEqual([indicator, factor, false]);
  });

  it.each([
    ['氨氮', 'nh3n'],
    ['溶解氧|DO', 'do'],
    ['总磷（以P计）', 'tp'],
    ['项目（无量纲）|总氮', 'tn'],
  ])('%s has no unit of its own: the usual one is assumed, and told', (title, indicator) => {
    expect(reading(title)).toEqual([indicator, 1, true]);
  });
});

describe('a title is not guessed at', () => {
  it.each([
    '氨氮类别',
    '氨氮（类别）',
    '氨氮（超标倍数）',
    '氨氮|评价',
    '标准限值|氨氮（mg/L）',
    '硝酸盐（mg/L）',
    '磷酸盐',
    '总氮（以NO3计）',
    '气温（℃）',
    '水质类别',
    '备注',
    '序号',
    'constructor',
    '',
  ])('%j is unknown', (title) => {
    expect(reading(title)).toEqual({ kind: 'unknown' });
  });

  it.each([
    ['氨氮（NTU）', 'unit.unfit'],
    ['水温（mg/L）', 'unit.unfit'],
    ['pH（mg/L）', 'unit.unfit'],
    ['氨氮（mg/kg）', 'unit.unknown'],
    ['氨氮（mg/L）|μg/L', 'unit.twice'],
    ['总磷TN（mg/L）', 'column.contradiction'],
    ['化学需氧量（CODMn）', 'column.contradiction'],
  ])('%s is a fault of the column', (title, kind) => {
    expect(reading(title)).toMatchObject({ kind: 'faulty', fault: { kind } });
  });
});

it.each([
  ['断面名称', 'placeName'],
  ['站点 编码', 'placeCode'],
  ['点位', 'placeName'],
  ['station', 'placeCode'],
  ['采样日期（年月日）', 'date'],
  ['监测时间', 'moment'],
] as const)('%s is a %s', (title, role) => {
  expect(readColumnTitle([title], 'samples')).toEqual({ kind: 'role', role });
});

it.each([
  ['降雨量mm', 1, false],
  ['日降水量（毫米）', 1, false],
  ['雨量(cm)', 10, false],
  ['rain_mm', 1, false],
  ['降雨量', 1, true],
])('%s is rain', (title, factor, isAssumed) => {
  expect(readColumnTitle([title], 'rain')).toEqual({
    ...{ kind: 'reading', indicator: 'rain_mm', unit: 'mm' },
    ...{ factor, isAssumed },
  });
});

it('every indicator is known by its id, in its own unit with the factor 1', () => {
  for (const { id, unit } of Object.values(INDICATORS)) {
    expect([id, unitFactor(unit, unit === '' ? '-' : unitKey(unit))]).toEqual([id, 1]);
    expect(reading(unit === '' ? id : `${id}（${unit}）`)).toEqual([id, 1, false]);
  }
});
