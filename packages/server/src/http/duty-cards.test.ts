// The duty card on paper: one sheet whatever it holds, for the chief himself and those above him.
import { CARD_PDF_PATH } from '@xunhe/contract/duty-card';
import { addMonths } from '@xunhe/domain/ground/month';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCycle } from '../acts/cycle/run-cycle.ts';
import { readPdf } from '../paper/test-letter.ts';
import { inScope, type Tx } from '../store/db.ts';
import { openTestCity, type TestCity } from './test-city.ts';

let test: TestCity;
const within = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));

beforeAll(async () => {
  test = await openTestCity({ reaches: 40, months: 26, seed: 5 });
  for (const month of [addMonths('2025-12', -1), '2025-12'])
    await runCycle({ db: test.db, city: test.city, month, now: () => test.clock.now, random });
}, 120_000);
afterAll(() => test.close());

const print = async (login: string, person: string, language = 'zh') =>
  test.app.inject({
    url: `${CARD_PDF_PATH.replace(':person', person)}?language=${language}`,
    headers: { cookie: await test.enter(login) },
  });
const chiefs = (levels: readonly string[]) =>
  within((tx) =>
    tx
      .selectFrom('accounts as a')
      .innerJoin('people as p', (join) => join.onRef('p.city', '=', 'a.city').onRef('p.id', '=', 'a.person'))
      .select(['a.login', 'p.id', 'p.name', 'p.region'])
      .where('a.role', '=', 'chief')
      .where('p.level', 'in', [...levels])
      .orderBy('a.login')
      .execute(),
  );

describe('a card', () => {
  it('tells the chief his month, his waters with the level and why, what to look for, and whom to call', async () => {
    const [one] = await chiefs(['village', 'reach']);
    const answer = await print(one!.login, one!.id);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    const { text, pages } = await readPdf(answer.rawPayload);
    expect(pages).toBe(1);
    for (const part of ['河长明白卡', one!.name, '2026年1月履职', '我的河段', '看什么', '联系人', '扫码在手机上看'])
      expect(text).toContain(part);
    const english = await readPdf((await print(one!.login, one!.id, 'en')).rawPayload);
    expect(english.text).toMatch(/RiverChiefdutycard.*DutiesofJan2026.*Whattolookfor/);
  });

  it('stays one sheet with forty waters of long names, and says how many are on the phone', async () => {
    const [one] = await chiefs(['village', 'reach']);
    const reaches = await within((tx) => tx.selectFrom('reaches').select('id').where('city', '=', test.city).execute());
    await within(async (tx) => {
      await tx
        .updateTable('reaches')
        .set({ name: `${'某某街道某某社区'.repeat(6)}#*_$[段]`, region: one!.region })
        .where('city', '=', test.city)
        .execute();
      for (const { id } of reaches)
        await tx
          .insertInto('posts')
          .values({
            city: test.city,
            person: one!.id,
            reach: id,
            region: one!.region,
            from_day: '2026-01-01',
            to_day: null,
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
    });
    const { text, pages } = await readPdf((await print(one!.login, one!.id)).rawPayload);
    expect(pages).toBe(1);
    expect(text).toMatch(/另有\d+个河段，见手机/);
    expect(text).toContain('#*_$[段]');
    // He is new on them: what they went through stands there.
    expect(text).toContain('接手前的情况');
  });

  it('of somebody else is for those above him alone', async () => {
    const [one, other] = await chiefs(['village', 'reach']);
    expect((await print('office-city', one!.id)).statusCode).toBe(200);
    expect((await print(other!.login, one!.id)).statusCode).toBe(one!.region === other!.region ? 200 : 404);
    expect((await print('office-city', 'nobody')).statusCode).toBe(404);
    const handler = test.accounts.find(({ role }) => role === 'handler')!;
    expect((await print(handler.login, one!.id)).statusCode).toBe(403);
  });
});
