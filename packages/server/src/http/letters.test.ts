// Letters through the doors: which move writes which, with which numbers and names; who may have them; that they stay as they were written;
// and that numbers have no gap and no double, however many are taken at once.
import { createHash } from 'node:crypto';
import { LETTER_PATH } from '@xunhe/contract/letter';
import { makeId } from '@xunhe/domain/ground/id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePictures } from '../acts/photos/make-pictures.ts';
import { superviseByRule } from '../acts/problem/supervise.ts';
import { readPdf } from '../paper/test-letter.ts';
import { startPictureMaker } from '../pictures/picture-process.ts';
import { makeJpeg } from '../pictures/test-pictures.ts';
import { inScope, type Tx } from '../store/db.ts';
import { insertLetter, takeLetterNumber } from '../store/letter.ts';
import { findProblem } from '../store/problem.ts';
import type { LetterRow } from '../store/rows-letter.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

let test: TestCity;
let office: Caller;
let officeCookie: string;
let water: Caller;
let waterCookie: string;
let urban: Caller;
let chief: Caller;
let reach: { id: string; region: string; name: string };
let cityName: string;

const WATER = 'D-city-water';
const URBAN = 'D-city-urban';
const within = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);
const newId = () => makeId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

beforeAll(async () => {
  test = await openTestCity({ reaches: 20, months: 26, seed: 31 });
  officeCookie = await test.enter('office-city');
  office = await test.as('office-city');
  waterCookie = await test.enter('water-city');
  water = await test.as('water-city');
  urban = await test.as('urban-city');
  await within(async (tx) => {
    await tx.updateTable('cities').set({ today: '2026-01-08' }).where('city', '=', test.city).execute();
    cityName = (await tx.selectFrom('cities').select('name').where('city', '=', test.city).executeTakeFirstOrThrow())
      .name;
  });
  const held = await within((tx) =>
    tx
      .selectFrom('accounts as a')
      .innerJoin('posts as q', (join) => join.onRef('q.city', '=', 'a.city').onRef('q.person', '=', 'a.person'))
      .innerJoin('reaches as r', (join) => join.onRef('r.city', '=', 'q.city').onRef('r.id', '=', 'q.reach'))
      .select(['a.login', 'r.id', 'r.region', 'r.name'])
      .where('a.role', '=', 'chief')
      .where('q.to_day', 'is', null)
      .orderBy('a.login')
      .executeTakeFirstOrThrow(),
  );
  reach = held;
  chief = await test.as(held.login);
});
afterAll(() => test.close());

async function sendPhoto(cookie: string, seed: number, role: 'before' | 'after') {
  const bytes = await makeJpeg(seed);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const sent = await test.app.inject({
    ...{ method: 'POST', url: `/api/uploads/${sha256}?bytes=${bytes.length}&part=0`, payload: bytes },
    headers: { cookie, 'x-xunhe': '1', 'content-type': 'application/octet-stream' },
  });
  expect(sent.statusCode).toBe(200);
  return { sha256, bytes: bytes.length, role, at: '2026-01-05T01:00:00Z', lon: null, lat: null, from: 'camera' };
}

async function report(text = '河边有堆放，水质由Ⅲ类变差'): Promise<string> {
  const id = newId();
  const body = { id, reach: reach.id, type: 'stockyard', text, at: '2026-01-06T01:00:00Z', lon: null, lat: null };
  expect((await chief('reportProblem', { body: { ...body, patrol: null } })).status).toBe(200);
  return id;
}

const mover =
  (id: string) =>
  async (who: Caller, move: string, more: object = {}) => {
    const answer = await who('moveProblem', { params: { id }, body: { move, note: '', ...more } });
    expect([move, answer.status, answer.body.kind]).toEqual([move, 200, undefined]);
    return answer.body;
  };

async function assigned(departments = [WATER, URBAN]) {
  const id = await report();
  const move = mover(id);
  await move(office, 'accept');
  const page = await move(office, 'assign', { departments, note: '限期清理 #eval("1")' });
  return { id, move, page };
}

const lettersOf = async (id: string, who: Caller = office) => (await who('letters', { params: { id } })).body.rows;

function pdf(id: string, cookie: string) {
  return test.app.inject({ url: LETTER_PATH.replace(':id', id), headers: { cookie } });
}

describe('the letters of a problem', () => {
  it('are written by assignment, transfer, supervision and reply, each in its own numbers', async () => {
    const { id, move, page } = await assigned();
    const first = await lettersOf(id);
    const from = `${cityName}河长制办公室`;
    const mark = cityName.replace(/市$/, '');
    expect(first).toMatchObject([
      { kind: 'assignment', number: `${mark}河长办交〔2026〕2号`, leads: false, signature: from },
      {
        ...{ kind: 'assignment', number: `${mark}河长办交〔2026〕1号`, leads: true, dueDay: page.parts[0].dueDay },
        ...{ addressees: [`${cityName}水务局`], day: '2026-01-08', signature: from, byName: expect.any(String) },
      },
    ]);
    await move(office, 'transfer', { departments: [WATER, 'D-city-environment'], note: '改派' });
    await move(office, 'supervise', { note: '三日内办结' });
    const photos = [await sendPhoto(waterCookie, 3, 'after')];
    await move(water, 'handle', { note: '已清理完毕', photos });
    const all = await lettersOf(id);
    expect(all.map(({ kind, number }: { kind: string; number: string }) => [kind, number])).toEqual([
      ['reply', `${cityName}水务局河长复〔2026〕1号`],
      ['supervision', `${mark}河长办督〔2026〕1号`],
      ['assignment', `${mark}河长办交〔2026〕3号`],
      ['assignment', `${mark}河长办交〔2026〕2号`],
      ['assignment', `${mark}河长办交〔2026〕1号`],
    ]);
    expect(all[0]).toMatchObject({ addressees: [from], signature: `${cityName}水务局` });
    expect(all[1].addressees).toEqual([`${cityName}水务局`, `${cityName}生态环境局`]);
    const events = await within((tx) =>
      tx
        .selectFrom('events')
        .select(['key', 'actor', 'region', 'body'])
        .where('kind', '=', 'letter.written')
        .where('key', '=', all[0].id)
        .execute(),
    );
    expect(events).toEqual([
      {
        ...{ key: all[0].id, actor: expect.any(String), region: reach.region },
        body: { kind: 'reply', number: all[0].number, problem: id, department: WATER },
      },
    ]);
  });

  it('are none of what the office does for a department, and none of a move that is refused', async () => {
    const { id, move } = await assigned([WATER]);
    await move(office, 'handle', { note: '电话告知', photos: [await sendPhoto(officeCookie, 4, 'after')] });
    const refused = await office('moveProblem', { params: { id }, body: { move: 'assign', note: '' } });
    expect(refused.status).toBe(409);
    expect((await lettersOf(id)).map(({ kind }: { kind: string }) => kind)).toEqual(['assignment']);
  });

  it('are the district’s when the rule supervises, also in the transaction of somebody below it', async () => {
    const { id, move } = await assigned();
    await move(water, 'return', { note: '不归我管' });
    await move(urban, 'return', { note: '也不归我' });
    const [order] = await lettersOf(id);
    const district = `${reach.region.slice(0, 6)}000000`;
    const row = await within((tx) =>
      tx.selectFrom('letters').selectAll().where('id', '=', order.id).executeTakeFirstOrThrow(),
    );
    expect(order).toMatchObject({ kind: 'supervision', byName: null });
    expect(row).toMatchObject({ office: district, by_person: null, content: { cause: 'returns' } });
    expect(row.content.contact).toMatchObject({ name: expect.any(String) });
    expect((await readPdf((await pdf(order.id, officeCookie)).rawPayload)).text).toContain('多次被退回');
  });

  it('are numbered with the district’s by a transaction that sees a village alone', async () => {
    const { id } = await assigned([WATER]);
    const scope = { city: test.city, region: reach.region };
    const order = { level: 'district', cause: 'overdue', at: new Date('2026-01-08T04:00:00Z') } as const;
    await inScope(test.db, scope, async (tx) => {
      await superviseByRule(tx, test.house, (await findProblem(tx, test.city, id))!, order);
    });
    const orders = await within((tx) =>
      tx
        .selectFrom('letters')
        .select(['n', 'problem'])
        .where('kind', '=', 'supervision')
        .where('office', '=', `${reach.region.slice(0, 6)}000000`)
        .orderBy('n')
        .execute(),
    );
    expect(orders.map(({ n }) => n)).toEqual(orders.map((_, i) => i + 1));
    expect([orders.length, orders.at(-1)?.problem]).toEqual([2, id]);
  });

  it('stay as they were written, whatever is called otherwise later', async () => {
    const { id } = await assigned([WATER]);
    const [letter] = await lettersOf(id);
    const before = (await pdf(letter.id, officeCookie)).rawPayload;
    await within((tx) => tx.updateTable('departments').set({ name: '改名后的局' }).where('id', '=', WATER).execute());
    try {
      expect((await pdf(letter.id, officeCookie)).rawPayload.equals(before)).toBe(true);
      expect((await lettersOf(id))[0]).toEqual(letter);
    } finally {
      await within((tx) =>
        tx
          .updateTable('departments')
          .set({ name: `${cityName}水务局` })
          .where('id', '=', WATER)
          .execute(),
      );
    }
    for (const change of ['UPDATE letters SET number = number', 'DELETE FROM letters'])
      await expect(test.db.app.query(change)).rejects.toThrow(/permission denied/);
  });
});

describe('a letter as PDF', () => {
  it('holds number, text, deadline and pictures, under a Chinese name', async () => {
    const { id, move } = await assigned([WATER]);
    const photos = [await sendPhoto(waterCookie, 5, 'after')];
    await move(water, 'handle', { note: '*已清*理 “完毕”', photos });
    const [reply, letter] = await lettersOf(id);
    const answer = await pdf(letter.id, officeCookie);
    expect([answer.statusCode, answer.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    expect(answer.headers).toMatchObject({
      ...{ 'content-type': 'application/pdf', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
      'content-disposition': `attachment; filename="letter-${letter.id}.pdf"; filename*=UTF-8''${encodeURIComponent(`交办函 ${letter.number}.pdf`)}`,
    });
    const { text } = await readPdf(answer.rawPayload);
    const [year, month, day] = letter.dueDay.split('-').map(Number);
    for (const part of [
      ...[letter.number, `${cityName}水务局：`, '水质由Ⅲ类变差', `办理时限：${year}年${month}月${day}日前`],
      ...['限期清理#eval("1")', '堆场码头', '2026年1月8日', reach.name],
    ])
      expect(text).toContain(part);
    // Its picture waits to be made: the place is there. Then it is made.
    const waits = (await pdf(reply.id, officeCookie)).rawPayload;
    expect((await readPdf(waits)).text).toMatch(/\*已清\*理“完毕”.*照片无法显示图1整改后2026年1月5日/);
    const pictures = startPictureMaker();
    while ((await makePictures({ ...test.house, pictures }, test.city)) > 0);
    pictures.close();
    const shown = (await pdf(reply.id, officeCookie)).rawPayload;
    expect((await readPdf(shown)).text).not.toContain('无法显示');
    expect(shown.length).toBeGreaterThan(waits.length + 5000);
  });

  it('is seen by whoever sees the problem; one that is foreign is not there', async () => {
    const { id } = await assigned([WATER]);
    const [letter] = await lettersOf(id);
    const assistant = 'letters-assistant';
    const elsewhere = test.accounts.find(
      ({ role, region }) =>
        role === 'office' && !reach.region.startsWith(region.slice(0, 6)) && region.slice(4, 6) !== '00',
    )!;
    await within(async (tx) => {
      const person = { city: test.city, id: assistant, name: assistant, region: reach.region, level: 'assistant' };
      await tx
        .insertInto('people')
        .values({ ...person, department: null, phone: null })
        .execute();
      await tx
        .insertInto('accounts')
        .values({ city: test.city, login: assistant, person: assistant, role: 'assistant', region: reach.region })
        .execute();
    });
    const absent = await pdf('no-such-letter', officeCookie);
    expect([absent.statusCode, absent.json()]).toEqual([404, { kind: 'notFound' }]);
    for (const login of [elsewhere.login, assistant]) {
      const foreign = await pdf(letter.id, await test.enter(login));
      expect([login, foreign.statusCode, foreign.json()]).toEqual([login, 404, { kind: 'notFound' }]);
      const list = await (await test.as(login))('letters', { params: { id } });
      expect([login, list.status, list.body]).toEqual([login, 404, { kind: 'notFound' }]);
    }
    expect((await pdf(letter.id, await test.enter('security'))).statusCode).toBe(403);
    expect((await test.app.inject({ url: LETTER_PATH.replace(':id', letter.id) })).statusCode).toBe(401);
    // The assistant’s own.
    await within((tx) => tx.updateTable('problems').set({ reporter: assistant }).where('id', '=', id).execute());
    expect((await pdf(letter.id, await test.enter(assistant))).statusCode).toBe(200);
  });

  it('that nobody has time to print is refused for a while', async () => {
    const { id } = await assigned([WATER]);
    const [letter] = await lettersOf(id);
    const answers = await Promise.all(Array.from({ length: 24 }, () => pdf(letter.id, officeCookie)));
    const statuses = new Set(answers.map(({ statusCode }) => statusCode));
    expect([...statuses].sort()).toEqual([200, 503]);
    const busy = answers.find(({ statusCode }) => statusCode === 503)!;
    expect([busy.json().kind, Number(busy.headers['retry-after'])]).toEqual(['letter.busy', expect.any(Number)]);
  });
});

describe('numbers', () => {
  const series = { office: 'X-office', kind: 'assignment' as const, year: 2026 };

  it('have no gap and no double when thirty transactions take them at once and ten go back', async () => {
    const { id } = await assigned([WATER]);
    const model = await within((tx) =>
      tx.selectFrom('letters').selectAll().where('problem', '=', id).executeTakeFirstOrThrow(),
    );
    const take = (i: number) =>
      within(async (tx) => {
        const n = await takeLetterNumber(tx, { city: test.city, ...series });
        await insertLetter(tx, { ...model, ...series, id: `X-${i}`, n, number: `X${n}` } as LetterRow);
        if (i % 3 === 2) throw new Error('goes back');
        return n;
      });
    const taken = await Promise.allSettled(Array.from({ length: 30 }, (_, i) => take(i)));
    const numbers = taken.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    const next = await within((tx) => takeLetterNumber(tx, { city: test.city, ...series, year: 2027 }));
    expect(next).toBe(1);
  });

  it('follow each other through the doors, however many problems are assigned at once', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 12; i++) {
      const id = await report();
      await mover(id)(office, 'accept');
      ids.push(id);
    }
    await Promise.all(ids.map((id) => mover(id)(office, 'assign', { departments: [WATER, URBAN] })));
    const rows = await within((tx) =>
      tx
        .selectFrom('letters')
        .select('n')
        .where('city', '=', test.city)
        .where('office', '=', `${test.city}00000000`)
        .where('kind', '=', 'assignment')
        .orderBy('n')
        .execute(),
    );
    expect(rows.length).toBeGreaterThan(24);
    expect(rows.map(({ n }) => n)).toEqual(rows.map((_, i) => i + 1));
  });
});
