// From what happens in a city to what a receiver gets: real endpoints, a real database, and a server that takes the messages. Time is the
// test's own.
import { makeId } from '@xunhe/domain/ground/id';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCycle } from '../acts/cycle/run-cycle.ts';
import { climb } from '../acts/problem/climb.ts';
import { noteEvents } from '../acts/reminders/note-events.ts';
import type { House } from '../http/house.ts';
import { makeServer } from '../http/server.ts';
import { type CallInput, call, openTestCity, type TestCity } from '../http/test-city.ts';
import { testHouse } from '../http/test-house.ts';
import { inScope, type Tx } from '../store/db.ts';
import { writeEvent } from '../store/events.ts';
import { openTestHookServer, type TestHookServer, WELL } from '../webhooks/test-hook-server.ts';
import { makeWebhookOffice } from '../webhooks/webhook-office.ts';
import { forgetOldWebhookDeliveries, tellWebhooks } from './webhooks.ts';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000] as const;
/** Thursday the 8th of January 2026, noon in the city. */
const NOON = Date.UTC(2026, 0, 8, 4);
const KEY = '693axxx6-7aoc-4bc4-97a0-0ec2sifa5aaa';
const ALL = [
  ...['problem.reported', 'problem.accepted', 'problem.assigned', 'problem.supervise', 'problem.escalated'],
  ...['problem.overdue', 'problem.closed', 'warning.published'],
];

let test: TestCity;
let hooks: TestHookServer;
let house: House;
let app: FastifyInstance;
/** Sessions of the system administrator, the office, a chief. */
let system: string;
let office: string;
let desk: string;
let chief: { login: string; person: string; name: string; reach: string; region: string };

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const newId = () => makeId(test.clock.now, random(10));
const inCity = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);
const look = (change: Partial<House> = {}) => tellWebhooks({ ...house, ...change }, test.city);

async function ask(name: Parameters<typeof call>[1], input: CallInput, session: string) {
  const now = new Date(test.clock.now);
  await inCity((tx) => tx.updateTable('sessions').set({ made_at: now, seen_at: now, given_at: now }).execute());
  return call(app, name, input, session);
}

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 5 });
  test.clock.now = NOON;
  hooks = await openTestHookServer();
  const rules = { anyPublic: false, hosts: [], origins: [hooks.origin] };
  const webhooks = makeWebhookOffice({ rules, consoleUrl: 'https://river.example.gov.cn' }, { timeoutMs: 400 });
  house = testHouse(test.db, { city: () => test.city, now: () => test.clock.now, webhooks });
  app = await makeServer(house, { faces: { console: null, field: null }, log: null });
  await inCity(async (tx) => {
    await tx.updateTable('cities').set({ today: null }).execute();
    chief = await tx
      .selectFrom('posts')
      .innerJoin('accounts', 'accounts.person', 'posts.person')
      .innerJoin('people', 'people.id', 'posts.person')
      .innerJoin('reaches', 'reaches.id', 'posts.reach')
      .select(['accounts.login', 'accounts.person', 'people.name', 'posts.reach', 'reaches.region'])
      .where('accounts.role', '=', 'chief')
      .where('people.level', '=', 'village')
      .executeTakeFirstOrThrow();
  });
  const desks = test.accounts.find(({ role, region }) => role === 'office' && region.endsWith('00000000'))!;
  [system, office, desk] = [await test.enter('system'), await test.enter(desks.login), await test.enter(chief.login)];
});
afterAll(async () => {
  await app.close();
  await hooks.close();
  await test.close();
});
beforeEach(async () => {
  hooks.behave = () => WELL;
  hooks.taken.length = 0;
  test.clock.now = NOON;
  await inCity((tx) => tx.deleteFrom('webhooks').execute());
});

async function makeHook(change: object = {}, session = system): Promise<string> {
  const body = {
    ...{ kind: 'wecom', name: '防汛群', region: `${test.city}00000000`, events: ALL, keyOnly: false, language: 'zh' },
    target: { url: `${hooks.origin}/cgi-bin/webhook/send?key=${KEY}`, secret: null, sms: null },
    ...change,
  };
  const answer = await ask('makeWebhook', { body }, session);
  expect([answer.status, answer.body.kind]).toEqual([200, body.kind]);
  return answer.body.id;
}

async function report(type = 'other'): Promise<string> {
  const id = newId();
  const at = new Date(test.clock.now).toISOString();
  const body = {
    ...{ id, reach: chief.reach, type, text: '张三 13812345678', at },
    lon: null,
    lat: null,
    patrol: null,
  };
  expect((await ask('reportProblem', { body }, desk)).status).toBe(200);
  return id;
}

const move = async (id: string, body: object) =>
  expect((await ask('moveProblem', { params: { id }, body: { note: '', ...body } }, office)).status).toBe(200);

/** So many events of one problem, as if it had been accepted over and over. */
async function addEvents(problem: string, count: number): Promise<void> {
  await inCity(async (tx) => {
    for (let n = 0; n < count; n++)
      await writeEvent(tx, house, {
        ...{ city: test.city, kind: 'problem.overdue', key: `${problem}/${newId()}`, region: chief.region },
        ...{ actor: null, body: { n } },
      });
  });
}

const titles = () =>
  hooks.taken.map(({ body }) => /\*\*(.*)\*\*/.exec(JSON.parse(body).markdown?.content ?? '')?.[1]?.split('：')[0]);

async function listDeliveries(hook?: string) {
  const rows = await inCity((tx) => tx.selectFrom('webhook_deliveries').selectAll().orderBy('seq').execute());
  return rows.filter((row) => hook === undefined || row.hook === hook);
}

async function listStates(hook?: string) {
  return (await listDeliveries(hook)).map(({ state, status, attempts }) => [state, status, attempts]);
}

async function listOwn(id: string) {
  return (await ask('webhooks', {}, system)).body.rows.find((row: { id: string }) => row.id === id);
}

describe('what happens', () => {
  it('while no server looked is told once and in order, in words that name nobody', async () => {
    const zh = await makeHook();
    const secret = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
    const target = { url: `${hooks.origin}/in`, secret, sms: null };
    const en = await makeHook({ kind: 'http', name: 'Other system', language: 'en', target });
    const id = await report('farming_pollution');
    await move(id, { move: 'accept' });
    await move(id, { move: 'assign', departments: [await findDepartment()] });
    test.clock.now += 8 * HOUR;
    await Promise.all([look(), look(), look()]);
    await look();
    expect(await listStates(zh)).toEqual(Array.from({ length: 3 }, () => ['sent', 200, 1]));
    const toRobot = hooks.taken.filter(({ path }) => path !== '/in');
    expect(toRobot).toHaveLength(3);
    hooks.taken.splice(0, hooks.taken.length, ...toRobot);
    expect(titles()).toEqual(['【巡河】新上报重点问题', '【巡河】重点问题已受理', '【巡河】重点问题已交办']);
    const { content } = JSON.parse(toRobot[2]!.body).markdown;
    expect(content).toMatch(/类型：养殖污染[\s\S]+承办单位：.+[\s\S]+办理期限：2026-/);
    expect(content).toContain(`(https://river.example.gov.cn/problems/${id})`);
    for (const { body } of toRobot) expect(body).not.toMatch(new RegExp(`${chief.name}|张三|138123|${chief.person}`));
    expect(await listStates(en)).toEqual(Array.from({ length: 3 }, () => ['sent', 200, 1]));
  });

  it('goes to those alone whose region, kinds and key problems it is', async () => {
    const town = `${chief.region.slice(0, 9)}000`;
    const ids = {
      here: await makeHook({ region: town }),
      elsewhere: await makeHook({ region: await findOtherTown(town) }),
      key: await makeHook({ keyOnly: true }),
      closed: await makeHook({ events: ['problem.closed'] }),
    };
    await report();
    await look();
    const told = await listDeliveries();
    expect(told.map(({ hook }) => hook)).toEqual([ids.here]);
    await report('industrial_discharge');
    await look();
    expect((await listDeliveries()).map(({ hook }) => hook).sort()).toEqual([ids.here, ids.here, ids.key].sort());
  });

  it('counts the warned waters of a published month within the region', async () => {
    const id = await makeHook({ events: ['warning.published'] });
    await runCycle({ ...house, city: test.city, month: '2025-12' });
    await look();
    const counts = await inCity((tx) =>
      tx.selectFrom('warnings').select('level').where('month', '=', '2025-12').execute(),
    );
    const count = (level: string) => counts.filter((row) => row.level === level).length;
    expect(count('red') + count('orange') + count('yellow')).toBeGreaterThan(0);
    expect(await listDeliveries(id)).toMatchObject([
      {
        state: 'sent',
        body: { month: '2026-01', red: count('red'), orange: count('orange'), yellow: count('yellow') },
      },
    ]);
    expect(JSON.parse(hooks.taken[0]!.body).markdown.content).toContain('2026-01 水质预警已发布');
  });

  it('to a deadline by itself is told like the rest: overdue, up a level, supervised', async () => {
    await climb(house, test.city);
    const id = await makeHook({ events: ['problem.overdue', 'problem.escalated', 'problem.supervise'] });
    const problem = await report();
    await move(problem, { move: 'accept' });
    await move(problem, { move: 'assign', departments: [await findDepartment()] });
    const { due_day } = await inCity((tx) =>
      tx.selectFrom('problems').select('due_day').where('id', '=', problem).executeTakeFirstOrThrow(),
    );
    test.clock.now = Date.parse(`${due_day}T04:00:00Z`) + 14 * DAY;
    await climb(house, test.city);
    await look();
    const told = (await listDeliveries(id)).filter(({ body }) => (body as { problem: string }).problem === problem);
    expect(told.map(({ kind, body }) => [kind, (body as { level: string | null }).level])).toEqual([
      ['problem.overdue', null],
      ['problem.escalated', 'town'],
      ['problem.escalated', 'district'],
      ['problem.supervise', 'district'],
    ]);
    expect(told[0]!.body).toMatchObject({ dueDay: due_day });
  });

  it('more than three days ago is put down and not sent', async () => {
    const id = await makeHook();
    await report();
    test.clock.now += 4 * DAY;
    await look();
    expect(await listStates(id)).toEqual([['expired', null, 0]]);
    expect(hooks.taken).toEqual([]);
  });

  it('before a webhook was made, or while it was off, is not told', async () => {
    await report();
    const id = await makeHook();
    await look();
    await ask('changeWebhook', { params: { id }, body: { enabled: false } }, system);
    await report();
    await look();
    await ask('changeWebhook', { params: { id }, body: { enabled: true } }, system);
    await look();
    expect(hooks.taken).toEqual([]);
    await report();
    await look();
    expect(hooks.taken).toHaveLength(1);
  });
});

describe('a message', () => {
  it('that is not taken is tried again after growing pauses, and those behind it wait', async () => {
    const id = await makeHook();
    hooks.behave = () => (hooks.taken.length <= 2 ? { status: 500, body: 'out of order' } : WELL);
    await move(await report(), { move: 'accept' });
    await look();
    expect(await listStates(id)).toEqual([['waiting', 500, 1], ['waiting', null, 0]]); // biome-ignore format: one line
    expect((await listDeliveries(id))[0]!.answer).toBe('out of order');
    test.clock.now += MINUTE - 1;
    await look();
    expect(hooks.taken).toHaveLength(1);
    test.clock.now += 1;
    await look();
    test.clock.now += 2 * MINUTE - 1;
    await look();
    expect(hooks.taken).toHaveLength(2);
    expect((await listOwn(id)).failingSince).toBe(new Date(NOON).toISOString());
    test.clock.now += 1;
    await look();
    expect(await listStates(id)).toEqual([['sent', 200, 3], ['sent', 200, 1]]); // biome-ignore format: one line
    expect(titles()).toEqual([...Array.from({ length: 3 }, () => '【巡河】新上报问题'), '【巡河】问题已受理']);
    expect((await listOwn(id)).failingSince).toBeNull();
  });

  it('waits as long as the receiver asks', async () => {
    const id = await makeHook();
    hooks.behave = () => (hooks.taken.length === 1 ? { status: 429, headers: { 'retry-after': '1800' } } : WELL);
    await report();
    await look();
    test.clock.now += 29 * MINUTE;
    await look();
    expect(hooks.taken).toHaveLength(1);
    test.clock.now += MINUTE;
    await look();
    expect(await listStates(id)).toEqual([['sent', 200, 2]]);
  });

  it('is given up after eight attempts, and the next has its turn', async () => {
    const id = await makeHook();
    hooks.behave = () => ({ status: 503 });
    await move(await report(), { move: 'accept' });
    for (let n = 0; n < 8; n++) {
      await look();
      test.clock.now += 2 * HOUR + 8 * MINUTE;
    }
    expect(await listStates(id)).toEqual([['expired', 503, 8], ['waiting', null, 0]]); // biome-ignore format: one line
    await look();
    expect((await listStates(id))[1]).toEqual(['waiting', 503, 1]);
  });

  it('that is answered by a redirect is refused, and goes nowhere else', async () => {
    const id = await makeHook();
    hooks.behave = () => ({ status: 307, headers: { location: `${hooks.origin}/elsewhere` } });
    await report();
    await look();
    test.clock.now += DAY;
    await look();
    expect(await listStates(id)).toEqual([['refused', 307, 1]]);
    expect(hooks.taken).toHaveLength(1);
  });

  it('whose answer never comes is unknown, and is not sent again', async () => {
    const id = await makeHook();
    hooks.behave = () => 'hang';
    await report();
    await look();
    test.clock.now += DAY;
    await look();
    expect(await listStates(id)).toEqual([['unknown', null, 1]]);
    expect(hooks.taken).toHaveLength(1);
  });

  it('that a server had claimed when it was killed is unknown, and is not sent by the next', async () => {
    const id = await makeHook();
    await move(await report(), { move: 'accept' });
    const killed = { ...house.webhooks, send: () => Promise.reject(new Error('killed')) };
    await expect(look({ webhooks: killed })).rejects.toThrow('killed');
    expect(await listStates(id)).toEqual([['sending', null, 1], ['waiting', null, 0]]); // biome-ignore format: one line
    await look();
    expect(hooks.taken).toEqual([]);
    test.clock.now += 6 * MINUTE;
    await look();
    expect(await listStates(id)).toEqual([['unknown', null, 1], ['sent', 200, 1]]); // biome-ignore format: one line
    expect(titles()).toEqual(['【巡河】问题已受理']);
  });

  it('comes no faster than its receiver allows, however many servers look', async () => {
    const id = await makeHook({ events: ['problem.overdue'] });
    await addEvents(await report(), 40);
    await Promise.all([look(), look()]);
    await look();
    expect(hooks.taken).toHaveLength(18);
    test.clock.now += MINUTE;
    await look();
    expect(hooks.taken).toHaveLength(36);
    test.clock.now += MINUTE;
    await look();
    expect(hooks.taken).toHaveLength(40);
    const sent = await listDeliveries(id);
    expect(sent.map(({ claimed_at }) => claimed_at!.getTime())).toEqual(
      sent.map(({ claimed_at }) => claimed_at!.getTime()).toSorted((a, b) => a - b),
    );
  });

  it('to one receiver does not wait for another that hangs', async () => {
    const slow = await makeHook({ name: '慢', target: { url: `${hooks.origin}/cgi-bin/webhook/send?key=slowslow`, secret: null, sms: null } }); // biome-ignore format: one line
    const quick = await makeHook();
    hooks.behave = ({ query }) => (query.get('key') === 'slowslow' ? 'hang' : WELL);
    await addEvents(await report(), 5);
    await look();
    expect((await listStates(quick)).map(([state]) => state)).toEqual(Array.from({ length: 6 }, () => 'sent'));
    expect((await listStates(slow)).map(([state]) => state).slice(0, 2)).toEqual(['unknown', 'waiting']);
  });
});

describe('a webhook', () => {
  it.each([
    ['that answers 410', { status: 410 }, 410],
    ['whose robot was taken out of its group', { status: 200, body: '{"errcode":93000}' }, 200],
  ])('%s is switched off at once, with the reason in the record', async (_, answer, status) => {
    const id = await makeHook();
    hooks.behave = () => answer;
    await move(await report(), { move: 'accept' });
    await look();
    expect(await listStates(id)).toEqual([['refused', status, 1], ['expired', null, 0]]); // biome-ignore format: one line
    expect(await listOwn(id)).toMatchObject({ enabled: false, offReason: 'gone', offAt: new Date(NOON).toISOString() });
    expect(await lastEvent()).toMatchObject({ actor: null, body: { webhook: id, reason: 'gone', status } });
    await noteEvents({ db: test.db, now: () => test.clock.now, random }, test.city);
    const told = (await ask('reminders', {}, office)).body.rows;
    // Whatever went off before at the same moment of this clock stands there too.
    expect(told).toContainEqual(
      expect.objectContaining({
        kind: 'webhook.off',
        body: expect.objectContaining({ webhook: id, reason: 'gone', title: expect.any(String) }),
      }),
    );
  });

  it('that failed for three days is switched off, and starts anew when it is switched on', async () => {
    const id = await makeHook();
    hooks.behave = () => ({ status: 502 });
    for (let n = 0; n < 20; n++) {
      await report();
      await look();
      test.clock.now += 4 * HOUR;
    }
    expect(await listOwn(id)).toMatchObject({ enabled: false, offReason: 'failing', waiting: 0 });
    expect(await lastEvent()).toMatchObject({
      body: { reason: 'failing', status: 502, host: new URL(hooks.origin).host },
    });
    hooks.behave = () => WELL;
    hooks.taken.length = 0;
    await ask('changeWebhook', { params: { id }, body: { enabled: true } }, system);
    await look();
    expect(hooks.taken).toEqual([]);
    expect(await listOwn(id)).toMatchObject({ enabled: true, offReason: null, failingSince: null });
  });

  it('whose seal does not open with the master key is switched off, and sends nothing', async () => {
    const id = await makeHook();
    await report();
    await look({ seal: testHouse(test.db, { city: () => test.city }).seal });
    expect(await listOwn(id)).toMatchObject({ enabled: false, offReason: 'sealed' });
    expect(await listStates(id)).toEqual([['blocked', null, 1]]);
    expect(hooks.taken).toEqual([]);
  });

  it('shows its secrets to nobody, keeps them sealed, and gives an old one to no new address', async () => {
    const secret = 'a-secret-of-the-gateway';
    const sms = { format: 'json', template: '{"to":"10086","text":"{{text}}"}', header: 'X-Api-Key', expects: '' };
    const url = `${hooks.origin}/sms?user=${KEY}`;
    const id = await makeHook({ kind: 'sms', target: { url, secret, sms } });
    const stored = await inCity((tx) => tx.selectFrom('webhooks').selectAll().executeTakeFirstOrThrow());
    const events = await inCity((tx) => tx.selectFrom('events').select('body').execute());
    for (const text of [
      stored.target.toString('latin1'),
      JSON.stringify({ ...stored, target: '' }),
      JSON.stringify(events),
      JSON.stringify((await ask('webhooks', {}, system)).body),
      JSON.stringify((await ask('webhooks', {}, office)).body),
    ])
      expect(text).not.toMatch(new RegExp(`${secret}|${KEY}|10086`));
    await ask('testWebhook', { params: { id } }, system);
    expect(hooks.taken[0]!.headers['x-api-key']).toBe(secret);
    const target = { url: `${hooks.origin}/other`, secret: null, sms: { ...sms, header: '' } };
    expect((await ask('changeWebhook', { params: { id }, body: { target } }, system)).body.hasSecret).toBe(false);
    await ask('testWebhook', { params: { id } }, system);
    expect(hooks.taken[1]).toMatchObject({
      path: '/other',
      headers: expect.not.objectContaining({ 'x-api-key': secret }),
    });
  });

  it('is tried with a message marked as a test, also while it is off, and answers what came of it', async () => {
    const id = await makeHook();
    await ask('changeWebhook', { params: { id }, body: { enabled: false } }, system);
    const good = await ask('testWebhook', { params: { id } }, system);
    expect(good.body).toMatchObject({ kind: 'test', state: 'sent', status: 200, title: '【巡河】测试消息' });
    expect(JSON.parse(hooks.taken[0]!.body).markdown.content).toContain('无需处理');
    hooks.behave = () => ({ status: 200, body: '{"errcode":40008,"errmsg":"invalid message type"}' });
    const bad = await ask('testWebhook', { params: { id } }, system);
    expect(bad.body).toMatchObject({ state: 'refused', answer: expect.stringContaining('invalid message type') });
    for (let n = 2; n < 20; n++) await ask('testWebhook', { params: { id } }, system);
    const tooMany = await ask('testWebhook', { params: { id } }, system);
    expect([tooMany.status, tooMany.body.kind]).toEqual([429, 'webhook.pace']);
    expect(hooks.taken).toHaveLength(20);
  });

  it('is made and changed by the system administrator alone; the office reads what was sent', async () => {
    const id = await makeHook();
    for (const name of ['changeWebhook', 'testWebhook', 'deleteWebhook'] as const)
      expect((await ask(name, { params: { id }, body: {} }, office)).status).toBe(403);
    await report();
    await look();
    const log = await ask('webhookDeliveries', { params: { id } }, office);
    expect(log.body).toMatchObject({ total: 1, rows: [{ kind: 'problem.reported', state: 'sent', attempts: 1 }] });
    expect((await ask('webhooks', {}, desk)).status).toBe(403);
  });

  it('tells thousands of deliveries by pages and filters, and forgets them after half a year', async () => {
    const id = await makeHook();
    await inCity((tx) => fillLog(tx, id, 2000));
    const page = async (query: Record<string, string>) =>
      (await ask('webhookDeliveries', { params: { id }, query: { limit: '50', ...query } }, office)).body;
    const [first, last] = [await page({}), await page({ offset: '1990' })];
    expect([first.total, first.rows.length, last.rows.length]).toEqual([2000, 50, 10]);
    expect(first.rows[0].answer).toBe('1999');
    expect((await page({ state: 'refused' })).total).toBe(500);
    expect((await page({ kind: 'problem.overdue', state: 'refused' })).total).toBe(0);
    test.clock.now += 185 * DAY;
    await forgetOldWebhookDeliveries(house, test.city);
    expect(await listDeliveries()).toEqual([]);
  });

  it('goes with its log when it is removed', async () => {
    const id = await makeHook();
    await report();
    await look();
    expect((await ask('deleteWebhook', { params: { id } }, system)).status).toBe(200);
    expect(await listDeliveries()).toEqual([]);
    expect((await ask('webhookDeliveries', { params: { id } }, office)).status).toBe(404);
    await report();
    await look();
    expect(hooks.taken).toHaveLength(1);
  });
});

async function findDepartment(): Promise<string> {
  return (await inCity((tx) => tx.selectFrom('departments').select('id').executeTakeFirstOrThrow())).id;
}

async function findOtherTown(town: string): Promise<string> {
  const towns = inCity((tx) => tx.selectFrom('regions').select('code').where('level', '=', 'town').execute());
  return (await towns).find(({ code }) => code !== town)!.code;
}

async function lastEvent() {
  const rows = inCity((tx) =>
    tx.selectFrom('events').selectAll().where('kind', '=', 'webhook.switchedOff').orderBy('seq', 'desc').execute(),
  );
  return (await rows)[0];
}

async function fillLog(tx: Tx, hook: string, count: number): Promise<void> {
  const at = new Date(NOON);
  const body = {
    ...{ problem: 'q', type: 'other', key: false, reach: { id: 'r', name: '河', nameEn: null } },
    ...{ region: { id: chief.region, name: '村', nameEn: null }, departments: [], level: null, dueDay: null },
  };
  const rows = Array.from({ length: count }, (_, n) => ({
    ...{ city: test.city, id: newId(), hook, region: `${test.city}00000000`, seq: 1_000_000 + n },
    ...({ kind: 'problem.reported', body: JSON.stringify(body), state: n % 4 === 0 ? 'refused' : 'sent' } as const),
    ...{ status: 200, answer: String(n), attempts: 1, at, made_at: at, due_at: at, claimed_at: at },
  }));
  for (let from = 0; from < count; from += 500)
    await tx
      .insertInto('webhook_deliveries')
      .values(rows.slice(from, from + 500))
      .execute();
}
