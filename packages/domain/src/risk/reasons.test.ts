import { describe, expect, it } from 'vitest';
import type { MonthlyHistory } from './features/history.ts';
import { makeHistory } from './features/made-history.ts';
import { prepareHistory } from './features/prepared-history.ts';
import type { FeatureGroup } from './learner/feature-matrix.ts';
import { findReasons } from './reasons.ts';

const MONTHS = 24;
const NOW = MONTHS - 1;

/** Five reaches of one river, R0000 the highest, all clean and all measured. */
function cleanRiver(): MonthlyHistory {
  const history = makeHistory({ reaches: 5, months: MONTHS, seed: 1, monitored: 1, missing: 0 });
  for (let reach = 0; reach < 5; reach++) for (let m = 0; m < MONTHS; m++) measure(history, reach, m, 0.5);
  return history;
}

/** @param ratio to the limit of ammonia; NaN takes the sample away */
function measure(history: MonthlyHistory, reach: number, month: number, ratio: number): void {
  const cell = reach * MONTHS + month;
  const known = !Number.isNaN(ratio);
  history.ratio[cell] = ratio;
  history.fails[cell] = known ? (ratio > 1 ? 1 : 0) : -1;
  history.wqClass[cell] = known ? (ratio > 1 ? 6 : 3) : 0;
  for (const column of history.means) column[cell] = Number.NaN;
  history.means[1]![cell] = 2 * ratio;
}

function kindsOf(history: MonthlyHistory, groups: readonly [FeatureGroup, number][], reach = 4) {
  return findReasons(
    prepareHistory(history),
    { reach, month: NOW },
    groups.map(([group, value]) => ({ group, value })),
  );
}

describe('findReasons', () => {
  it('says by how much the last sample was over, and how long the water above has been bad', () => {
    const history = cleanRiver();
    measure(history, 4, NOW, 1.6);
    for (const m of [NOW, NOW - 1]) measure(history, 3, m, 2);
    expect(kindsOf(history, [['upstream', 0.8], ['lastSample', 1.2]])).toEqual([
      { kind: 'risk.overLimit', indicator: 'nh3n', value: expect.closeTo(3.2), limit: 2, times: expect.closeTo(0.6), wqClass: 5, monthsAgo: 0 },
      { kind: 'risk.upstreamInARow', reach: 'R0003', months: 2, monthsAgo: 0, worseThanV: true },
    ]); // biome-ignore format: one line a reason
  });

  it('looks past unmeasured water to the next measured reach above', () => {
    const history = cleanRiver();
    for (let m = 0; m < MONTHS; m++) measure(history, 3, m, Number.NaN);
    for (const m of [NOW, NOW - 1, NOW - 2]) measure(history, 2, m, 2);
    expect(kindsOf(history, [['upstream', 1]])).toEqual([
      { kind: 'risk.upstreamInARow', reach: 'R0002', months: 3, monthsAgo: 0, worseThanV: true },
    ]);
    measure(history, 2, NOW, 0.5);
    expect(kindsOf(history, [['upstream', 1]])).toEqual([
      { kind: 'risk.upstreamFailing', reach: 'R0002', failed: 2, of: 6 },
    ]);
  });

  it('counts a run of failing months only where every month was sampled', () => {
    const history = cleanRiver();
    for (const m of [NOW, NOW - 1, NOW - 2, NOW - 4]) measure(history, 4, m, 2);
    const inARow = (months: number, monthsAgo: number, worseThanV = true) => ({
      kind: 'risk.failingInARow',
      months,
      monthsAgo,
      worseThanV,
    });
    const run = () => kindsOf(history, [['recentMonths', 1]]).find(({ kind }) => kind === 'risk.failingInARow');
    expect(run()).toEqual(inARow(3, 0));
    measure(history, 4, NOW - 1, Number.NaN);
    expect(run()).toBeUndefined();
    measure(history, 4, NOW - 1, 2);
    measure(history, 4, NOW, Number.NaN);
    expect(run()).toEqual(inARow(2, 1));
    history.wqClass[4 * MONTHS + NOW - 1] = 5;
    expect(run()).toEqual(inARow(2, 1, false));
  });

  it('says the run instead of the number when the run holds all that failed', () => {
    const history = cleanRiver();
    for (const m of [NOW, NOW - 1, NOW - 2]) measure(history, 4, m, 2);
    const kinds = () => kindsOf(history, [['longRecord', 1]]).map(({ kind }) => kind);
    expect(kinds()).toContain('risk.failingInARow');
    measure(history, 4, NOW - 6, 2);
    measure(history, 4, NOW - 7, 2);
    expect(kinds()).toContain('risk.failingMonths');
    expect(kinds()).not.toContain('risk.failingInARow');
  });

  it.each([
    ['worse', 1, (m: number) => 0.5 * 3 ** ((m - NOW) / 12)],
    ['better', -1, (m: number) => 0.5 * 3 ** ((NOW - m) / 12)],
  ])('says that the water is getting %s, when the samples keep to the line', (_, sign, ratioAt) => {
    const history = cleanRiver();
    for (let m = NOW - 11; m <= NOW; m++) measure(history, 4, m, ratioAt(m));
    const trend = kindsOf(history, [['longRecord', sign]]).find(({ kind }) => kind === 'risk.trend');
    expect(trend).toEqual({ kind: 'risk.trend', times: expect.closeTo(3 ** sign, 3) });
    expect(kindsOf(history, [['longRecord', -sign]]).find(({ kind }) => kind === 'risk.trend')).toBeUndefined();
    for (let m = NOW - 11; m <= NOW; m++) measure(history, 4, m, m % 2 === 0 ? 0.1 : 0.9);
    expect(kindsOf(history, [['longRecord', sign]]).find(({ kind }) => kind === 'risk.trend')).toBeUndefined();
  });

  it('tells rain that ended a long dry spell from rain of any month', () => {
    const history = cleanRiver();
    const [rain] = history.rain;
    rain!.drySpellEnd[NOW - 1] = 20;
    rain!.total[NOW] = 80;
    expect(kindsOf(history, [['rain', 1]])).toEqual([{ kind: 'risk.rainAfterDry', totalMm: 80, dryDays: 20 }]);
    rain!.drySpellEnd[NOW - 1] = 3;
    expect(kindsOf(history, [['rain', 1]])).toEqual([]);
  });

  it('counts sewage works on the reach and above it, not below', () => {
    const history = cleanRiver();
    const reaches = history.reaches.map((reach, i) => ({
      ...reach,
      sourceCounts: { wwtp: i === 0 || i === 4 ? 1 : 0 },
    }));
    const works = (reach: number) =>
      kindsOf({ ...history, reaches }, [['sources', 1]], reach).find(({ kind }) => kind === 'risk.sewageWorks');
    expect(works(4)).toEqual({ kind: 'risk.sewageWorks', count: 2 });
    expect(works(2)).toEqual({ kind: 'risk.sewageWorks', count: 1 });
    expect(works(0)).toEqual({ kind: 'risk.sewageWorks', count: 1 });
  });

  it('does not tell of what hardly matters, but always of the strongest', () => {
    const history = cleanRiver();
    measure(history, 4, NOW, 1.6);
    for (const m of [NOW, NOW - 1]) measure(history, 3, m, 2);
    const kinds = (upstream: number, last: number) =>
      kindsOf(history, [
        ['upstream', upstream],
        ['lastSample', last],
      ]).map(({ kind }) => kind);
    expect(kinds(0.05, 1)).toEqual(['risk.overLimit']);
    expect(kinds(0.2, 1)).toEqual(['risk.overLimit', 'risk.upstreamInARow']);
    expect(kinds(0.05, 0.02)).toEqual(['risk.upstreamInARow']);
  });

  it('gives at most four, the strongest first, each kind once, whatever the order of the groups', () => {
    const history = cleanRiver();
    for (let m = NOW - 2; m <= NOW; m++) for (const reach of [2, 3, 4]) measure(history, reach, m, 2);
    const groups: [FeatureGroup, number][] = [
      ['sources', 0.2], ['recentMonths', 2], ['upstream', 1], ['neighbours', 0.9], ['lastSample', 1.5], ['longRecord', 0.5],
    ]; // biome-ignore format: a list
    const reasons = kindsOf(history, groups);
    expect(reasons.map(({ kind }) => kind)).toEqual([
      'risk.overLimit',
      'risk.failingInARow',
      'risk.upstreamInARow',
      'risk.trend',
    ]);
    expect(kindsOf(history, groups.toReversed())).toEqual(reasons);
  });
});
