// The months as an office has them run: what comes next, a run that is seen, stopped between two acts, and one that fails and says where.
import { DEFAULT_TRIGGERS } from '@xunhe/domain/duty/trigger-policy';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTS, LAST_ACT } from '../acts/cycle/run-cycle.ts';
import { connectionConfig, inScope, type Tx } from '../store/db.ts';
import { savePolicy } from '../store/policy.ts';
import { lockMonth } from '../store/warning-review.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

let test: TestCity;
let office: Caller;
let district: Caller;

const within = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);
const tell = async () => (await office('monthRun')).body;
const ended = async () => {
  await expect.poll(async () => (await tell()).running, { timeout: 150_000, interval: 200 }).toBeNull();
  return (await tell()).ended;
};

beforeAll(async () => {
  test = await openTestCity({ reaches: 12, months: 26, seed: 3 });
  const offices = test.accounts.filter(({ role }) => role === 'office');
  const isCity = ({ region }: { region: string }) => region.endsWith('00000000');
  office = await test.as(offices.find(isCity)!.login);
  district = await test.as(offices.find((one) => !isCity(one))!.login);
});
afterAll(() => test.close());

describe('the months', () => {
  it('begin six back, each with its first act, which is due', async () => {
    const { next, running, ended: past } = await tell();
    expect(
      next.map(({ month, act, isDue }: { month: string; act: string; isDue: boolean }) => [month, act, isDue]),
    ).toEqual(
      ['2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12', '2026-01'].map((month) => [
        ...[month, 'month.opened', true],
      ]),
    );
    expect([running, past]).toEqual([null, null]);
  });

  it('are read by an office of a district and run by that of the city alone', async () => {
    expect((await district('monthRun')).status).toBe(200);
    for (const name of ['beginMonthRun', 'stopMonthRun'] as const) {
      const { status, body } = await district(name);
      expect([status, body.kind]).toEqual([403, 'cycle.level']);
    }
  });

  it('are seen while they run, stopped after the act at which they are, and go on from there', async () => {
    // Somebody publishes at this moment: the run waits for him.
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let isHeld = () => {};
    const holding = new Promise<void>((resolve) => {
      isHeld = resolve;
    });
    const publishing = within(async (tx) => {
      await lockMonth(tx, test.city);
      isHeld();
      await held;
    });
    await holding;
    const begun = await office('beginMonthRun');
    expect(begun.body.running).toMatchObject({ done: 0, at: null, isStopping: false });
    // A second press begins no second run.
    expect((await office('beginMonthRun')).body.running.since).toBe(begun.body.running.since);
    expect((await office('stopMonthRun')).body.running.isStopping).toBe(true);
    letGo();
    await publishing;
    expect(await ended()).toMatchObject({ how: 'stopped', done: 1, failure: null });
    expect((await tell()).next[0]).toMatchObject({ month: '2025-07', act: ACTS[1]!.event });
    const asked = await within((tx) =>
      tx.selectFrom('events').select(['kind']).where('kind', 'like', 'month.run%').orderBy('seq').execute(),
    );
    expect(asked.map(({ kind }) => kind)).toEqual(['month.runAsked', 'month.runStopped']);
  }, 60_000);

  it('that fail say where, leave nothing of the act, and go on when it is mended', async () => {
    const owner = new pg.Client(connectionConfig(test.db.connection));
    await owner.connect();
    const { rows: kept } = await owner.query('DELETE FROM policies WHERE id = $1 RETURNING *', [DEFAULT_TRIGGERS.id]);
    // How far it is by the time of the answer is for the machine to say.
    expect((await office('beginMonthRun')).body).toMatchObject({ running: { isStopping: false } });
    const failed = await ended();
    expect(failed).toMatchObject({ how: 'failed', failure: { month: '2025-07', act: 'warnings.drafted' } });
    expect(failed.failure.text.length).toBeGreaterThan(10);
    expect((await tell()).next[0]).toMatchObject({ month: '2025-07', act: 'warnings.drafted', isDue: true });
    await within((tx) => Promise.all(kept.map((row) => savePolicy(tx, row))));
    await owner.end();
  });

  it('run to what the clock allows, and say when the rest comes by itself', async () => {
    await office('beginMonthRun');
    expect(await ended()).toMatchObject({ how: 'done', failure: null });
    const { next } = await tell();
    expect(next).toEqual([{ month: '2026-01', act: 'observations.gathered', day: expect.any(String), isDue: false }]);
    expect(next[0].day > '2026-01-08').toBe(true);
    const { rows } = (await office('cycles')).body;
    expect(rows).toHaveLength(7);
    expect(
      rows.slice(1).every(({ acts }: { acts: { kind: string }[] }) => acts.some(({ kind }) => kind === LAST_ACT)),
    ).toBe(true);
    // Nothing is due: a run does nothing and ends.
    await office('beginMonthRun');
    expect(await ended()).toMatchObject({ how: 'done', done: 0 });
  }, 200_000);
});
