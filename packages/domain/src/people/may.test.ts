import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInside, may, RIGHTS, rightOf, rightsOf } from './may.ts';
import { ROLES } from './role.ts';

const chief = { person: 'C1', role: 'chief', city: '4401', region: '440103002000' } as const;
const inTown = { city: '4401', region: '440103002007', person: 'C1' };

describe('who may do what', () => {
  it('lets a town chief read his villages, and nothing beside or above them', () => {
    expect(may(chief, 'patrol.read', inTown)).toBe(true);
    expect(may(chief, 'patrol.read', { ...inTown, region: '440103003001' })).toBe(false);
    expect(may(chief, 'patrol.read', { ...inTown, region: '440103000000' })).toBe(false);
  });

  it('lets nobody into another city, whatever its region says', () => {
    for (const role of ROLES)
      for (const right of RIGHTS)
        expect(may({ ...chief, role, region: '440100000000' }, right, { ...inTown, city: '4402' })).toBe(false);
  });

  it("gives a right to one's own rows by person, not by region", () => {
    expect(may(chief, 'patrol.submit', { ...inTown, region: '440199999999' })).toBe(true);
    expect(may(chief, 'patrol.submit', { ...inTown, person: 'C2' })).toBe(false);
  });

  it('keeps the three administrators apart, and lets a service bring data and nothing else', () => {
    const rights = (['system_admin', 'security_admin', 'audit_admin'] as const).map(rightsOf);
    expect(new Set(rights.flat()).size).toBe(rights.flat().length);
    expect(rightsOf('service')).toEqual(['observation.push']);
    expect(rightOf('office', 'audit.read')).toBeNull();
  });

  it('holds a region inside itself and inside all above it', () => {
    const digits = (count: number) =>
      fc.integer({ min: 1, max: 10 ** count - 1 }).map((n) => String(n).padStart(count, '0'));
    fc.assert(
      fc.property(digits(2), digits(2), digits(2), digits(3), digits(3), (a, b, c, d, e) => {
        const village = a + b + c + d + e;
        const above = [village, `${a + b + c + d}000`, `${a + b + c}000000`, `${a + b}00000000`];
        for (const [i, inner] of above.entries())
          for (const [j, outer] of above.entries()) expect(isInside(inner, outer)).toBe(i <= j);
      }),
    );
  });
});
