// What an assessment says of itself when somebody appeals: every figure again from what is stored, and nothing about any person in it.
import type { ExplainedAssessment } from '@xunhe/contract/assessment';
import { monthNumber } from '@xunhe/domain/ground/month';
import { buildFeatures } from '@xunhe/domain/risk/features/features';
import { prepareHistory } from '@xunhe/domain/risk/features/prepared-history';
import { FEATURE_GROUPS } from '@xunhe/domain/risk/learner/feature-matrix';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatherHistory } from '../acts/cycle/gather.ts';
import { runCycle } from '../acts/cycle/run-cycle.ts';
import { explainAssessment } from '../acts/explain-assessment.ts';
import { inScope, type Tx } from '../store/db.ts';
import { bytesToFloat32, floatsToBytes } from '../store/floats.ts';
import { findLineage } from '../store/lineage.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

const MONTH = '2025-12';
let test: TestCity;
let office: Caller;
let reaches: readonly string[] = [];

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 4 });
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  await runCycle({ db: test.db, city: test.city, month: MONTH, now: () => test.clock.now, random });
  office = await test.as(
    test.accounts.find((account) => account.role === 'office' && account.region.endsWith('00000000'))!.login,
  );
  reaches = (await office('reaches', { query: { limit: '500' } })).body.rows.map((row: { id: string }) => row.id);
}, 60_000);
afterAll(() => test.close());

const inCity = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);

async function read(reach: string): Promise<ExplainedAssessment> {
  const { status, body } = await office('assessment', { params: { id: reach, month: MONTH } });
  expect([reach, status]).toEqual([reach, 200]);
  return body;
}

async function findSpoken(): Promise<ExplainedAssessment> {
  for (const reach of reaches) {
    const told = await read(reach);
    if (told.basis === 'model') return told;
  }
  throw new Error('The model spoke of no reach');
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('an assessment', () => {
  it('gives the same probability again from the stored model and features, for every reach', async () => {
    const told = await Promise.all(reaches.map(read));
    expect(new Set(told.map(({ basis }) => basis))).toEqual(new Set(['model', 'neighbours']));
    for (const { reach, probability, base, groups, features, lineage } of told) {
      expect([reach, lineage.recomputed?.same]).toEqual([reach, true]);
      expect(Math.abs(lineage.recomputed!.probability! - probability!)).toBeLessThan(1e-9);
      const logit = Math.log(probability! / (1 - probability!));
      expect(Math.abs(base! + sum(groups.map(({ value }) => value)) - logit)).toBeLessThan(1e-9);
      expect(Math.abs(base! + sum(features!.map(({ effect }) => effect)) - logit)).toBeLessThan(1e-9);
      const strengths = features!.map(({ effect }) => Math.abs(effect));
      expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
    }
  });

  it('says what it stands on', async () => {
    const { reach, lineage, features } = await findSpoken();
    expect(lineage).toMatchObject({ trainedMonth: MONTH, standard: 'GB3838-2002' });
    expect(lineage.knownAt).toBe(new Date(Date.parse('2026-01-01T00:00:00+08:00')).toISOString());
    expect(lineage.rule).toMatch(/@\d+$/);
    const newest = await inCity((tx) =>
      tx
        .selectFrom('observations')
        .select(sql<string>`max(split_part(key, '/', 2))`.as('day'))
        .where('city', '=', test.city)
        .where('kind', '=', 'sample')
        .where('reach', '=', reach)
        .where('known_at', '<=', new Date(lineage.knownAt!))
        .executeTakeFirstOrThrow(),
    );
    expect(lineage.newestSample).toBe(newest.day);
    expect(features!.find(({ name }) => name === 'distance.last')!.value).not.toBeNull();
  });

  it('is told as not the same when a stored value, effect or version was altered', async () => {
    const { reach, lineage } = await findSpoken();
    const alter = async (change: Record<string, unknown>) => {
      await inCity((tx) =>
        tx
          .updateTable('assessments')
          .set(change)
          .where('city', '=', test.city)
          .where('month', '=', MONTH)
          .where('reach', '=', reach)
          .execute(),
      );
      return (await read(reach)).lineage.recomputed;
    };
    const stored = await inCity((tx) =>
      tx
        .selectFrom('assessments')
        .select(['features', 'effects', 'probability'])
        .where('city', '=', test.city)
        .where('month', '=', MONTH)
        .where('reach', '=', reach)
        .executeTakeFirstOrThrow(),
    );
    const features = bytesToFloat32(stored.features!).map((value) => (value > 0 ? -value - 1 : value + 3));
    const honest = { features: stored.features, effects: stored.effects, probability: stored.probability };
    const turned = Buffer.from(stored.effects!);
    turned.writeDoubleLE(1.5, 0);
    expect((await alter({ ...honest, features: floatsToBytes(features) }))?.same).toBe(false);
    expect((await alter({ ...honest, effects: turned }))?.same).toBe(false);
    expect((await alter({ ...honest, probability: stored.probability! - 1e-6 }))?.same).toBe(false);
    expect(await alter(honest)).toEqual({ probability: lineage.recomputed!.probability, same: true });
    await inCity((tx) => sql`UPDATE models SET file = replace(file, '"intercept":', '"intercept": ')`.execute(tx));
    expect((await read(reach)).lineage.recomputed?.same).toBe(false);
    await inCity((tx) => sql`UPDATE models SET file = replace(file, '"intercept": ', '"intercept":')`.execute(tx));
    expect((await read(reach)).lineage.recomputed?.same).toBe(true);
  });

  it('made before lineage was kept still says what is known of it', async () => {
    const reach = reaches[0]!;
    const nothing = { known_at: null, newest_sample: null, base: null, features: null, effects: null };
    const kept = await inCity((tx) =>
      tx.selectFrom('assessments').selectAll().where('reach', '=', reach).executeTakeFirstOrThrow(),
    );
    const set = (change: Partial<typeof kept>) =>
      inCity((tx) => tx.updateTable('assessments').set(change).where('reach', '=', reach).execute());
    await set(nothing);
    const old = await read(reach);
    expect(old).toMatchObject({ probability: kept.probability, base: null, features: null, shared: false });
    expect(old.lineage).toMatchObject({ knownAt: null, newestSample: null, model: kept.model, recomputed: null });
    await set({
      known_at: kept.known_at,
      newest_sample: kept.newest_sample,
      base: kept.base,
      features: kept.features,
      effects: kept.effects,
    });
  });

  it('keeps its features from a region with which the reach is only shared', async () => {
    const { reach } = await findSpoken();
    const row = (await inCity((tx) => findLineage(tx, test.city, { reach, month: MONTH })))!;
    const told = explainAssessment(row, `${test.city}99999000`);
    expect(told).toMatchObject({ shared: true, features: null, lineage: { recomputed: { same: true } } });
    expect(explainAssessment(row, `${test.city}00000000`).features).not.toBeNull();
  });

  it('is not there for a month without one', async () => {
    const answer = await office('assessment', { params: { id: reaches[0]!, month: '2020-01' } });
    expect([answer.status, answer.body.kind]).toEqual([404, 'notFound']);
  });
});

describe('what the model reads', () => {
  it('names no person and no post', async () => {
    const names = (await read(reaches[0]!)).features!.flatMap(({ name, group }) => [name, group]);
    expect(names.length).toBeGreaterThan(200);
    expect(
      [...names, ...FEATURE_GROUPS].filter((name) => /chief|person|people|post|assistant|phone/i.test(name)),
    ).toEqual([]);
  });

  it('does not change when all posts and patrols pass to other people', async () => {
    const features = async (tx: Tx) => {
      const { history } = await gatherHistory(tx, test.city, {
        month: MONTH,
        knownAt: new Date('2026-01-01T00:00:00Z'),
      });
      return buildFeatures(prepareHistory(history), monthNumber(MONTH));
    };
    const back = new Error('all of it is undone');
    await expect(
      inCity(async (tx) => {
        const before = await features(tx);
        await sql`
          INSERT INTO people (city, id, name, region, level, department, phone)
          SELECT city, 'X-' || id, '新人', region, 'city', department, phone FROM people`.execute(tx);
        for (const table of ['posts', 'patrols', 'patrol_reaches', 'duties']) {
          const { numAffectedRows } = await sql`UPDATE ${sql.table(table)} SET person = 'X-' || person`.execute(tx);
          expect([table, Number(numAffectedRows)]).not.toEqual([table, 0]);
        }
        expect(await features(tx)).toEqual(before);
        throw back;
      }),
    ).rejects.toThrow(back);
  });
});
