// The month in cities where little or nothing is known, through all its acts: nothing breaks, and no data is never told as no risk.
import type { ForecastBasis } from '@xunhe/domain/risk/forecast';
import { afterEach, describe, expect, it } from 'vitest';
import { findCycle } from '../../store/cycle.ts';
import { type Database, inScope, type Tx } from '../../store/db.ts';
import { listAssessments, listForecastScores } from '../../store/risk.ts';
import { openTestDatabase, type TestDatabase } from '../../store/test-database.ts';
import { listWarnings } from '../../store/warning.ts';
import { importCity } from '../import-city/import-city.ts';
import { type BundleFiles, CLEAN, makeBundle, TEST_CITY } from '../import-city/test-bundle.ts';
import { STILL } from '../import-city/test-store.ts';
import { givePolicies } from './policy.ts';
import { LAST_ACT, runCycle } from './run-cycle.ts';

const MONTH = '2018-01';
let opened: TestDatabase | undefined;

afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

/** The clean city with other samples, and without anything else that a reach could be warned of. */
async function openCity(samples: readonly string[], more: BundleFiles = {}): Promise<Database> {
  const bundle = makeBundle({
    'samples.csv': `station,date,known,cod_mgl,nh3n_mgl,tp_mgl\n${samples.map((line) => `${line}\n`).join('')}`,
    ...{ 'bulletins.csv': null, 'complaints.csv': null, 'problems.csv': null, ...more },
  });
  try {
    opened = await openTestDatabase();
    const report = await importCity(opened.db, bundle.folder, STILL);
    expect(report.files.flatMap(({ bad }) => bad)).toEqual([]);
    await within((tx) => givePolicies(tx, TEST_CITY));
    return opened.db;
  } finally {
    bundle.remove();
  }
}

const within = <T>(work: (tx: Tx) => Promise<T>) => inScope(opened!.db, { city: TEST_CITY, region: TEST_CITY }, work);

async function runMonth(db: Database, month = MONTH) {
  const outcomes = await runCycle({ db, city: TEST_CITY, month, now: STILL.now, random: STILL.random });
  expect(outcomes.at(-1)).toMatchObject({ act: LAST_ACT, outcome: 'done' });
  const assessments = await within((tx) => listAssessments(tx, TEST_CITY, month));
  const warnings = await within((tx) => listWarnings(tx, TEST_CITY, month));
  return assessments.map((assessment, i) => {
    const { basis, probability, low, high, last_class, reasons } = assessment;
    expect(warnings[i]!.reach).toBe(assessment.reach);
    // What may never be: a figure that stands on nothing, or nothing said where nothing is known.
    expect(probability === null).toBe(basis === 'none');
    if (probability !== null) expect([low! < probability, high! > probability]).toEqual([true, true]);
    const kinds = (reasons as { kind: string }[]).map(({ kind }) => kind);
    const warned = warnings[i]!;
    return {
      reach: assessment.reach,
      ...{ basis: basis as ForecastBasis, probability, lastClass: last_class, kinds },
      warning: {
        level: warned.level,
        basis: warned.basis,
        kinds: (warned.reasons as { kind: string }[]).map(({ kind }) => kind),
      },
    };
  });
}

describe('the month of a city', () => {
  it('without any sample has no probability, and says that no warning is not good water', async () => {
    const told = await runMonth(await openCity([], { 'samples.csv': null }));
    expect(told).toHaveLength(3);
    for (const row of told)
      expect(row).toMatchObject({
        ...{ basis: 'none', probability: null, lastClass: null, kinds: ['risk.noData'] },
        warning: { level: 'none', basis: 'none', kinds: ['warning.noData'] },
      });
    expect(await within((tx) => findCycle(tx, TEST_CITY, MONTH))).toMatchObject({
      state: 'closed',
      limits: { basis: 'fallback', rows: 0 },
    });
    expect(await within((tx) => listForecastScores(tx, TEST_CITY, 9))).toEqual([]);
  });

  it('with one month repeats the last sample and says that it is too little; where nobody sampled it knows nothing', async () => {
    const told = await runMonth(await openCity(['S1,2018-01-03,,12,0.3,0.05', 'S2,2018-01-03,,55,2.9,0.6']));
    expect(told.map(({ reach, basis, lastClass }) => [reach, basis, lastClass])).toEqual([
      ['R1', 'lastSample', 2],
      ['R2', 'lastSample', 6],
      ['R3', 'none', null],
    ]);
    const [good, bad, unknown] = told;
    expect(good!.kinds[0]).toBe('risk.notEnoughData');
    // One good sample is no proof: the chance is small, never nothing.
    expect(good!.probability).toBeGreaterThan(0.02);
    expect(bad!.probability).toBeGreaterThan(0.5);
    expect(bad!.probability).toBeLessThan(0.98);
    expect(bad!.warning.level).not.toBe('none');
    expect(unknown).toMatchObject({ kinds: ['risk.noData'], warning: { level: 'none', kinds: ['warning.noData'] } });
  });

  it('whose stations fell silent does not go on with an old sample', async () => {
    const months = Array.from({ length: 14 }, (_, i) => `2015-${String(1 + (i % 12)).padStart(2, '0')}`);
    const told = await runMonth(await openCity([...new Set(months)].map((month) => `S1,${month}-03,,12,0.3,0.05`)));
    const [silent, unknown] = told;
    expect(silent).toMatchObject({ reach: 'R1', lastClass: null, warning: { level: 'none' } });
    expect(silent!.kinds).toContain('risk.noRecentSample');
    expect(unknown!.warning).toMatchObject({ basis: 'none', kinds: ['warning.noData'] });
  });

  it('of lakes alone is judged by the limits of lakes', async () => {
    const lakes = CLEAN['water_bodies.csv']!.replace(',river,', ',lake,').replace(',creek,', ',lake,');
    // Total phosphorus of 0.15 mg/L is class Ⅲ in a river and Ⅴ in a lake.
    const told = await runMonth(
      await openCity(['S1,2018-01-03,,12,0.3,0.15', 'S2,2017-12-03,,12,0.3,0.02', 'S2,2018-01-03,,12,0.3,0.02'], {
        'water_bodies.csv': lakes,
      }),
    );
    expect(told.map(({ reach, lastClass, warning }) => [reach, lastClass, warning.level !== 'none'])).toEqual([
      ['R1', 5, true],
      ['R2', 2, false],
      ['R3', null, false],
    ]);
    expect(told[2]!.warning.kinds).toEqual(['warning.noData']);
  });

  it('goes on into the next months without a crash, and a forecast that nobody sampled is not scored as right', async () => {
    const db = await openCity(['S1,2017-11-03,,45,0.3,0.05', 'S2,2017-12-03,,12,0.3,0.05']);
    for (const month of ['2017-11', '2017-12']) await runMonth(db, month);
    const told = await runMonth(db);
    expect(told[0]!.probability).not.toBeNull();
    const scores = await within((tx) => listForecastScores(tx, TEST_CITY, 9));
    expect(scores.map(({ month, rows }) => [month, rows])).toEqual([
      ['2018-01', 0],
      ['2017-12', 0],
    ]);
    expect(scores[0]!.body).toMatchObject({ brier: null, auc: null });
  });
});
