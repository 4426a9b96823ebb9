import { describe, expect, it } from 'vitest';
import { type ListState, listOf, nextVersion, planPublication, sumCounts } from './warning-list.ts';

const CITY = '440100000000';
const EAST = '440103000000';
const WEST = '440104000000';

function state(region: string, version: number | null, red = 1): ListState {
  const counts = { none: 5, yellow: 3, orange: 2, red };
  return { region, counts, raised: 0, fallen: 0, reviewedUp: 0, reviewedDown: 0, version };
}

const seen = (...states: ListState[]) => sumCounts(states);
const refusalOf = (result: { ok: boolean }) => (result as { refusal?: { kind: string } }).refusal?.kind;

describe('a list', () => {
  it('holds a district, and the city’s own where a water lies in no district', () => {
    expect(listOf('440103002001')).toBe(EAST);
    expect(listOf(CITY)).toBe(CITY);
  });

  it('is published by the district for itself, by the city for all that is left', () => {
    const states = [state(CITY, null), state(EAST, 1), state(WEST, null)];
    const west = { office: WEST, region: WEST, seen: seen(states[2]!) };
    expect(planPublication(states, west)).toEqual({ ok: true, value: [{ region: WEST, version: 1 }] });
    const all = { office: CITY, region: CITY, seen: seen(states[0]!, states[2]!) };
    expect(planPublication(states, all)).toMatchObject({ value: [{ region: CITY }, { region: WEST }] });
    expect(refusalOf(planPublication(states, { ...west, office: EAST }))).toBe('warningReview.officeLevel');
    expect(refusalOf(planPublication(states, { ...west, region: '440104001000' }))).toBe('warningReview.officeLevel');
  });

  it('is published once, and only as it was seen', () => {
    expect(
      refusalOf(planPublication([state(EAST, 1)], { office: EAST, region: EAST, seen: seen(state(EAST, 1)) })),
    ).toBe('warningReview.nothingLeft');
    const moved = { office: EAST, region: EAST, seen: seen(state(EAST, null, 2)) };
    expect(refusalOf(planPublication([state(EAST, null)], moved))).toBe('warningReview.moved');
  });

  it('is superseded by the next version, also where the first was not kept', () => {
    expect(nextVersion({ region: EAST, version: 3 })).toEqual({ region: EAST, version: 4 });
    expect(nextVersion({ region: EAST, version: null })).toEqual({ region: EAST, version: 2 });
  });
});
