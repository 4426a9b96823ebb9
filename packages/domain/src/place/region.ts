// Administrative regions by their 12-digit codes (2 province + 2 prefecture + 2 county + 3 town + 3 village; the first six are
// GB/T 2260). Inside a region means: the code begins with the region's significant digits. A cancelled code is never used again.

export type RegionLevel = 'city' | 'district' | 'town' | 'village';

const DIGITS: Readonly<Record<RegionLevel, number>> = { city: 4, district: 6, town: 9, village: 12 };

export function isRegionCode(code: string): boolean {
  return /^\d{12}$/.test(code) && !code.startsWith('00');
}

/** The level that the trailing zeros leave. A code is at least a city's. */
export function regionLevel(code: string): RegionLevel {
  if (!code.endsWith('000')) return 'village';
  if (!code.endsWith('000000')) return 'town';
  return code.endsWith('00000000') ? 'city' : 'district';
}

/** The significant digits: 4 of a city, 6 of a district, 9 of a town, 12 of a village. */
export function regionPrefix(code: string): string {
  return code.slice(0, DIGITS[regionLevel(code)]);
}

/** The code one level up, null above a city. */
export function parentRegion(code: string): string | null {
  const level = regionLevel(code);
  if (level === 'city') return null;
  const above = level === 'village' ? 'town' : level === 'town' ? 'district' : 'city';
  return code.slice(0, DIGITS[above]).padEnd(12, '0');
}

/** The region of a level in which another lies, or itself where it is not below that level. */
export function regionAt(code: string, level: RegionLevel): string {
  return code.slice(0, DIGITS[level]).padEnd(12, '0');
}

/** True for the region itself and all below it. */
export function containsRegion(outer: string, inner: string): boolean {
  return inner.startsWith(regionPrefix(outer));
}

/** The significant digits that regions of one city share: of two villages of a town, the town's. */
export function commonPrefix(codes: readonly string[]): string {
  const [first, ...rest] = codes;
  if (first === undefined) throw new Error('No region has no prefix: at least one code is expected');
  const digits = [12, 9, 6, 4].find((count) => rest.every((code) => code.startsWith(first.slice(0, count))));
  if (digits === undefined) throw new Error(`Regions of several cities have no prefix in common: ${codes.join(', ')}`);
  return regionPrefix(first.slice(0, digits).padEnd(12, '0'));
}

export type RegionRelation = 'own' | 'child' | 'parent' | 'sibling' | 'elsewhere' | 'otherCity';

/** How a row's region stands to a person's; `elsewhere` is another branch of the same city. */
export function regionRelation(person: string, row: string): RegionRelation {
  if (person === row) return 'own';
  if (person.slice(0, 4) !== row.slice(0, 4)) return 'otherCity';
  if (containsRegion(person, row)) return 'child';
  if (containsRegion(row, person)) return 'parent';
  return parentRegion(person) === parentRegion(row) ? 'sibling' : 'elsewhere';
}
