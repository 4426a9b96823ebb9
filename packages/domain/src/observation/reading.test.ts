import { describe, expect, it } from 'vitest';
import { columnToIndicator, INDICATORS } from './indicator.ts';
import { isUsable, markOf, parseReading } from './reading.ts';

describe('parseReading', () => {
  it.each([
    ['3.2', 3.2, null],
    [' 3 ', 3, null],
    ['.5', 0.5, null],
    ['-1.1', -1.1, null],
    ['1.5e3', 1500, null],
    ['<0.05', 0.025, '<'],
    ['< 10', 5, '<'],
  ] as const)('reads %j', (text, value, mark) => {
    expect(parseReading(text)).toEqual({ ok: true, value: { value, mark } });
  });

  it('reads an empty cell as missing', () => {
    expect(parseReading('  ')).toEqual({ ok: true, value: null });
  });

  it.each(['NaN', 'Infinity', '0x17', '1e999', '３.2', '1,5', '--3', '3.2.1', 'n/a', '>5', '<', '<abc', '1e', '+'])(
    'refuses %j',
    (text) => {
      expect(parseReading(text)).toMatchObject({ ok: false, refusal: { kind: 'reading.notANumber' } });
    },
  );

  it('refuses a detection limit that is not positive', () => {
    expect(parseReading('<0')).toMatchObject({ ok: false, refusal: { kind: 'reading.limitNotPositive' } });
  });
});

describe('quality marks', () => {
  it('keep sentinels and impossible values out of use', () => {
    expect([
      markOf('ph', 2.8),
      markOf('cod', 21_009),
      markOf('turb', -1.1),
      markOf('do', -99),
      markOf('ph', 7),
    ]).toEqual(['out_of_range', 'out_of_range', 'out_of_range', 'sentinel', null]);
    expect([isUsable(undefined), isUsable('<'), isUsable('sentinel')]).toEqual([true, true, false]);
  });
});

describe('columnToIndicator', () => {
  it.each([
    ['nh3n_mgl', 'nh3n', 1],
    ['cu_ugl', 'cu', 0.001],
    ['hg_ugl', 'hg', 0.001],
    ['chla_ugl', 'chla', 1],
    ['fcoli_100ml', 'fcoli', 10],
    ['temp_c', 'temp', 1],
    ['do_sat_pct', 'do_sat', 1],
    ['ph', 'ph', 1],
    ['surfactant_mgl', 'las', 1],
    ['sulphide_mgl', 'sulfide', 1],
    ['transparency_cm', 'transparency', 1],
    ['orp_mv', 'orp', 1],
    ['flow_m3s', 'flow', 1],
    ['cond_uscm', 'cond', 1],
  ])('knows %s', (column, indicator, factor) => {
    expect(columnToIndicator(column)).toEqual({ indicator, factor });
  });

  it.each(['nh3n', 'nh3n_ntu', 'unknown_mgl', 'constructor_mgl', '', 'toString'])('does not guess at %j', (column) => {
    expect(columnToIndicator(column)).toBeNull();
  });

  it('has sensible limits for every indicator', () => {
    for (const { min, max, unit, id } of Object.values(INDICATORS))
      expect([id, min < max, unit.length < 6]).toEqual([id, true, true]);
  });
});
