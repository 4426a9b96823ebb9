import fc from 'fast-check';
import { expect, it } from 'vitest';
import { INDICATORS } from './indicator.ts';
import { readPushed } from './pushed-sample.ts';

const refusalOf = (sent: Parameters<typeof readPushed>[0]) => {
  const read = readPushed(sent);
  return read.ok ? null : read.refusal;
};

it('brings every number into its standard unit', () => {
  const read = readPushed([
    { indicator: 'nh3n', value: 850, unit: 'µg/L' },
    { indicator: 'cod', value: '<4', unit: 'mg/L' },
    { indicator: 'cond', value: '0.42', unit: 'mS/cm' },
    { indicator: 'fcoli', value: 2400, unit: 'MPN/100mL' },
    { indicator: 'ph', value: 7.2 },
  ]);
  expect(read).toEqual({
    ok: true,
    value: {
      readings: { nh3n: 0.85, cod: 2, cond: 420, fcoli: 24_000, ph: 7.2 },
      marks: { cod: '<' },
    },
  });
});

it('keeps what is no value, marked, so that it waits for somebody', () => {
  const read = readPushed([
    { indicator: 'cod', value: -99, unit: 'mg/L' },
    { indicator: 'ph', value: 15 },
    { indicator: 'rain_mm', value: 4000, unit: 'mm' },
  ]);
  expect(read.ok && read.value.marks).toEqual({ cod: 'sentinel', ph: 'out_of_range', rain_mm: 'out_of_range' });
});

it('takes no number whose unit is missing, unknown, or of another kind', () => {
  for (const unit of [undefined, '', 'furlong', 'cm', 'mg'])
    expect(refusalOf([{ indicator: 'nh3n', value: 1, unit }])).toMatchObject({
      ...{ kind: 'reading.unit', n: 0, indicator: 'nh3n', expected: 'mg/L' },
    });
});

it('says which reading it is that it cannot take', () => {
  const good = { indicator: 'cod', value: 12, unit: 'mg/L' };
  expect(refusalOf([good, { indicator: 'gold', value: 1, unit: 'mg/L' }])).toMatchObject({
    kind: 'reading.indicator',
    n: 1,
  });
  expect(refusalOf([{ indicator: '__proto__', value: 1, unit: 'mg/L' }])).toMatchObject({ kind: 'reading.indicator' });
  expect(refusalOf([good, good])).toMatchObject({ kind: 'reading.twice', n: 1 });
  for (const value of ['', 'n/a', '0x17', '1,5', '１２', Number.NaN, '1e400'])
    expect(refusalOf([good, { indicator: 'tp', value, unit: 'mg/L' }])).toMatchObject({
      kind: 'reading.notANumber',
      n: 1,
    });
  expect(refusalOf([])).toEqual({ kind: 'sample.empty' });
});

it('reads any number in the standard unit as itself', () => {
  const measured = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((n) => n / 10_000);
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(INDICATORS)), measured, (indicator, value) => {
      const read = readPushed([{ indicator, value, unit: INDICATORS[indicator]!.unit }]);
      expect(read.ok && read.value.readings[indicator]).toBe(value);
    }),
  );
});
