import { describe, expect, it } from 'vitest';
import { GB3838_2002 } from '../../observation/standard.ts';
import { makeNetwork } from '../../place/network.ts';
import { makeRiver } from './made-river.ts';
import { traceSources } from './source-tracing.ts';
import type { TracedSource, TracingInput } from './tracing-input.ts';
import { TRACING_DEFAULT, type TracingRule } from './tracing-rule.ts';
import type { WaterMonth } from './tracing-signal.ts';

const MONTH = '2020-06';
/** Three reaches of 2 km in a row: U flows into M, M into T, which is traced. */
const ROW = ['T', 'M', 'U'];

function riverOf(more: Partial<TracingInput> = {}, ids: readonly string[] = ROW): TracingInput {
  const network = makeNetwork(ids.map((id, i) => ({ id, downstream: ids[i - 1] ?? null, lengthM: 2000 })));
  if (!network.ok) throw new Error(network.refusal.kind);
  return {
    ...{
      reach: 'T',
      month: MONTH,
      network: network.value,
      lengthsM: ids.map(() => 2000),
      sources: [],
      waters: new Map(),
    },
    ...{ limits: { standard: GB3838_2002, kind: 'river', targetClass: 4 }, rainMmByDay: new Map() },
    ...{ problems: [], bulletins: [] },
    ...more,
  };
}

function source(id: string, more: Partial<TracedSource> = {}): TracedSource {
  return { id, kind: 'outfall', reach: 'T', loadKgd: 10, status: 'active', lon: null, lat: null, ...more };
}

function water(means: Readonly<Record<string, number>>, month = MONTH): WaterMonth {
  return { month, means, days: [`${month}-10`] };
}

function trace(more: Partial<TracingInput>, ids?: readonly string[], rule: TracingRule = TRACING_DEFAULT) {
  return traceSources(riverOf(more, ids), rule);
}

const orderOf = (more: Partial<TracingInput>, ids?: readonly string[]) =>
  trace(more, ids).candidates.map((one) => one.source);
const kindsOf = (more: Partial<TracingInput>) =>
  new Map(trace(more).candidates.map((one) => [one.source, one.reasons.map(({ kind }) => kind)]));
const noteKinds = (more: Partial<TracingInput>, ids?: readonly string[]) =>
  trace(more, ids).notes.map(({ kind }) => kind);

const FAILS = { nh3n: 4.5, tp: 0.9, bod5: 6, cod: 28, cu: 0.01 };
const METAL = { nh3n: 0.5, tp: 0.1, bod5: 3, cod: 90, cu: 4 };

describe('a planted polluter', () => {
  it('is among the first three in at least 80 of 100 rivers, where distance or load alone find few', () => {
    const found = { traced: 0, byDistance: 0, byLoad: 0 };
    for (let seed = 1; seed <= 100; seed++) {
      const { input, planted } = makeRiver(seed);
      const { candidates } = traceSources(input, { ...TRACING_DEFAULT, most: { value: 999, source: 'default' } });
      const first = (by: (one: (typeof candidates)[number]) => number) =>
        candidates
          .toSorted((a, b) => by(b) - by(a))
          .slice(0, 3)
          .some((one) => one.source === planted);
      if (first((one) => one.score)) found.traced++;
      if (first((one) => -one.distanceM)) found.byDistance++;
      if (first((one) => one.factors.load)) found.byLoad++;
    }
    expect(found.traced).toBeGreaterThanOrEqual(80);
    expect(found.byDistance).toBeLessThan(40);
    expect(found.byLoad).toBeLessThan(40);
  });
});

describe('what speaks for a source', () => {
  it('is the kind that brings what is over the limit', () => {
    const sources = [source('farm', { kind: 'farm' }), source('works', { kind: 'industry' })];
    expect(orderOf({ sources, waters: new Map([['T', [water(FAILS)]]]) })).toEqual(['farm', 'works']);
    expect(orderOf({ sources, waters: new Map([['T', [water(METAL)]]]) })).toEqual(['works', 'farm']);
    const [farm] = trace({ sources, waters: new Map([['T', [water(FAILS)]]]) }).candidates;
    expect(farm!.reasons).toContainEqual(
      expect.objectContaining({ kind: 'tracing.signature', indicator: 'nh3n', value: 4.5, limit: 1.5, ratio: 3 }),
    );
  });

  it('is nearness and load, and a load that is not known counts as the middle one', () => {
    const near = [source('far', { reach: 'U' }), source('near', { reach: 'M' }), source('here')];
    expect(orderOf({ sources: near })).toEqual(['here', 'near', 'far']);
    expect(trace({ sources: near }).candidates.map(({ distanceM }) => distanceM)).toEqual([0, 1000, 3000]);
    const loads = [
      source('a', { loadKgd: 1 }),
      source('b', { loadKgd: null }),
      source('c', { loadKgd: 80 }),
      source('d'),
    ];
    expect(orderOf({ sources: loads })).toEqual(['c', 'b', 'd', 'a']);
    expect(kindsOf({ sources: loads }).get('b')).toContain('tracing.loadUnknown');
  });

  it('is a jump between the sample above and this one; an upper reach that fails points further up', () => {
    const sources = [source('here'), source('above', { reach: 'U' })];
    const jump = { sources, waters: new Map([['T', [water(FAILS)]], ['U', [water({ nh3n: 0.3 })]]]) }; // biome-ignore format: one line
    expect(orderOf(jump)).toEqual(['here', 'above']);
    expect(kindsOf(jump).get('here')).toContain('tracing.step');
    expect(kindsOf(jump).get('above')).toContain('tracing.upstreamPasses');
    expect(noteKinds(jump)).not.toContain('tracing.lookUpstream');
    const flat = { sources, waters: new Map([['T', [water(FAILS)]], ['U', [water({ nh3n: 5 })]]]) }; // biome-ignore format: one line
    expect(orderOf(flat)).toEqual(['above', 'here']);
    expect(kindsOf(flat).get('here')).toContain('tracing.noStep');
    expect(kindsOf(flat).get('above')).toContain('tracing.upstreamFailing');
    expect(trace(flat).notes).toContainEqual(
      expect.objectContaining({ kind: 'tracing.lookUpstream', reach: 'U', indicator: 'nh3n', value: 5 }),
    );
  });

  it('is how the water answers to rain, once there are months enough', () => {
    const sources = [source('drain', { kind: 'drainage_user' }), source('overflow')];
    const months = Array.from(
      { length: 12 },
      (_, i) => `${2019 + Math.floor((i + 6) / 12)}-${String(((i + 6) % 12) + 1).padStart(2, '0')}`,
    );
    const rained = (mm: (i: number) => number, nh3n: (i: number) => number, count = 12) => ({
      sources,
      waters: new Map([['T', months.slice(-count).map((month, i) => water({ nh3n: nh3n(i) }, month))]]),
      rainMmByDay: new Map(
        months
          .slice(-count)
          .flatMap((month, i) => [8, 9, 10].map((d) => [`${month}-${String(d).padStart(2, '0')}`, mm(i)])),
      ),
    });
    const wet = rained((i) => i, (i) => 2 + i); // biome-ignore format: one line
    expect(orderOf(wet)).toEqual(['overflow', 'drain']);
    expect(trace(wet).rain).toMatchObject({ months: 12, correlation: expect.closeTo(1) });
    expect(kindsOf(wet).get('overflow')).toContain('tracing.rainRises');
    expect(kindsOf(wet).get('drain')).toContain('tracing.rainAgainst');
    const diluted = rained((i) => i, (i) => 20 - i); // biome-ignore format: one line
    expect(orderOf(diluted)).toEqual(['drain', 'overflow']);
    expect(kindsOf(diluted).get('drain')).toContain('tracing.rainDilutes');
    const few = rained(() => 0, () => 5, 4); // biome-ignore format: one line
    expect(orderOf(few)).toEqual(['drain', 'overflow']);
    expect(kindsOf(few).get('drain')).toContain('tracing.sampledDry');
    expect(trace(few).notes).toContainEqual({ kind: 'tracing.fewMonths', months: 4, needed: 10 });
    // A month of which a day of rain is not known says nothing.
    expect(trace({ ...few, rainMmByDay: new Map() }).rain).toMatchObject({
      months: 0,
      correlation: null,
      lastMm: null,
    });
  });

  it('is a problem beside it that its kind could be behind, more than one on its reach, and an open one more than an ended', () => {
    const at = { lon: 113, lat: 23 };
    const sources = [source('a'), source('b', at), source('c', { reach: 'T', lon: 113.1, lat: 23 })];
    const problem = { id: 'Q1', type: 'drainage_facility', reach: 'T', open: true, ...at };
    expect(orderOf({ sources, problems: [problem] })).toEqual(['b', 'a', 'c']);
    const factor = (problems: TracingInput['problems'], id: string) =>
      trace({ sources, problems }).candidates.find((one) => one.source === id)!.factors.record;
    expect([factor([problem], 'b'), factor([problem], 'c')]).toEqual([2.5, 1.5]);
    expect(factor([{ ...problem, open: false }], 'b')).toBe(1.4);
    expect(factor([{ ...problem, type: 'farming_pollution' }], 'b')).toBe(1);
    expect(factor([problem, { ...problem, id: 'Q2' }], 'b')).toBe(2.5);
    expect(trace({ sources, problems: [problem, { ...problem, id: 'Q2' }] }).candidates[0]!.reasons[0]).toEqual({
      ...{ kind: 'tracing.openProblem', type: 'drainage_facility', count: 2, where: 'source', problems: ['Q1', 'Q2'] },
    });
    const named = trace({ sources, bulletins: [{ reach: 'T', issuer: 'city' }] }).candidates[0]!;
    expect(named.reasons).toContainEqual({ kind: 'tracing.bulletin', issuer: 'city' });
  });

  it('is its status in the words of the register: what is closed counts down and is still shown', () => {
    const sources = [
      source('closed', { status: '已关闭', loadKgd: 40 }),
      source('active'),
      source('mended', { status: '整改完成' }),
      source('faulty', { status: '故障' }),
    ];
    expect(orderOf({ sources })).toEqual(['faulty', 'active', 'mended', 'closed']);
    const kinds = kindsOf({ sources });
    expect(kinds.get('closed')).toContain('tracing.closed');
    expect(kinds.get('mended')).toContain('tracing.rectified');
    expect(kinds.get('faulty')).toContain('tracing.faulty');
  });
});

describe('a tracing', () => {
  it('has for its score the product of the factors that stand beside it', () => {
    for (const { score, factors } of traceSources(makeRiver(7).input, TRACING_DEFAULT).candidates)
      expect(score).toBeCloseTo(
        Object.values(factors).reduce((product, one) => product * one, 1),
        10,
      );
  });

  it('says that there are no sources, no samples, nothing over, or no river above', () => {
    expect(noteKinds({})).toEqual(['tracing.noSources']);
    const old = new Map([['T', [water(FAILS, '2019-12')]]]);
    expect(trace({ sources: [source('a')], waters: old }).notes).toEqual([{ kind: 'tracing.noSample', months: 6 }]);
    expect(trace({ sources: [source('a')], waters: old }).candidates[0]!.factors).toMatchObject({
      signature: 1,
      step: 1,
      rain: 1,
    });
    expect(noteKinds({ sources: [source('a')], waters: new Map([['T', [water({ nh3n: 0.2 })]]]) })).toEqual([
      ...['tracing.nothingOver', 'tracing.noStation', 'tracing.fewMonths'],
    ]);
    const lake = { ...riverOf().limits, kind: 'lake' as const };
    expect(noteKinds({ limits: lake, sources: [source('a')] }, ['T'])).toEqual(['tracing.still', 'tracing.noSample']);
  });

  it('never looks past its month, nor at sources that are too far', () => {
    const later = { sources: [source('a')], waters: new Map([['T', [water(FAILS, '2020-07')]]]) };
    expect(trace(later).signal).toBeNull();
    const ids = Array.from({ length: 20 }, (_, i) => (i === 0 ? 'T' : `A${i}`));
    const sources = ids.map((reach) => source(`S-${reach}`, { reach }));
    expect(trace({ sources }, ids)).toMatchObject({ considered: 16 });
  });

  it('explains the months that fail, and compares the river above in the same months', () => {
    const waters = new Map([
      ['T', [water({ nh3n: 0.2 }, '2020-04'), water({ nh3n: 0.3 }, '2020-05'), water({ nh3n: 3 })]],
      ['U', [water({ nh3n: 9 }, '2020-05'), water({ nh3n: 0.6 })]],
    ]);
    const traced = trace({ sources: [source('a')], waters });
    expect(traced.signal).toMatchObject({ months: [MONTH], readings: [{ indicator: 'nh3n', value: 3 }] });
    expect(traced.candidates[0]!.reasons).toContainEqual(
      expect.objectContaining({ kind: 'tracing.step', from: 0.6, to: 3 }),
    );
    const calm = new Map([['T', [water({ nh3n: 0.3 }, '2020-05'), water({ nh3n: 0.5 })]]]);
    expect(trace({ waters: calm }).signal).toMatchObject({ months: [MONTH, '2020-05'], readings: [{ value: 0.4 }] });
  });

  it('shows so many and says how many there were', () => {
    const sources = Array.from({ length: 30 }, (_, i) => source(`S${String(i).padStart(2, '0')}`));
    const traced = trace({ sources });
    expect([traced.candidates.length, traced.considered]).toEqual([20, 30]);
    expect(traced.notes).toContainEqual({ kind: 'tracing.capped', shown: 20, considered: 30 });
  });

  it('gives the same order whatever the order of its facts', () => {
    const { input } = makeRiver(5);
    const turned = { ...input, sources: input.sources.toReversed(), problems: input.problems.toReversed() };
    expect(traceSources(turned, TRACING_DEFAULT)).toEqual(traceSources(input, TRACING_DEFAULT));
  });
});
