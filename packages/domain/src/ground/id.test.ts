import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isId, makeId } from './id.ts';

describe('makeId', () => {
  it('makes the UUIDv7 of RFC 9562, appendix A.6', () => {
    const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    expect(makeId(1645557742000, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  it('sorts by time and is always an id', () => {
    const chance = fc.uint8Array({ minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(fc.nat(2 ** 45), fc.integer({ min: 1, max: 1e9 }), chance, chance, (now, later, a, b) => {
        const first = makeId(now, a);
        const second = makeId(now + later, b);
        return isId(first) && isId(second) && first < second;
      }),
    );
  });

  it('says how many random bytes it needs', () => {
    expect(() => makeId(0, new Uint8Array(9))).toThrow('10 random bytes, got 9');
  });
});
