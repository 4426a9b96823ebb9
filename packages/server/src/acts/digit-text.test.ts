import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DigitText } from './digit-text.ts';

function write(act: (text: DigitText) => void): string {
  const text = new DigitText(4);
  text.ensure(64);
  act(text);
  return text.take().toString();
}

describe('a text of digits', () => {
  it('writes whole numbers as the language does', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => write((text) => text.whole(value)) === String(value)),
      { numRuns: 20_000 },
    );
    for (const value of [0, 9, 10, 999_999, 1_000_000, 999_999_999_999, 1e12, Number.MAX_SAFE_INTEGER])
      expect(write((text) => text.whole(value))).toBe(String(value));
  });

  it('writes millionths as the language writes the decimal', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -180_000_000, max: 180_000_000 }),
        (value) => write((text) => text.millionths(value)) === String(value === 0 ? 0 : value / 1e6),
      ),
      { numRuns: 20_000 },
    );
    for (const value of [0, 1, -1, 10, 999_999, 1_000_000, -113_300_000])
      expect(write((text) => text.millionths(value))).toBe(String(value / 1e6));
  });

  it('keeps what was taken while it goes on', () => {
    const text = new DigitText(8);
    text.text('河段“一”');
    const first = text.take();
    text.text('another');
    expect(first.toString()).toBe('河段“一”');
    expect(text.take().toString()).toBe('another');
    expect(text.length).toBe(0);
  });
});
