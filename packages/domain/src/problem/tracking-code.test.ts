import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTrackingCode, readTrackingCode, showTrackingCode } from './tracking-code.ts';

const SIGNS = [...'23456789ABCDEFGHJKMNPQRTUVWXY'];
const codes = fc.uint8Array({ minLength: 8, maxLength: 8 }).map(makeTrackingCode);

describe('a tracking code', () => {
  it('has ten signs, none of which is taken for another, and is read as it was made', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^[2-9A-HJKMNP-RT-Y]{10}$/);
        expect(readTrackingCode(code)).toBe(code);
        expect(readTrackingCode(` ${showTrackingCode(code).toLowerCase()} `)).toBe(code);
      }),
    );
  });

  it('with one wrong sign, or two that changed places, is none', () => {
    fc.assert(
      fc.property(codes, fc.nat(9), fc.nat(9), fc.constantFrom(...SIGNS), (code, i, j, sign) => {
        const signs = [...code];
        const wrong = signs.with(i, sign).join('');
        expect(readTrackingCode(wrong)).toBe(wrong === code ? code : null);
        const swapped = signs.with(i, signs[j]!).with(j, signs[i]!).join('');
        expect(readTrackingCode(swapped)).toBe(swapped === code ? code : null);
      }),
    );
  });

  it('is read in full-width signs and with anything that people put between', () => {
    const code = makeTrackingCode(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]));
    const wide = [...code].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('');
    expect(readTrackingCode(wide)).toBe(code);
    expect(readTrackingCode(`${code.slice(0, 5)} — ${code.slice(5)}`)).toBe(code);
    for (const text of ['', code.slice(1), `${code}2`, 'OOOOOOOOOO', '<script>00'])
      expect(readTrackingCode(text)).toBeNull();
  });

  it('uses every sign about equally', () => {
    const counts = new Map<string, number>();
    for (let n = 0; n < 3000; n++)
      for (const sign of makeTrackingCode(
        Uint8Array.from({ length: 8 }, (_, i) => (n * (2 * i + 37) * 2654435761) >>> 24),
      ))
        counts.set(sign, (counts.get(sign) ?? 0) + 1);
    expect(counts.size).toBe(29);
  });
});
