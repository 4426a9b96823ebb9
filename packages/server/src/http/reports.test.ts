// Period reports through the doors: ordered, made some at a time, cut and gone on with, read by whoever may, on paper and as a workbook.
import { REPORT_PDF_PATH, REPORT_XLSX_PATH } from '@xunhe/contract/report';
import { addMonths } from '@xunhe/domain/ground/month';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCycle } from '../acts/cycle/run-cycle.ts';
import { makeNextReports } from '../acts/reports/make-reports.ts';
import { orderClosedMonth } from '../acts/reports/report-run.ts';
import { openReportThread } from '../jobs/report-thread.ts';
import { readPdf } from '../paper/test-letter.ts';
import { inScope, type Tx } from '../store/db.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

let test: TestCity;
let office: Caller;
let officeCookie: string;
const within = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const house = () => ({ db: test.db, now: () => test.clock.now, random });
const DATA = '2025-12';

beforeAll(async () => {
  test = await openTestCity({ reaches: 40, months: 26, seed: 5 });
  for (const month of [addMonths(DATA, -1), DATA])
    await runCycle({ db: test.db, city: test.city, month, now: () => test.clock.now, random });
  office = await test.as('office-city');
  officeCookie = await test.enter('office-city');
}, 120_000);
afterAll(() => test.close());

const order = (who: Caller, period: string) => who('orderReports', { body: { period } });
const make = () => makeNextReports(house(), test.city);
const region = () => `${test.city}00000000`;
const read = (who: Caller, period: string, kind: string, subject: string) =>
  who('report', { params: { period, kind, subject } });
const file = (path: string, of: readonly [string, string, string], cookie = officeCookie, language = 'zh') =>
  test.app.inject({
    url: `${path.replace(':period', of[0]).replace(':kind', of[1]).replace(':subject', of[2])}?language=${language}`,
    headers: { cookie },
  });
const countReports = (period: string) =>
  within(async (tx) =>
    Number(
      (
        await tx
          .selectFrom('period_reports')
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .where('city', '=', test.city)
          .where('period', '=', period)
          .executeTakeFirstOrThrow()
      ).n,
    ),
  );

describe('a run', () => {
  it('makes a report of every region and every chief, once, and says how far it is', async () => {
    expect((await order(office, DATA)).status).toBe(200);
    expect((await order(office, DATA)).body).toMatchObject({ kind: 'report.running' });
    const made = await make();
    const { rows } = (await office('reportRuns')).body;
    expect(rows[0]).toMatchObject({
      period: DATA,
      state: 'done',
      made: made!.made,
      total: made!.made,
      asOf: '2025-12-31',
    });
    expect(await countReports(DATA)).toBe(made!.made);
    const chiefs = await within(async (tx) =>
      tx
        .selectFrom('people')
        .select('id')
        .where('city', '=', test.city)
        .where('level', '<>', 'assistant')
        .where('id', 'in', (eb) =>
          eb
            .selectFrom('posts')
            .select('person')
            .where('city', '=', test.city)
            .where('from_day', '<=', `${DATA}-31`)
            .where((x) => x.or([x('to_day', 'is', null), x('to_day', '>=', `${DATA}-01`)])),
        )
        .execute(),
    );
    const regions = (await office('regions')).body.rows.filter(({ level }: { level: string }) => level !== 'village');
    expect(made!.made).toBe(chiefs.length + regions.length);
    expect(await make()).toBeNull();
  });

  it('refuses what is no period and what has not begun, with the place', async () => {
    expect((await order(office, '2025-13')).status).toBe(400);
    expect((await order(office, '2031-Q1')).body).toMatchObject({ kind: 'report.future', path: '/body/period' });
  });

  it('tells of a period that still runs as of today', async () => {
    await order(office, '2026-01');
    await make();
    const { body } = await read(office, '2026-01', 'region', region());
    expect(body.asOf).toBe((await office('reportRuns')).body.today);
  });

  it('that was cut goes on where it stopped, by whoever comes, and two at once make none twice', async () => {
    const { id } = (await order(office, '2025-Q4')).body;
    // The first batch is in the store, then the process is gone.
    let asked = 0;
    const now = () => {
      if (++asked > 4) throw new Error('gone');
      return test.clock.now;
    };
    const cut = { ...house(), now };
    await expect(makeNextReports(cut, test.city)).rejects.toThrow();
    const before = await countReports('2025-Q4');
    await within((tx) =>
      tx.updateTable('report_runs').set({ state: 'running', ended_at: null }).where('id', '=', id).execute(),
    );
    await Promise.all([make(), make()]);
    expect(await countReports('2025-Q4')).toBe(await countReports(DATA));
    expect(before).toBeLessThan(await countReports('2025-Q4'));
    expect((await office('reportRuns')).body.rows[0]).toMatchObject({ state: 'done', made: await countReports(DATA) });
  });

  it('can be stopped, and what ended cannot', async () => {
    const { id } = (await order(office, '2025')).body;
    const stop = () => office('stopReports', { params: { id }, body: {} });
    expect((await stop()).status).toBe(200);
    expect((await stop()).body).toMatchObject({ kind: 'report.ended' });
    expect([await make(), await countReports('2025')]).toEqual([null, 0]);
  });

  it('of the closed month orders itself once, and the quarter and the year that end with it', async () => {
    await within((tx) => tx.deleteFrom('report_runs' as never).execute()).catch(() => undefined);
    await orderClosedMonth(house(), test.city);
    const periods = async () => (await office('reportRuns')).body.rows.map((row: { period: string }) => row.period);
    const first = await periods();
    await orderClosedMonth(house(), test.city);
    expect(await periods()).toEqual(first);
    expect(first).toContain('2025');
  });

  it('is made in a thread of its own, whose end loses nothing: the next one goes on', async () => {
    const said: string[] = [];
    const first = openReportThread(house(), (text) => said.push(text));
    const making = first.make([test.city]);
    while ((await countReports('2025')) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await first.close();
    await making;
    const second = openReportThread(house(), (text) => said.push(text));
    await second.make([test.city]);
    await second.close();
    const { rows } = (await office('reportRuns')).body;
    expect(rows.filter(({ state }: { state: string }) => state === 'waiting' || state === 'running')).toEqual([]);
    const year = rows.find(
      ({ period, state }: { period: string; state: string }) => period === '2025' && state === 'done',
    );
    expect([year.made, await countReports('2025')]).toEqual([year.total, year.total]);
    expect(said.filter((text) => text.endsWith('reports of 2025'))).toHaveLength(1);
    expect(said.filter((text) => text.includes('could not'))).toEqual([]);
  });

  it('of a district makes its own reports alone', async () => {
    const account = test.accounts.find(({ role, region: of }) => role === 'office' && !of.endsWith('00000000'))!;
    const district = await test.as(account.login);
    await order(district, '2025-10');
    await make();
    for (;;) if (!(await make())) break;
    const rows = await within((tx) =>
      tx
        .selectFrom('period_reports')
        .select('region')
        .where('city', '=', test.city)
        .where('period', '=', '2025-10')
        .execute(),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.region.startsWith(account.region.slice(0, 6)))).toBe(true);
    expect((await read(district, DATA, 'region', region())).status).toBe(404);
  });
});

describe('a report', () => {
  it('agrees with the month’s duties and problems', async () => {
    const { body } = await read(office, '2026-01', 'region', region());
    const duties = (await office('duties', { params: { month: '2026-01' }, query: { limit: '1' } })).body.totals;
    expect(body.figures.asked.visits).toBeLessThanOrEqual(duties.visits);
    const december = (await read(office, DATA, 'region', region())).body;
    const evaluated = (await office('evaluation', { params: { month: DATA } })).body.rows.find(
      (row: { level: string }) => row.level === 'city',
    )?.figures;
    expect(december.figures.walked.patrols).toBe(evaluated.form.effectivePatrols.denominator);
    expect(december.figures.walked.effective).toBe(evaluated.form.effectivePatrols.numerator);
    expect(december.figures.found.own).toBe(evaluated.content.per100Patrols.numerator);
    // Also those that were reported in an earlier month.
    expect(december.figures.solved.ended).toBe(evaluated.result.closedOnTime.denominator);
    expect(december.figures.solved.ended).toBeGreaterThan(0);
    expect(december.figures.water).toEqual({
      measured: evaluated.result.failing.denominator,
      failing: evaluated.result.failing.numerator,
    });
  });

  it('of a chief is read by himself, by those above him, and by nobody beside him', async () => {
    const one = await within((tx) =>
      tx
        .selectFrom('accounts as a')
        .innerJoin('people as p', (join) => join.onRef('p.city', '=', 'a.city').onRef('p.id', '=', 'a.person'))
        .innerJoin('period_reports as t', (join) =>
          join.onRef('t.city', '=', 'a.city').onRef('t.subject', '=', 'a.person'),
        )
        .select(['a.login', 'a.person'])
        .where('a.role', '=', 'chief')
        .where('p.level', 'in', ['village', 'reach'])
        .where('t.period', '=', DATA)
        .executeTakeFirstOrThrow(),
    );
    const others = await within((tx) =>
      tx
        .selectFrom('period_reports')
        .select('subject')
        .where('city', '=', test.city)
        .where('kind', '=', 'chief')
        .where('subject', '<>', one.person)
        .execute(),
    );
    const other = { person: others[0]!.subject };
    const own = await test.as(one.login);
    expect((await read(own, DATA, 'chief', one.person)).status).toBe(200);
    expect((await read(own, DATA, 'chief', other.person)).status).toBe(404);
    expect((await read(own, DATA, 'region', region())).status).toBe(404);
    const list = (await own('reports')).body;
    expect(list.rows.every((row: { subject: string }) => row.subject === one.person)).toBe(true);
    expect((await order(own, DATA)).status).toBe(403);
  });

  it('prints: title, figures, sentences, tables and page numbers, in both languages, the same bytes each time', async () => {
    const of = [DATA, 'region', region()] as const;
    const [zh, again, en] = [
      await file(REPORT_PDF_PATH, of),
      await file(REPORT_PDF_PATH, of),
      await file(REPORT_PDF_PATH, of, officeCookie, 'en'),
    ];
    expect(zh.headers['content-type']).toBe('application/pdf');
    expect(zh.headers['content-disposition']).toContain("filename*=UTF-8''");
    expect(zh.rawPayload.equals(again.rawPayload)).toBe(true);
    const { text } = await readPdf(zh.rawPayload);
    for (const part of ['2025年12月河长制工作总结报告', '下一步', '应巡（天次）', '未达标率', '下级区域', '第1页'])
      expect(text).toContain(part);
    expect((await readPdf(en.rawPayload)).text).toMatch(/RiverChiefreport,Dec2025.*Whattodonext/);
  });

  it('is a workbook whose numbers are numbers and whose text is never a formula', async () => {
    await within((tx) =>
      tx.updateTable('reaches').set({ name: '=HYPERLINK("http://x","y")' }).where('city', '=', test.city).execute(),
    );
    await order(office, DATA);
    for (;;) if (!(await make())) break;
    const answer = await file(REPORT_XLSX_PATH, [DATA, 'region', region()]);
    const book = await readXlsx(new Uint8Array(answer.rawPayload));
    expect(book.sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(['概要', '下级区域', '河段']));
    const reaches = book.sheets.find(({ name }) => name === '河段')!.rows;
    expect(reaches.length).toBe(41);
    expect(reaches[1]![0]).toBe('\'=HYPERLINK("http://x","y")');
    expect(reaches.slice(1).every((row) => typeof row[2] === 'number')).toBe(true);
  });

  it('is not found by a wrong address, and needs a session', async () => {
    expect((await file(REPORT_PDF_PATH, ['2025-99', 'region', region()])).statusCode).toBe(404);
    expect((await file(REPORT_PDF_PATH, [DATA, 'region', '000'])).statusCode).toBe(404);
    expect((await file(REPORT_PDF_PATH, [DATA, 'region', region()], '')).statusCode).toBe(401);
  });
});
