import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayChanceOfWorse, sayLength, sayMinutes, sayNumber, sayShare } from './figures.ts';

describe('figures', () => {
  it('carry their units', () => {
    expect(sayLength(850)).toBe('850 m');
    expect(sayLength(999.7)).toBe('1 km');
    expect(sayLength(1430)).toBe('1.4 km');
    expect(sayMinutes(25.4, 'zh')).toBe('25 分钟');
    expect(sayMinutes(185, 'zh')).toBe('3 小时 5 分');
    expect(sayShare(0.2694, 1)).toBe('26.9 %');
    expect(sayNumber(12345)).toBe('12,345');
    expect(sayNumber(-0.02, 1)).toBe('0');
    expect(sayNumber(-0.06, 1)).toBe('-0.1');
  });

  it('say a dash, not zero, for what is not known', () => {
    expect([
      sayNumber(null),
      sayShare(undefined),
      sayLength(null),
      sayMinutes(null, 'en'),
      sayNumber(Number.NaN),
    ]).toEqual(['–', '–', '–', '–', '–']);
  });

  it('say a probability in tenths', () => {
    expect(sayChanceOfWorse(0.3, 'Ⅴ类', 'zh')).toBe('约三成可能劣于Ⅴ类');
    expect(sayChanceOfWorse(0.21, 'Ⅴ类', 'zh')).toBe('约两成可能劣于Ⅴ类');
    expect(sayChanceOfWorse(0.97, 'Ⅴ类', 'zh')).toBe('九成以上可能劣于Ⅴ类');
    expect(sayChanceOfWorse(0.004, 'Ⅴ类', 'zh')).toBe('几乎不会劣于Ⅴ类');
    expect(sayChanceOfWorse(0.71, 'class Ⅴ', 'en')).toBe('about seven chances in ten of being worse than class Ⅴ');
  });

  it('never leave a slot open, whatever the probability', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (p) => {
        for (const language of ['zh', 'en'] as const)
          expect(sayChanceOfWorse(p, 'Ⅴ', language)).not.toMatch(/[{}]|undefined/);
      }),
    );
  });
});
