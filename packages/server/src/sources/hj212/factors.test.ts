import { readFileSync } from 'node:fs';
import { INDICATORS } from '@xunhe/domain/observation/indicator';
import { expect, it } from 'vitest';
import { findFactor, isKnownCode } from './factors.ts';

interface TableRow {
  readonly code: string;
  readonly old: string | null;
  readonly unit: string;
  readonly load_unit: string | null;
}

const TABLE: readonly TableRow[] = JSON.parse(
  readFileSync(new URL('./factors-water.json', import.meta.url), 'utf8'),
).factors;

const UNITS: Readonly<Record<string, string>> = {
  ...{
    '升/秒': 'L/s',
    无量纲: '',
    '[色]度': '度',
    '毫克/升': 'mg/L',
    '微克/升': 'µg/L',
    '纳克/升': 'ng/L',
    摄氏度: '°C',
  },
  ...{
    '微西[门子]/厘米': 'µS/cm',
    '个/升': '/L',
    '贝可[勒尔]/升': 'Bq/L',
    立方米: 'm³',
    千克: 'kg',
    克: 'g',
    毫克: 'mg',
  },
};

it('has the 63 factors of table B.1 in their units, under the codes of 2017 and of 2005', () => {
  expect(TABLE.length).toBe(63);
  for (const { code, old, unit, load_unit } of TABLE) {
    const factor = findFactor(code);
    expect([factor?.code, factor?.unit, factor?.loadUnit]).toEqual([code, UNITS[unit], load_unit && UNITS[load_unit]]);
    if (old !== null) expect(findFactor(old)).toBe(factor);
  }
});

it('leads to each indicator that has a code of this standard', () => {
  for (const { id, code } of Object.values(INDICATORS)) if (code !== null) expect(findFactor(code)?.indicator).toBe(id);
});

it.each([
  ['w20111', 'hg', 0.001],
  ['w20115', 'cd', 0.001],
  ['w20117', 'cr6', 0.001],
  ['w20119', 'as', 0.001],
  ['w20141', 'as', 1],
  ['w20120', 'pb', 0.001],
  ['w20144', 'pb', 1],
  ['w20128', 'se', 0.001],
  ['w20140', 'se', 1],
  ['w20122', 'cu', 1],
  ['w20123', 'zn', 1],
  ['w00000', 'flow', 0.001],
  ['w02003', 'fcoli', 1],
  ['w01003', 'turb', 1],
  ['w21007', null, 1],
  ['w20089', null, 1],
] as const)('reads %s as %s, times %d', (code, indicator, times) => {
  expect([findFactor(code)?.indicator, findFactor(code)?.factor]).toEqual([indicator, times]);
});

it.each([
  ...['a34004', 'w21000', 'LA', 'Leq', 'SB12', 'S01', '011', 'i12001'].map((code) => [code, true] as const),
  ...['01018', 'a21', 'ele01', 'ys1000', 'constructor', ''].map((code) => [code, false] as const),
])('knows the shape of %j: %s', (code, isKnown) => {
  expect(isKnownCode(code)).toBe(isKnown);
});
