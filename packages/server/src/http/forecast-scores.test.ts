import { brier, rocAuc } from '@xunhe/domain/risk/learner/metrics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTS, LAST_ACT, runCycle } from '../acts/cycle/run-cycle.ts';
import { readMonthClasses } from '../acts/month-classes.ts';
import { catchUp } from '../jobs/catch-up.ts';
import { insertCycle } from '../store/cycle.ts';
import { inScope, type Tx } from '../store/db.ts';
import { listEventsByKey, writeEvent } from '../store/events.ts';
import { findCity } from '../store/place.ts';
import { listAssessments, listForecastScores } from '../store/risk.ts';
import { openTestCity, type TestCity } from './test-city.ts';

let test: TestCity;
const SCORED = 'forecasts.scored';
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const house = () => ({ db: test.db, city: test.city, now: () => test.clock.now, random });
const run = (month: string) => runCycle({ ...house(), month });
const within = <T>(deed: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, deed);
const scores = () => within((tx) => listForecastScores(tx, test.city, 24));

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 3 });
});
afterAll(() => test.close());

describe('the forecasts of a month', () => {
  it('are not scored in the first month, which nobody forecast, and the record says so', async () => {
    const outcomes = await run('2025-10');
    expect(outcomes.find(({ act }) => act === SCORED)).toMatchObject({
      outcome: 'done',
      body: { forecasts: 0, rows: 0 },
    });
    expect(await scores()).toEqual([]);
  });

  it('are scored in the month after, once, as by hand from what was said and what was measured', async () => {
    await run('2025-11');
    const [score, more] = await scores();
    expect(more).toBeUndefined();
    const rows = await within(async (tx) => {
      const measured = await readMonthClasses(tx, (await findCity(tx, test.city))!, '2025-11');
      return (await listAssessments(tx, test.city, '2025-10')).flatMap((row) => {
        const quality = measured.get(row.reach);
        return quality && row.probability !== null
          ? [{ probability: row.probability, label: quality.fails ? 1 : 0 }]
          : [];
      });
    });
    expect(rows.length).toBeGreaterThan(5);
    const positives = rows.filter(({ label }) => label === 1).length;
    expect(score).toMatchObject({ month: '2025-11', rows: rows.length, positives });
    const body = score!.body as { brier: number; auc: number | null };
    expect(body.brier).toBeCloseTo(brier(rows), 12);
    expect(body.auc ?? Number.NaN).toBeCloseTo(rocAuc(rows), 12);
    expect(score!.known_at.toISOString()).toBe('2025-11-30T16:00:00.000Z');
    expect((await run('2025-11')).every(({ outcome }) => outcome === 'doneBefore')).toBe(true);
    expect(await scores()).toEqual([score]);
  });

  it('keep their first score when a sample comes late', async () => {
    const before = await scores();
    const late = new Date('2025-12-20T00:00:00Z');
    const known = (at?: Date) =>
      within(async (tx) => (await readMonthClasses(tx, (await findCity(tx, test.city))!, '2025-11', at)).size);
    const all = await known(before[0]!.known_at);
    await within((tx) =>
      tx
        .updateTable('observations')
        .set({ known_at: late })
        .where('city', '=', test.city)
        .where('month', '=', '2025-11')
        .where('kind', '=', 'sample')
        .execute(),
    );
    expect([await known(before[0]!.known_at), await known(late), await known()]).toEqual([0, all, all]);
    await run('2025-11');
    expect(await scores()).toEqual(before);
    await expect(within((tx) => tx.updateTable('forecast_scores').set({ positives: 0 }).execute())).rejects.toThrow(
      /permission denied/,
    );
  });

  it('are made up for a month that an older program closed', async () => {
    await within(async (tx) => {
      const at = new Date(test.clock.now);
      await insertCycle(tx, {
        ...{ city: test.city, month: '2025-12', version: 1, state: 'closed', opened_at: at, published_at: at },
        ...{ published_by: 'deadline', limits: null, closed_at: at },
      });
      for (const { event } of ACTS.filter(({ event }) => event !== SCORED && event !== LAST_ACT))
        await writeEvent(tx, house(), {
          ...{ city: test.city, kind: event, key: '2025-12/1', region: test.city, actor: null, body: {} },
        });
    });
    const done: string[] = [];
    await catchUp(house(), test.city, (month, { act, outcome }) => {
      if (outcome === 'done') done.push(`${month} ${act}`);
    });
    expect(done).toEqual([`2025-12 ${SCORED}`, `2025-12 ${LAST_ACT}`, '2026-01 month.opened']);
    expect((await scores()).map(({ month }) => month)).toEqual(['2025-12', '2025-11']);
    const events = await within((tx) => listEventsByKey(tx, test.city, ['2025-12/1']));
    expect(events.filter(({ kind }) => kind === SCORED)).toHaveLength(1);
    await catchUp(house(), test.city, (month, { act, outcome }) => {
      if (outcome === 'done') done.push(`${month} ${act}`);
    });
    expect(done).toHaveLength(3);
  });

  it('are shown beside the model, with too few months to judge drift', async () => {
    const login = test.accounts.find((one) => one.role === 'office' && one.region.endsWith('00000000'))!.login;
    const office = await test.as(login);
    const { body } = await office('model');
    expect(body.scores.map(({ month }: { month: string }) => month)).toEqual(['2025-12', '2025-11']);
    expect(body.drift).toMatchObject({ kind: 'tooFew', months: 2, signs: [] });
    expect((await office('panel')).body.drift).toBeNull();
  });
});
