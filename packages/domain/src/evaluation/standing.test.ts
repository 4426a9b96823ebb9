import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Counts, type Standing, type StandingFacts, setStandings } from './standing.ts';
import { listStandingReasons } from './standing-reason.ts';
import { STANDING_DEFAULT, STANDING_NUMBERS, type StandingNumber } from './standing-rule.ts';
import { type Count, shrinkShare } from './standing-share.ts';

const of = (numerator: number, denominator: number): Count => ({ numerator, denominator });
const NONE = of(0, 0);
const counts = (some: Partial<Counts>): Counts => ({
  ...{ visits: NONE, found: NONE, keyFound: NONE, closedOnTime: NONE, targetMet: NONE },
  ...some,
});
const chief = (person: string, some: Partial<Counts> = {}, asked = 10): StandingFacts => ({
  ...{ person, level: 'village', asked },
  counts: counts({ visits: of(asked, asked), ...some }),
});
const find = (standings: readonly Standing[], person: string) => standings.find((one) => one.person === person)!;
/** Chiefs of whom the same is asked, who found seven in ten. */
const CROWD = Array.from({ length: 20 }, (_, i) => chief(`peer-${i}`, { found: of(7, 10) }));

const aCount = fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => of(a, a + b));
const aChief = (person: string): fc.Arbitrary<StandingFacts> =>
  fc.record({
    person: fc.constant(person),
    level: fc.constantFrom('village' as const, 'town' as const),
    asked: fc.nat(12),
    counts: fc.record({ visits: aCount, found: aCount, keyFound: aCount, closedOnTime: aCount, targetMet: aCount }),
  });
const aMonth = fc.integer({ min: 1, max: 24 }).chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => aChief(`P${i}`)))); // biome-ignore format: one line
const aNumber = fc.constantFrom(...STANDING_NUMBERS);

const addGood = (one: StandingFacts, number: StandingNumber): StandingFacts => {
  const { numerator, denominator } = one.counts[number];
  return { ...one, counts: { ...one.counts, [number]: of(numerator + 1, denominator + 1) } };
};

describe('a share drawn towards the peers', () => {
  it('counts 3 of 3 as 78 % where the others find 70 % and eight cases are added', () => {
    expect(shrinkShare(of(3, 3), of(70, 100), 8)).toMatchObject({ raw: 1, mean: 0.7, value: 8.6 / 11 });
  });

  it('counts nothing where the others have too few cases to say what is usual', () => {
    expect(shrinkShare(of(0, 1), of(7, 7), 8)).toMatchObject({ raw: 0, mean: null, value: null });
    expect(shrinkShare(of(0, 1), of(8, 8), 8)).toMatchObject({ mean: 1, value: 8 / 9 });
  });

  it('is less certain where the mean itself is', () => {
    const few = shrinkShare(of(20, 20), of(7, 10), 8);
    const many = shrinkShare(of(20, 20), of(700, 1000), 8);
    expect(few.value).toBe(many.value);
    expect(few.variance).toBeGreaterThan(many.variance);
  });

  it('leaves many cases nearly as they are', () => {
    expect(shrinkShare(of(300, 300), of(70, 100), 8).value).toBeCloseTo(0.992, 3);
  });

  it('stays as near to the mean as its cases are few', () => {
    fc.assert(
      fc.property(aCount, aCount, fc.integer({ min: 1, max: 20 }), (own, others, pseudoCases) => {
        const { value, mean } = shrinkShare(own, others, pseudoCases);
        const most = own.denominator / (own.denominator + pseudoCases);
        expect(value === null).toBe(mean === null);
        if (mean !== null) expect(Math.abs(value! - mean)).toBeLessThanOrEqual(most + 1e-12);
      }),
    );
  });
});

describe('a standing', () => {
  it('is uncertain for one lucky find, and upper for the same share of many', () => {
    const one = find(setStandings([...CROWD, chief('lin', { found: of(1, 1) })], STANDING_DEFAULT), 'lin');
    const many = find(setStandings([...CROWD, chief('lin', { found: of(40, 40) })], STANDING_DEFAULT), 'lin');
    expect(one.depths.content.position).toBe('uncertain');
    expect(many.depths.content.position).toBe('upper');
  });

  it('does not shame one missed problem, and tells twenty', () => {
    const one = find(setStandings([...CROWD, chief('lin', { found: of(0, 1) })], STANDING_DEFAULT), 'lin');
    const many = find(setStandings([...CROWD, chief('lin', { found: of(0, 20) })], STANDING_DEFAULT), 'lin');
    expect(one.depths.content.position).toBe('uncertain');
    expect(many.depths.content.position).toBe('lower');
  });

  it('keeps the depths apart: walking everything says nothing of finding', () => {
    const lazy = CROWD.map((one) => ({ ...one, counts: { ...one.counts, visits: of(2, 10) } }));
    const lin = find(setStandings([...lazy, chief('lin', { found: of(0, 40), visits: of(40, 40) })], STANDING_DEFAULT), 'lin'); // biome-ignore format: one line
    expect(lin.depths).toMatchObject({ form: { position: 'upper' }, content: { position: 'lower' } });
    expect(lin.depths.result).toEqual({ position: 'none', score: null });
  });

  it('is not told where he has no case of his own', () => {
    const { depths, numbers } = find(setStandings([...CROWD, chief('lin')], STANDING_DEFAULT), 'lin');
    expect([depths.content.position, depths.form.position]).toEqual(['none', 'middle']);
    expect(numbers.found.value).toBe(0.7);
  });

  it('of everybody who is alike is the middle', () => {
    for (const { depths } of setStandings(CROWD, STANDING_DEFAULT))
      expect([depths.form.position, depths.content.position]).toEqual(['middle', 'middle']);
  });

  it('names nobody unless the rule gives honours, and then whoever is upper in content and result', () => {
    const people = [
      ...CROWD.map((one) => ({ ...one, counts: { ...one.counts, targetMet: of(3, 10) } })),
      chief('lin', { found: of(40, 40), targetMet: of(40, 40) }),
    ];
    expect(setStandings(people, STANDING_DEFAULT).filter(({ honoured }) => honoured)).toEqual([]);
    const giving = { ...STANDING_DEFAULT, honours: { value: { given: true }, source: 'city' as const } };
    expect(setStandings(people, giving).flatMap(({ honoured, person }) => (honoured ? [person] : []))).toEqual(['lin']);
  });

  it('is never lowered by one more good case', () => {
    fc.assert(
      fc.property(aMonth, fc.nat(), aNumber, (month, at, number) => {
        const lin = month[at % month.length]!;
        const before = find(setStandings(month, STANDING_DEFAULT), lin.person);
        const after = find(setStandings(month.map((one) => (one === lin ? addGood(one, number) : one)), STANDING_DEFAULT), lin.person); // biome-ignore format: one line
        for (const depth of ['form', 'content', 'result'] as const) {
          const [a, b] = [before.depths[depth].score, after.depths[depth].score];
          if (a !== null) expect(b!.value).toBeGreaterThanOrEqual(a.value - 1e-12);
          if (a !== null) expect(b!.mean).toBeCloseTo(a.mean, 12);
        }
      }),
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(
        aMonth.chain((month) => fc.tuple(fc.constant(month), fc.shuffledSubarray(month, { minLength: month.length }))),
        ([month, shuffled]) => {
          // biome-ignore format: one line
          const again = setStandings(shuffled, STANDING_DEFAULT);
          for (const one of setStandings(month, STANDING_DEFAULT)) expect(find(again, one.person)).toEqual(one);
        },
      ),
    );
  });

  it('does not depend on what anybody is called', () => {
    fc.assert(
      fc.property(aMonth, (month) => {
        const renamed = setStandings(month.map((one, i) => ({ ...one, person: `Z${month.length - i}` })), STANDING_DEFAULT); // biome-ignore format: one line
        const bare = (standings: readonly Standing[]) => standings.map((one) => ({ ...one, person: '' }));
        expect(bare(renamed)).toEqual(bare(setStandings(month, STANDING_DEFAULT)));
      }),
    );
  });

  it('of nobody with a single case is told as upper or lower', () => {
    fc.assert(
      fc.property(aMonth, fc.constantFrom(of(1, 1), of(0, 1)), (month, single) => {
        const lin = { ...month[0]!, counts: counts({ found: single }) };
        const { depths } = find(setStandings([lin, ...month.slice(1)], STANDING_DEFAULT), lin.person);
        for (const { position } of Object.values(depths)) expect(['upper', 'lower']).not.toContain(position);
      }),
    );
  });
});

describe('what is said beside it', () => {
  const known = { rule: STANDING_DEFAULT, targetBefore: of(1, 3), leftOut: { found: 2 } };
  it('names few cases, none, an overlap, the change on a year before and what is left out', () => {
    const lin = chief('lin', { found: of(1, 1), targetMet: of(3, 3) });
    const reasons = listStandingReasons(find(setStandings([...CROWD, lin], STANDING_DEFAULT), 'lin'), known);
    expect(reasons).toContainEqual({ kind: 'cases.few', number: 'found', cases: 1, pseudoCases: 8 });
    expect(reasons).toContainEqual({ kind: 'cases.none', number: 'keyFound' });
    expect(reasons).toContainEqual({ kind: 'mean.none', number: 'targetMet' });
    expect(reasons).toContainEqual(expect.objectContaining({ kind: 'overlap', depth: 'content' }));
    expect(reasons).toContainEqual({ kind: 'target.better', now: of(3, 3), before: of(1, 3) });
    expect(reasons).toContainEqual({ kind: 'leftOut', number: 'found', rows: 2 });
  });

  it('says when a group is too small', () => {
    const alone = find(setStandings([chief('lin'), chief('wu')], STANDING_DEFAULT), 'lin');
    expect(alone.depths.form.position).toBe('none');
    expect(listStandingReasons(alone, known)[0]).toEqual({ kind: 'group.few', people: 2, least: 8 });
  });
});
