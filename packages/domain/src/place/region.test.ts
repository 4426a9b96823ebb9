import { describe, expect, it } from 'vitest';
import { listUpstream, makeNetwork } from './network.ts';
import {
  commonPrefix,
  containsRegion,
  isRegionCode,
  parentRegion,
  regionLevel,
  regionPrefix,
  regionRelation,
} from './region.ts';

const CITY = '440100000000';
const DISTRICT = '440103000000';
const TOWN = '440103005000';
const VILLAGE = '440103005012';

describe('region codes', () => {
  it('tell level, prefix and parent', () => {
    expect([CITY, DISTRICT, TOWN, VILLAGE].map(regionLevel)).toEqual(['city', 'district', 'town', 'village']);
    expect([CITY, DISTRICT, TOWN, VILLAGE].map(regionPrefix)).toEqual(['4401', '440103', '440103005', VILLAGE]);
    expect([CITY, DISTRICT, TOWN, VILLAGE].map(parentRegion)).toEqual([null, CITY, DISTRICT, TOWN]);
  });

  it('relate as a person sees a row', () => {
    expect(regionRelation(TOWN, TOWN)).toBe('own');
    expect(regionRelation(TOWN, VILLAGE)).toBe('child');
    expect(regionRelation(TOWN, DISTRICT)).toBe('parent');
    expect(regionRelation(TOWN, '440103006000')).toBe('sibling');
    expect(regionRelation(TOWN, '440104001000')).toBe('elsewhere');
    expect(regionRelation(TOWN, '440203005000')).toBe('otherCity');
  });

  it('contain what begins with their digits', () => {
    expect([containsRegion(DISTRICT, VILLAGE), containsRegion(VILLAGE, DISTRICT), containsRegion(CITY, CITY)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('have the digits of the smallest region around them in common', () => {
    expect(commonPrefix([VILLAGE])).toBe(VILLAGE);
    expect(commonPrefix([VILLAGE, VILLAGE, '440103005013'])).toBe('440103005');
    expect(commonPrefix([TOWN, VILLAGE])).toBe('440103005');
    expect(commonPrefix([VILLAGE, '440103006001'])).toBe('440103');
    expect(commonPrefix([VILLAGE, '440104005012'])).toBe('4401');
    expect(() => commonPrefix([VILLAGE, '440203005012'])).toThrow(/several cities/);
    expect(() => commonPrefix([])).toThrow(/at least one/);
  });

  it('are twelve ASCII digits', () => {
    expect(['4401030000', '44010300000a', '４40103000000', '000000000000'].map(isRegionCode)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('the network', () => {
  const reach = (id: string, downstream: string | null) => ({ id, downstream, lengthM: 100 });

  it('walks from the springs to the mouth', () => {
    const network = makeNetwork([reach('c', null), reach('b', 'c'), reach('a', 'b'), reach('d', 'b')]);
    if (!network.ok) throw new Error(network.refusal.kind);
    const order = [...network.value.order].map((i) => network.value.ids[i]!);
    expect(order.indexOf('a')).toBeLessThan(order.indexOf('b'));
    expect(order.at(-1)).toBe('c');
    expect(listUpstream(network.value, [100, 100, 100, 100], 0)).toEqual([
      { index: 1, distanceM: 0 },
      { index: 2, distanceM: 100 },
      { index: 3, distanceM: 100 },
    ]);
  });

  it('refuses water that flows in a circle, and names it', () => {
    expect(makeNetwork([reach('a', 'b'), reach('b', 'c'), reach('c', 'a'), reach('d', 'a')])).toMatchObject({
      refusal: { kind: 'network.circle', reaches: ['a', 'b', 'c'] },
    });
    expect(makeNetwork([reach('a', 'x')])).toMatchObject({ refusal: { kind: 'network.unknown', downstream: 'x' } });
  });
});
