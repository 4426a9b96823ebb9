// From what happens in a city to what a phone shows: real endpoints, a real database, and a push service that opens what it gets. Time is the
// test's own.
import { REMINDER_DEFAULT } from '@xunhe/domain/duty/reminder-rule';
import { ownPolicyId } from '@xunhe/domain/duty/terms';
import { makeId } from '@xunhe/domain/ground/id';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCycle } from '../acts/cycle/run-cycle.ts';
import { makeServer } from '../http/server.ts';
import { type CallInput, call, openTestCity, type TestCity } from '../http/test-city.ts';
import { testHouse } from '../http/test-house.ts';
import { makePushKeys, makePushOffice, type PushOffice } from '../push/push-office.ts';
import { openTestPushService, type TestBrowser, type TestPushService } from '../push/test-push-service.ts';
import { inScope, type Tx } from '../store/db.ts';
import { writeEvent } from '../store/events.ts';
import { savePolicy } from '../store/policy.ts';
import { remind } from './reminders.ts';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000] as const;
/** Thursday the 8th of January 2026, noon in the city. */
const NOON = Date.UTC(2026, 0, 8, 4);

interface Told {
  readonly id: string;
  readonly kind: string;
  readonly read: boolean;
  readonly body: Readonly<Record<string, unknown>>;
}

let test: TestCity;
let service: TestPushService;
let push: PushOffice;
/** Sessions of the chief and of the office. */
let desk: string;
let officeDesk: string;
let app: FastifyInstance;
let chief: { login: string; person: string; reach: string };
let office: string;
/** What was said of the month that was run: to the chief, and to all. */
let said: readonly Told[];
let firstSaid: readonly { readonly person: string; readonly kind: string; readonly body: Told['body'] }[];
const LEVELS: readonly string[] = ['none', 'yellow', 'orange', 'red'];

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const house = () => ({ db: test.db, now: () => test.clock.now, random, push });
const everybody = <T>(work: (tx: Tx) => Promise<T>) =>
  inScope(test.db, { city: test.city, region: test.city, everybody: true }, work);
/** Sessions of the chief and the office stay open while the clock is moved; signing in anew each time would take long. */
async function ask(name: Parameters<typeof call>[1], input: CallInput = {}, as?: string) {
  const now = new Date(test.clock.now);
  await everybody((tx) => tx.updateTable('sessions').set({ made_at: now, seen_at: now, given_at: now }).execute());
  return call(app, name, input, as ?? desk);
}

const look = (with_: Partial<ReturnType<typeof house>> = {}) => remind({ ...house(), ...with_ }, test.city);

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 11 });
  test.clock.now = NOON;
  service = await openTestPushService(() => Math.floor(Date.now() / 1000));
  const rules = { hosts: ['127.0.0.1'], onLoopback: true };
  push = makePushOffice({ keys: makePushKeys(), contact: 'mailto:office@example.gov.cn', rules }, 400);
  const more = { city: () => test.city, now: () => test.clock.now, push };
  app = await makeServer(testHouse(test.db, more), { faces: { console: null, field: null }, log: null });
  await everybody(async (tx) => {
    // It follows the real clock, which here is the test's.
    await tx.updateTable('cities').set({ today: null }).execute();
    chief = await tx
      .selectFrom('posts')
      .innerJoin('accounts', 'accounts.person', 'posts.person')
      .innerJoin('people', 'people.id', 'posts.person')
      .select(['accounts.login', 'accounts.person', 'posts.reach'])
      .where('accounts.role', '=', 'chief')
      .where('people.level', '=', 'village')
      .executeTakeFirstOrThrow();
    office = (
      await tx
        .selectFrom('accounts')
        .select('login')
        .where('role', '=', 'office')
        .where('region', '=', `${test.city}00000000`)
        .executeTakeFirstOrThrow()
    ).login;
  });
  await runCycle({ ...house(), city: test.city, month: '2025-12' });
  desk = await test.enter(chief.login);
  officeDesk = await test.enter(office);
  await look();
  said = await listOwn();
  firstSaid = (await everybody((tx) => tx.selectFrom('reminders').selectAll().execute())) as never;
});
afterAll(async () => {
  await app.close();
  await service.close();
  await test.close();
});
beforeEach(async () => {
  service.behave = () => 201;
  service.received.length = 0;
  test.clock.now = NOON;
  await everybody(async (tx) => {
    await tx.deleteFrom('push_deliveries').execute();
    await tx.deleteFrom('push_subscriptions').execute();
    await tx.deleteFrom('reminders').execute();
    await tx.deleteFrom('push_silences').execute();
    // What the calendar says by itself rings in the tests that ask for it.
    const others = ['visits.due', 'delegation.begins'].map((kind) => ({
      ...{ city: test.city, person: chief.person, kind, silent: true },
    }));
    await tx.insertInto('push_silences').values(others).execute();
  });
});

/** A phone of the chief, signed in for long. */
async function turnOn(): Promise<TestBrowser & { readonly phone: string }> {
  const phone = await test.enter(chief.login);
  const browser = service.makeBrowser();
  const body = { ...browser, language: 'zh' };
  expect((await ask('subscribePush', { body }, phone)).status).toBe(200);
  await everybody((tx) =>
    tx
      .updateTable('sessions as s')
      .set({ kind: 'phone' })
      .where('id', 'in', tx.selectFrom('push_subscriptions').select('session'))
      .execute(),
  );
  return { ...browser, phone };
}

/** The chief reports a problem and the office accepts it: one thing to be told to the chief. */
async function acceptProblem(): Promise<string> {
  const id = makeId(test.clock.now, random(10));
  const body = {
    ...{ id, reach: chief.reach, type: 'other', text: '', at: new Date(test.clock.now).toISOString() },
    ...{ lon: null, lat: null, patrol: null },
  };
  expect((await ask('reportProblem', { body })).status).toBe(200);
  const move = { params: { id }, body: { move: 'accept', note: '' } };
  expect((await ask('moveProblem', move, officeDesk)).status).toBe(200);
  return id;
}

async function listDeliveries() {
  const rows = await everybody((tx) => tx.selectFrom('push_deliveries').selectAll().execute());
  return rows.map(({ state, status, attempts }) => [state, status, attempts]);
}

async function listOwn(as?: string): Promise<Told[]> {
  return (await ask('reminders', {}, as)).body.rows;
}

describe('what is said', () => {
  it('tells the chief of his list and of visits whose window ends, each once, however often it is looked for', async () => {
    expect(said.filter(({ kind }) => kind === 'duty.published')).toMatchObject([{ body: { month: '2026-01' } }]);
    test.clock.now = Date.UTC(2026, 0, 30, 4);
    await Promise.all([look(), look(), look()]);
    await look();
    const due = (await listOwn()).filter(({ kind }) => kind === 'visits.due');
    expect(due.length).toBeGreaterThan(0);
    expect(new Set(due.map(({ body }) => body.dueDay)).size).toBe(due.length);
    for (const { body } of due)
      expect(body).toMatchObject({ visits: expect.any(Number), first: { reach: expect.any(String) } });
  });

  it('tells each chief of his own waters that rose, all in one', async () => {
    const { raised, told, accounts } = await everybody(async (tx) => {
      const warnings = tx
        .selectFrom('warnings as w')
        .innerJoin('posts as q', 'q.reach', 'w.reach')
        .select(['q.person as person', 'w.level as level', 'w.previous as previous'])
        .where('w.month', '=', '2025-12');
      return {
        raised: (await warnings.execute()).filter(
          ({ level, previous }) => LEVELS.indexOf(level) > LEVELS.indexOf(previous),
        ),
        told: firstSaid.filter(({ kind }) => kind === 'level.raised'),
        accounts: new Set((await tx.selectFrom('accounts').select('person').execute()).map(({ person }) => person)),
      };
    });
    const counts = new Map<string, number>();
    for (const { person } of raised) if (accounts.has(person)) counts.set(person, (counts.get(person) ?? 0) + 1);
    expect(counts.size).toBeGreaterThan(0);
    expect(new Map(told.map(({ person, body }) => [person, body.reaches]))).toEqual(counts);
  });

  it('tells the reporter what the office did with his problem, and marks it as read when he says so', async () => {
    const id = await acceptProblem();
    await look();
    const [first] = await listOwn();
    expect(first).toMatchObject({ kind: 'problem.moved', read: false, body: { problem: id, turn: 'accepted' } });
    expect((await ask('readReminders', { body: { ids: [first!.id] } })).body.unread).toBe(0);
    expect((await listOwn())[0]!.read).toBe(true);
  });

  it('lets nobody mark what is another’s', async () => {
    await acceptProblem();
    await look();
    const [first] = await listOwn();
    const theirs = await ask('readReminders', { body: { ids: [first!.id] } }, officeDesk);
    expect(theirs.status).toBe(200);
    expect((await listOwn())[0]!.read).toBe(false);
  });

  it('tells who walked that his patrol waits for a person, and what that person decided', async () => {
    const id = makeId(test.clock.now, random(10));
    const at = (minutes: number) => new Date(test.clock.now - minutes * MINUTE).toISOString();
    const body = { id, reach: chief.reach, mode: 'walk', points: [], note: '', nothingFound: true };
    const sent = await ask('submitPatrol', { body: { ...body, startedAt: at(60), endedAt: at(30) } });
    expect([sent.status, sent.body.judgement.verdict]).toEqual([200, 'needs_review']);
    await look();
    expect(await listOwn()).toMatchObject([{ kind: 'patrol.review', body: { patrol: id, day: '2026-01-08' } }]);
    const step = (kind: string, key: string, more: object) =>
      everybody((tx) =>
        writeEvent(tx, house(), {
          ...{ city: test.city, kind: `patrol.${kind}`, key, region: test.city, actor: 'the-office' },
          body: { patrol: id, ...more },
        }),
      );
    await step('decided', `${id}/1`, { from: 'needs_review', to: 'not_effective' });
    await step('appealed', makeId(test.clock.now, random(10)), { seq: 2 });
    await step('decided', `${id}/3`, { from: 'not_effective', to: 'effective' });
    await look();
    const told = (await listOwn()).filter(({ kind }) => kind !== 'patrol.review');
    expect(told.map(({ kind, body: { verdict, granted } }) => [kind, verdict, granted]).sort()).toEqual([
      ['appeal.decided', 'effective', true],
      ['patrol.judged', 'not_effective', undefined],
    ]);
  });

  it('tells both when a delegation begins, on its day and not before', async () => {
    await everybody(async (tx) => {
      const people = tx.selectFrom('people').select('region').where('id', '=', chief.person);
      const { region } = await people.executeTakeFirstOrThrow();
      const person = { city: test.city, id: 'the-assistant', name: '何助理', region, level: 'assistant' };
      await tx
        .insertInto('people')
        .values({ ...person, department: null, phone: null })
        .execute();
      const account = { city: test.city, login: 'the-assistant', person: 'the-assistant', role: 'assistant', region };
      await tx.insertInto('accounts').values(account).execute();
    });
    const body = { assistant: 'the-assistant', from: '2026-01-10', to: '2026-01-20' };
    expect((await ask('giveDelegation', { body })).status).toBe(200);
    const helper = await test.enter('the-assistant');
    const begins = async (as: string) => (await listOwn(as)).filter(({ kind }) => kind === 'delegation.begins');
    test.clock.now = NOON + DAY;
    await look();
    expect(await begins(helper)).toEqual([]);
    test.clock.now = NOON + 2 * DAY;
    await look();
    await look();
    expect(await begins(helper)).toMatchObject([{ body: { as: 'assistant', from: '2026-01-10', to: '2026-01-20' } }]);
    expect(await begins(desk)).toMatchObject([{ body: { as: 'chief', other: '何助理' } }]);
  });
});

describe('a push', () => {
  it('brings several reminders as one, signed and sealed, and never again', async () => {
    const { endpoint, phone } = await turnOn();
    await acceptProblem();
    await acceptProblem();
    await look();
    await look();
    expect(service.faults).toEqual([]);
    expect(service.received).toHaveLength(1);
    const [received] = service.received;
    expect(endpoint.endsWith(received!.path)).toBe(true);
    expect(received).toMatchObject({
      urgency: 'normal',
      message: { count: 2, language: 'zh', today: '2026-01-08', kind: 'problem.moved' },
    });
    expect(received!.bytes).toBeLessThan(1000);
    expect(await listOwn()).toHaveLength(2);
    expect(await listDeliveries()).toEqual([['sent', 201, 1]]);
    expect((await ask('pushState', {}, phone)).body).toMatchObject({ endpoint, last: { state: 'sent' } });
  });

  it('waits through the night, and for a working day when it is not urgent', async () => {
    await turnOn();
    const at = async (ms: number) => {
      test.clock.now = ms;
      await look();
      return service.received.length;
    };
    const night = NOON + 10 * HOUR;
    test.clock.now = night;
    await acceptProblem();
    expect(await at(night)).toBe(0);
    expect(await at(night + 9 * HOUR - MINUTE)).toBe(0);
    expect(await at(night + 9 * HOUR)).toBe(1);
    // Friday evening, then Saturday and Sunday.
    test.clock.now = NOON + DAY + 10 * HOUR;
    await acceptProblem();
    expect(await at(NOON + 2 * DAY)).toBe(1);
    expect(await at(NOON + 3 * DAY)).toBe(1);
    expect(await at(NOON + 4 * DAY)).toBe(2);
  });

  it('rings on a Saturday when the days run out', async () => {
    // The last days of January 2026 are a Friday and a Saturday.
    test.clock.now = Date.UTC(2026, 0, 31, 4);
    await everybody((tx) => tx.deleteFrom('push_silences').execute());
    await turnOn();
    await look();
    expect(service.received).toMatchObject([{ urgency: 'high', message: { kind: 'visits.due' } }]);
  });

  it('keeps the hours and the days before that the city settled, from their month on', async () => {
    const hours = { morning: 13 * 60, evening: 20 * 60, workingDaysOnly: false, oldDays: 3 };
    const own = { ...REMINDER_DEFAULT, id: ownPolicyId(REMINDER_DEFAULT.id), effectiveFrom: '2026-02' };
    const body = { ...own, hours: { value: hours, source: 'city' } };
    await everybody((tx) =>
      savePolicy(tx, { city: test.city, id: own.id, version: 1, effective_from: '2026-02', body }),
    );
    await turnOn();
    // Noon of a Saturday in January: it waits, as it always did.
    test.clock.now = Date.UTC(2026, 0, 31, 4);
    await acceptProblem();
    await look();
    expect(service.received).toHaveLength(0);
    // Noon of the Sunday after, in February: free days ring now, but not before one o'clock.
    test.clock.now = Date.UTC(2026, 1, 1, 4);
    await look();
    expect(service.received).toHaveLength(0);
    test.clock.now = Date.UTC(2026, 1, 1, 5);
    await look();
    expect(service.received).toHaveLength(1);
  });

  it('is made up after the server slept, and is left to the list after more than three days', async () => {
    await turnOn();
    await acceptProblem();
    test.clock.now = NOON + DAY;
    await look();
    expect(service.received).toHaveLength(1);
    const old = await acceptProblem();
    test.clock.now = NOON + 5 * DAY;
    await look();
    expect(service.received).toHaveLength(1);
    expect((await listOwn()).map(({ body }) => body.problem)).toContain(old);
  });

  it('does not come for a kind that its owner does not want to hear', async () => {
    await turnOn();
    await ask('choosePush', { body: { kind: 'problem.moved', push: false } });
    await acceptProblem();
    await look();
    expect(service.received).toEqual([]);
    await ask('choosePush', { body: { kind: 'problem.moved', push: true } });
    await look();
    expect(service.received).toEqual([]);
    await acceptProblem();
    await look();
    expect(service.received).toHaveLength(1);
  });

  it.each([404, 410])('answered %i ends the subscription, and says so in the record', async (status) => {
    const { phone } = await turnOn();
    service.behave = () => status;
    await acceptProblem();
    await look();
    expect(await listDeliveries()).toEqual([['gone', status, 1]]);
    expect((await ask('pushState', {}, phone)).body.endpoint).toBeNull();
    const events = await everybody((tx) =>
      tx
        .selectFrom('events')
        .select(['subject', 'body'])
        .where('kind', '=', 'push.expired')
        .orderBy('seq', 'desc')
        .execute(),
    );
    expect(events[0]).toMatchObject({ subject: chief.person, body: { status } });
  });

  it('that is too large is refused once and for all', async () => {
    await turnOn();
    service.behave = () => 413;
    await acceptProblem();
    await look();
    test.clock.now += HOUR;
    await look();
    expect(service.received).toHaveLength(1);
    expect(await listDeliveries()).toEqual([['refused', 413, 1]]);
  });

  it('waits as long as the service asks, and takes the place of itself', async () => {
    await turnOn();
    service.behave = () =>
      service.received.length === 1
        ? { status: 429, headers: { 'retry-after': '300' } }
        : service.received.length === 2
          ? 500
          : 201;
    await acceptProblem();
    await look();
    expect(await listDeliveries()).toEqual([['waiting', 429, 1]]);
    test.clock.now += 299_000;
    await look();
    expect(service.received).toHaveLength(1);
    test.clock.now += 1000;
    await look();
    expect(await listDeliveries()).toEqual([['waiting', 500, 2]]);
    test.clock.now += HOUR;
    await look();
    expect(await listDeliveries()).toEqual([['sent', 201, 3]]);
    expect(new Set(service.received.map(({ topic }) => topic)).size).toBe(1);
  });

  it('is given up when the service stays out of order for three days', async () => {
    await turnOn();
    service.behave = () => 503;
    await acceptProblem();
    for (let n = 0; n < 30; n++) {
      await look();
      test.clock.now += 8 * HOUR;
    }
    expect((await listDeliveries()).map(([state]) => state)).toEqual(['expired']);
    const sent = service.received.length;
    expect(sent).toBeGreaterThan(3);
    expect(sent).toBeLessThanOrEqual(8);
    // The service is told to keep it no longer than we go on trying.
    expect(service.received.map(({ ttl }) => ttl)).toEqual(
      service.received.map(({ ttl }) => ttl).toSorted((a, b) => b - a),
    );
  });

  it('whose answer never came is unknown and is not sent again', async () => {
    await turnOn();
    service.behave = () => 'hang';
    await acceptProblem();
    await look();
    test.clock.now += DAY;
    await look();
    expect(service.received).toHaveLength(1);
    expect(await listDeliveries()).toEqual([['unknown', null, 1]]);
  });

  it('is not sent again by the next server when one was killed after it had claimed it', async () => {
    await turnOn();
    await acceptProblem();
    const killed = { ...push, send: () => Promise.reject(new Error('killed')) };
    await expect(look({ push: killed })).rejects.toThrow('killed');
    expect(await listDeliveries()).toEqual([['sending', null, 1]]);
    await look();
    expect(await listDeliveries()).toEqual([['sending', null, 1]]);
    test.clock.now += 6 * MINUTE;
    await look();
    test.clock.now += DAY;
    await look();
    expect(await listDeliveries()).toEqual([['unknown', null, 1]]);
    expect(service.received).toEqual([]);
  });

  it('is sent once by two servers that look at the same time', async () => {
    await turnOn();
    await acceptProblem();
    await Promise.all([look(), look(), look()]);
    expect(service.received).toHaveLength(1);
    expect(await listDeliveries()).toEqual([['sent', 201, 1]]);
  });
});

describe('a subscription', () => {
  it('ends with its session', async () => {
    const { phone } = await turnOn();
    expect((await ask('signOut', {}, phone)).status).toBe(200);
    await acceptProblem();
    await look();
    expect(service.received).toEqual([]);
  });

  it('serves nobody else’s pushes when another person signs in on the browser', async () => {
    const { phone, ...browser } = await turnOn();
    const body = { ...browser, language: 'zh' };
    expect((await ask('subscribePush', { body }, officeDesk)).status).toBe(200);
    await acceptProblem();
    await look();
    expect(service.received).toEqual([]);
    expect((await ask('pushState', {}, phone)).body.endpoint).toBeNull();
  });

  it('is taken for known push services and for keys that can be encrypted for', async () => {
    const browser = service.makeBrowser();
    const refused = async (change: object) =>
      (await ask('subscribePush', { body: { ...browser, language: 'zh', ...change } })).body;
    expect(await refused({ endpoint: 'https://evil.example/push' })).toMatchObject({ kind: 'push.host' });
    expect(await refused({ endpoint: 'https://169.254.169.254/' })).toMatchObject({ kind: 'push.host' });
    expect(await refused({ p256dh: `B${'A'.repeat(86)}` })).toMatchObject({ path: '/body/p256dh' });
    expect(await refused({ auth: 'short' })).toMatchObject({ kind: 'request.invalid' });
    const off = await call(
      test.app,
      'subscribePush',
      { body: { ...browser, language: 'zh' } },
      await test.enter(chief.login),
    );
    expect([off.status, off.body.kind]).toEqual([409, 'push.off']);
    expect((await call(test.app, 'pushState', {}, desk)).body).toMatchObject({ key: null });
  });

  it('is of no use without a server that sends: all stays in the list', async () => {
    await turnOn();
    const id = await acceptProblem();
    await remind({ ...house(), push: null }, test.city);
    await look();
    expect(service.received).toEqual([]);
    expect((await listOwn()).map(({ body }) => body.problem)).toEqual([id]);
  });
});
