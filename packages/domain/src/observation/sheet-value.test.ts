import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellKind } from './sheet-cell.ts';
import { readSheetValue } from './sheet-value.ts';

const read = (text: string, kind: CellKind = 'text') => readSheetValue({ text, kind });

describe('a value', () => {
  it.each([
    ['3.2', 3.2, null],
    ['３．２', 3.2, null],
    ['−1.1', -1.1, null],
    ['-99', -99, null],
    ['<0.05', 0.025, '<'],
    ['＜0.05', 0.025, '<'],
    ['0.05L', 0.025, '<'],
    ['0.05 l', 0.025, '<'],
    ['0.025(L)', 0.0125, '<'],
    ['0.025（L）', 0.0125, '<'],
    ['<0.05L', 0.025, '<'],
    ['1.2×10⁴', 12_000, null],
    ['1.2*10^4', 12_000, null],
    ['2.4E+04', 24_000, null],
  ])('is read from %j', (text, value, mark) => {
    expect(read(text)).toEqual({ ok: true, value: { kind: 'reading', reading: { value, mark } } });
  });

  it.each([
    ['未检出', 'notDetected'],
    ['ND', 'notDetected'],
    ['<DL', 'notDetected'],
    ['—', 'notMeasured'],
    ['——', 'notMeasured'],
    ['-', 'notMeasured'],
    ['/', 'notMeasured'],
    ['／', 'notMeasured'],
    ['未测', 'notMeasured'],
    ['#N/A', 'notMeasured'],
    ['断流', 'noWater'],
    ['冰封', 'noWater'],
  ])('%j says why there is none', (text, why) => {
    expect(read(text)).toEqual({ ok: true, value: { kind: 'absent', why } });
  });

  it.each([
    ['1,5', 'reading.comma'],
    ['1，5', 'reading.comma'],
    ['12,345', 'reading.comma'],
    ['12,345.6', 'reading.comma'],
    ['1 234', 'reading.notANumber'],
    ['10⁴', 'reading.notANumber'],
    ['5²', 'reading.notANumber'],
    ['3.2mg/L', 'reading.notANumber'],
    ['约3', 'reading.notANumber'],
    ['>24000', 'reading.notANumber'],
    ['#DIV/0!', 'reading.notANumber'],
    ['0L', 'reading.limitNotPositive'],
    ['<0', 'reading.limitNotPositive'],
  ])('%j is refused: %s', (text, kind) => {
    expect(read(text)).toMatchObject({ ok: false, refusal: { kind } });
  });

  it('of a formula that nobody ever computed is refused, an empty cell is not', () => {
    expect(read('', 'formula')).toMatchObject({ ok: false, refusal: { kind: 'cell.noResult' } });
    expect(read('  ')).toEqual({ ok: true, value: { kind: 'empty' } });
  });

  it('is the number that was written, in either width, and half the limit in every spelling', () => {
    const wide = (text: string) =>
      text.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.constantFrom(1, 10, 1000), (whole, by) => {
        const value = whole / by;
        for (const text of [`${value}`, wide(`${value}`)])
          expect(read(text)).toEqual({ ok: true, value: { kind: 'reading', reading: { value, mark: null } } });
        for (const text of [`<${value}`, `${value}L`, `${value}(L)`, wide(`<${value}`)])
          expect(read(text)).toEqual({
            ok: true,
            value: { kind: 'reading', reading: { value: value / 2, mark: '<' } },
          });
      }),
    );
  });
});
