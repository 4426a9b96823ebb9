import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { haversineM } from '../ground/geo.ts';
import { partsOf } from './line.ts';
import { cutLine, joinLines, lineLengthM, placeOnLine, pointAlong } from './line-cut.ts';
import { makeNetwork } from './network.ts';
import { planJoin, planSplit, type ReachForm } from './reach-split.ts';
import type { Shape } from './shape.ts';

const line = (...coordinates: readonly (readonly [number, number])[]): Shape => ({ type: 'LineString', coordinates });
const take = <T>(result: { ok: true; value: T } | { ok: false; refusal: object }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};

/** No metre is lost: both parts together are the line. */
const WHOLE_M = 0.02;
/** Between two points a line is straight in degrees, so within a step of ten kilometres half of its metres is not half of its degrees. */
const WITHIN_STEP_M = 0.5;

/** Steps of some ten to some thousand metres. */
const anyPoint = fc.tuple(
  fc.double({ min: 113, max: 113.1, noNaN: true }),
  fc.double({ min: 22.9, max: 23, noNaN: true }),
);
const anyWay = fc.array(anyPoint, { minLength: 2, maxLength: 8 });
const anyLine = fc.oneof(
  anyWay.map((way) => line(...way)),
  fc
    .array(anyWay, { minLength: 2, maxLength: 3 })
    .map((coordinates): Shape => ({ type: 'MultiLineString', coordinates })),
);

describe('a line that is cut', () => {
  it('is cut where it was pointed at, and both parts end there', () => {
    const [a, b] = [[113, 23] as const, [113.02, 23] as const];
    const place = placeOnLine(line(a, b), [113.01, 23.001])!;
    expect(Math.round(place.offM)).toBe(111);
    const { upper, lower, share } = take(cutLine(line(a, b), place.alongM));
    expect(share).toBeCloseTo(0.5, 6);
    expect([(upper.coordinates as number[][]).at(-1), (lower.coordinates as number[][])[0]]).toEqual([
      [expect.closeTo(113.01, 9), 23],
      [expect.closeTo(113.01, 9), 23],
    ]);
  });

  it.each([
    ['an area', { type: 'Polygon', coordinates: [] } as Shape, 100, 'cut.area'],
    ['too near its upper end', line([113, 23], [113.02, 23]), 9.9, 'cut.tooShort'],
    ['too near its lower end', line([113, 23], [113.0002, 23]), 15, 'cut.tooShort'],
    ['nowhere', line([113, 23], [113.02, 23]), Number.NaN, 'cut.tooShort'],
  ])('is refused when it is %s', (_, shape, atM, kind) => {
    expect(cutLine(shape, atM)).toMatchObject({ ok: false, refusal: { kind } });
  });

  it('has two parts that are as long as it was, and joined they are the same line', () => {
    fc.assert(
      fc.property(anyLine, fc.double({ min: 0, max: 1, noNaN: true }), (shape, share) => {
        const lengthM = lineLengthM(shape);
        const cut = cutLine(shape, lengthM * share);
        if (!cut.ok) {
          expect(Math.min(share, 1 - share) * lengthM).toBeLessThan(10.001);
          return;
        }
        const { upper, lower } = cut.value;
        expect(Math.abs(lineLengthM(upper) + lineLengthM(lower) - lengthM)).toBeLessThan(WHOLE_M);
        expect(Math.abs(lineLengthM(upper) - lengthM * share)).toBeLessThan(WITHIN_STEP_M);
        const joined = joinLines(upper, lower);
        // Parts that lie far apart are cut between them when the place is just there.
        if (!joined.ok) {
          expect(joined.refusal.kind).toBe('join.apart');
          return;
        }
        expect(Math.abs(lineLengthM(joined.value) - lengthM)).toBeLessThan(WHOLE_M);
        for (const [lon, lat] of partsOf(shape).flat())
          expect(placeOnLine(joined.value, [lon, lat])!.offM).toBeLessThan(WHOLE_M);
        for (const [lon, lat] of partsOf(joined.value).flat())
          expect(placeOnLine(shape, [lon, lat])!.offM).toBeLessThan(WHOLE_M);
      }),
    );
  });

  it('knows each of its places both ways', () => {
    fc.assert(
      fc.property(anyWay, fc.double({ min: 0, max: 1, noNaN: true }), (way, share) => {
        const alongM = lineLengthM(line(...way)) * share;
        const point = pointAlong(line(...way), alongM)!;
        const place = placeOnLine(line(...way), point)!;
        expect(place.offM).toBeLessThan(0.01);
        // A line that crosses itself passes the same point twice.
        const again = pointAlong(line(...way), place.alongM)!;
        expect(haversineM(point[0], point[1], again[0], again[1])).toBeLessThan(0.05);
      }),
    );
  });
});

describe('lines that are joined', () => {
  it('stay parts where their ends do not touch, and are refused where they lie apart', () => {
    const [a, b] = [line([113, 23], [113.01, 23]), line([113.0101, 23], [113.02, 23])];
    expect(take(joinLines(a, b)).type).toBe('MultiLineString');
    expect(joinLines(b, a)).toMatchObject({ ok: false, refusal: { kind: 'join.apart', widest: 200 } });
  });

  it('keep a bend where they meet', () => {
    const bend = take(joinLines(line([113, 23], [113.01, 23]), line([113.01, 23], [113.01, 23.01])));
    expect(bend.coordinates).toEqual([
      [113, 23],
      [113.01, 23],
      [113.01, 23.01],
    ]);
  });
});

const FORM: ReachForm = { lengthM: 2000, geometry: line([113, 23], [113.02, 23]), downstream: 'mouth' };

describe('a reach that is split', () => {
  it.each([
    ['upper', { kept: 'fresh', fresh: 'mouth' }],
    ['lower', { kept: 'mouth', fresh: 'old' }],
  ] as const)('keeps its id %s, and water goes the same way', (keeps, flows) => {
    const plan = take(planSplit(FORM, { atM: 500, keeps, id: 'old', freshId: 'fresh' }));
    expect({ kept: plan.kept.downstream, fresh: plan.fresh.downstream }).toEqual(flows);
    expect(plan.kept.lengthM + plan.fresh.lengthM).toBeCloseTo(2000, 6);
    const isLower = keeps === 'upper';
    expect(plan.goesToFresh({ lon: 113.015, lat: 23.0001 })).toBe(isLower);
    expect(plan.goesToFresh({ lon: 113.001, lat: 23.0001 })).toBe(!isLower);
    expect(plan.goesToFresh({ lon: null, lat: null })).toBe(false);
    expect(plan.flowsToFresh(line([113.015, 23.01], [113.015, 23.0005]))).toBe(isLower);
    expect(plan.flowsToFresh(line([113.015, 23.03], [113.015, 23.02]))).toBe(!isLower);
    expect(plan.flowsToFresh(null)).toBe(!isLower);
  });

  it('without a line is split by its listed length, and nothing that stands on it moves', () => {
    const plan = take(planSplit({ ...FORM, geometry: null }, { atM: 500, keeps: 'upper', id: 'old', freshId: 'new' }));
    expect([plan.kept.lengthM, plan.fresh.lengthM, plan.goesToFresh({ lon: 113, lat: 23 })]).toEqual([
      500,
      1500,
      false,
    ]);
    expect(planJoin(FORM, { ...FORM, geometry: null })).toMatchObject({ refusal: { kind: 'join.oneLine' } });
  });

  it('however often reaches are split and joined, the water reaches the mouth and no metre is lost', () => {
    const step = fc.record({
      which: fc.nat(),
      share: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      keeps: fc.constantFrom('upper' as const, 'lower' as const),
      join: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const start: ReachForm = {
          lengthM: 9000,
          geometry: line([113, 23], [113.05, 23.01], [113.09, 23]),
          downstream: null,
        };
        const reaches = new Map<string, ReachForm>([['r', start]]);
        for (const [n, { which, share, keeps, join }] of steps.entries()) {
          const id = [...reaches.keys()][which % reaches.size]!;
          const form = reaches.get(id)!;
          const lower = form.downstream === null ? undefined : reaches.get(form.downstream);
          if (join && lower) {
            const gone = keeps === 'upper' ? form.downstream! : id;
            const kept = keeps === 'upper' ? id : form.downstream!;
            reaches.set(kept, take(planJoin(form, lower)));
            reaches.delete(gone);
            for (const [other, one] of reaches)
              if (one.downstream === gone) reaches.set(other, { ...one, downstream: kept });
            continue;
          }
          const atM = lineLengthM(form.geometry!) * share;
          const plan = planSplit(form, { atM, keeps, id, freshId: `n${n}` });
          if (!plan.ok) continue;
          for (const [other, one] of reaches)
            if (one.downstream === id && plan.value.flowsToFresh(one.geometry))
              reaches.set(other, { ...one, downstream: `n${n}` });
          reaches.set(id, plan.value.kept).set(`n${n}`, plan.value.fresh);
        }
        const all = [...reaches].map(([id, { downstream, lengthM }]) => ({ id, downstream, lengthM }));
        const network = take(makeNetwork(all));
        // One river: every reach but the last has another below it, so all of them come to the one mouth.
        expect(Array.from(network.downstream).filter((below) => below < 0)).toHaveLength(1);
        expect(new Set(network.downstream).size).toBe(all.length);
        expect(all.reduce((sum, { lengthM }) => sum + lengthM, 0)).toBeCloseTo(9000, 1);
        const drawn = [...reaches.values()].reduce((sum, { geometry }) => sum + lineLengthM(geometry!), 0);
        expect(drawn).toBeCloseTo(lineLengthM(start.geometry!), 1);
      }),
    );
  });
});
