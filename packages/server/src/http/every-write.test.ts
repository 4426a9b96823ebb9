// Every endpoint that writes, and every one that looks at somebody's track, is called once: it must leave an event with who did it and from
// where, in the same transaction as all else it stores. An endpoint that is not in the table of examples fails the test.
import { createECDH, createHash } from 'node:crypto';
import { API, type EndpointName } from '@xunhe/contract/api';
import type { Endpoint } from '@xunhe/contract/endpoint';
import { UNIVERSAL_2019 } from '@xunhe/domain/duty/rule';
import { draftOf } from '@xunhe/domain/duty/rule-draft';
import { addDays } from '@xunhe/domain/ground/day';
import { makeId } from '@xunhe/domain/ground/id';
import { addMonths } from '@xunhe/domain/ground/month';
import { CIRCULAR_GROUPS } from '@xunhe/domain/people/circular';
import type { FastifyInstance } from 'fastify';
import { TOTP } from 'otpauth';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_CITY } from '../acts/guests.ts';
import { sealCode } from '../acts/mail/mail-house.ts';
import { hashPassword } from '../acts/password.ts';
import { type MonthDesk, makeMonthDesk } from '../jobs/month-desk.ts';
import { makeMailOffice } from '../mail/mail-office.ts';
import { makePushKeys, makePushOffice } from '../push/push-office.ts';
import { setPassword } from '../store/account.ts';
import { connectionConfig, inScope } from '../store/db.ts';
import { putMailAddress } from '../store/mail.ts';
import { makeSealer } from '../store/seal.ts';
import { makeWebhookOffice } from '../webhooks/webhook-office.ts';
import { makeServer } from './server.ts';
import { type CallInput, call, openTestCity, type TestCity } from './test-city.ts';
import { plantHeld } from './test-held.ts';
import { testHouse } from './test-house.ts';
import { plantRefused, REFUSED_HASH } from './test-refused.ts';
import { plantStanding } from './test-standing.ts';

/** Reads that are recorded like writes. */
const LOOKS: readonly string[] = ['patrolTrack', 'refusedRecord'];
const NAMES = (Object.keys(API) as EndpointName[]).filter((name) => {
  const { method }: Endpoint = API[name];
  return method === 'POST' || LOOKS.includes(name);
});
const PASSWORD = '测试-password-1';
const NOBODY = 'http://127.0.0.1:9';

interface Example {
  /** Whose session it is asked with; null for what is asked before. */
  readonly login: string | null;
  /** Who must stand in the event. */
  readonly actor: string;
  readonly input: () => CallInput | Promise<CallInput>;
  readonly app?: FastifyInstance;
  /** What goes on behind the answer is brought to its end. */
  readonly after?: () => Promise<void>;
}

let test: TestCity;
let sampleApp: FastifyInstance;
let pushApp: FastifyInstance;
let webhookApp: FastifyInstance;
let mailApp: FastifyInstance;
let monthApp: FastifyInstance;
let monthDesk: MonthDesk;
let monthHolder: pg.Client | null = null;
const mailSeal = makeSealer(Buffer.from(random(32)), random);
let owner: pg.Client;
let chief: { login: string; person: string; reach: string };
let office: { login: string; person: string };
let chiefRegion: string;
let today: string;
/** Each example takes days of its own, and each handover goes back the way the one before came. */
let dayCount = 0;
let markCount = 0;
let recordCount = 0;
let monthCount = 0;
let holder: string | null = null;
/** Each example chooses the other way. */
let rings = true;
const [ASSISTANT, SUCCESSOR, CHANGER] = ['the-assistant', 'the-successor', 'the-changer'];
/** Of him no password is changed. */
const MAILER = 'the-reader';

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 4 });
  owner = new pg.Client(connectionConfig(test.db.connection));
  await owner.connect();
  await inScope(test.db, { city: test.city, region: test.city }, async (tx) => {
    const posts = tx.selectFrom('posts').innerJoin('accounts', 'accounts.person', 'posts.person');
    chief = await posts
      .select(['accounts.login', 'accounts.person', 'posts.reach'])
      .where('accounts.role', '=', 'chief')
      .executeTakeFirstOrThrow();
    office = await tx
      .selectFrom('accounts')
      .select(['login', 'person'])
      .where('role', '=', 'office')
      .where('region', '=', `${test.city}00000000`)
      .executeTakeFirstOrThrow();
    const { region } = await tx
      .selectFrom('people')
      .select('region')
      .where('id', '=', chief.person)
      .executeTakeFirstOrThrow();
    chiefRegion = region;
    for (const [id, role] of [
      [ASSISTANT, 'assistant'],
      [SUCCESSOR, 'chief'],
      [CHANGER, 'chief'],
      [MAILER, 'chief'],
    ] as const) {
      const person = { city: test.city, id, name: id, region, level: role === 'chief' ? null : role };
      await tx
        .insertInto('people')
        .values({ ...person, department: null, phone: null })
        .execute();
      await tx.insertInto('accounts').values({ city: test.city, login: id, person: id, role, region }).execute();
    }
  });
  for (const login of [chief.login, office.login]) await test.as(login);
  today = (await (await test.as(chief.login))('city')).body.today;
  sampleApp = await openSampleDoor();
  pushApp = await openPushDoor();
  webhookApp = await openWebhookDoor();
  mailApp = await openMailDoor();
  monthApp = await openMonthDoor();
});
afterAll(async () => {
  await sampleApp.close();
  await pushApp.close();
  await webhookApp.close();
  await mailApp.close();
  await monthApp.close();
  await owner.end();
  await test.close();
});

function random(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** The newcomer's door stands before the sample city alone: one person of it is enough. */
async function openSampleDoor(): Promise<FastifyInstance> {
  const city = SAMPLE_CITY;
  await owner.query(`INSERT INTO cities (city, name, timezone, standard, target_class) VALUES ('${city}', '样', 'Asia/Shanghai', 'GB3838-2002', 5);
    INSERT INTO regions (city, code, name, level) VALUES ('${city}', '${city}00000000', '样', 'city');
    INSERT INTO people (city, id, name, region) VALUES ('${city}', 'S-guest', '样人', '${city}00000000');
    INSERT INTO accounts (city, login, person, role, region) VALUES ('${city}', 'guest', 'S-guest', 'office', '${city}00000000')`);
  return makeServer(testHouse(test.db, { city: () => city, now: () => test.clock.now }), {
    faces: { console: null, field: null },
    log: null,
  });
}

/** A server that sends pushes. None is sent here. */
async function openPushDoor(): Promise<FastifyInstance> {
  const rules = { hosts: [], onLoopback: false };
  const push = makePushOffice({ keys: makePushKeys(), contact: 'mailto:office@example.gov.cn', rules });
  return makeServer(testHouse(test.db, { city: () => test.city, now: () => test.clock.now, push }), {
    faces: { console: null, field: null },
    log: null,
  });
}

/** A server that sends e-mail. None is sent here: nobody listens there. */
async function openMailDoor(): Promise<FastifyInstance> {
  const from = { name: '', address: 'xunhe@example.gov.cn' };
  const settings = { host: '127.0.0.1', port: 9, secure: false, requireTls: false, login: null, from };
  const more = { city: () => test.city, now: () => test.clock.now, mail: makeMailOffice(settings), seal: mailSeal };
  return makeServer(testHouse(test.db, more), { faces: { console: null, field: null }, log: null });
}

/** A server whose months lie before anything that is due: a run that was asked for finds nothing to do. */
async function openMonthDoor(): Promise<FastifyInstance> {
  monthDesk = makeMonthDesk({ db: test.db, now: () => Date.UTC(2000, 0, 1), random });
  const more = { city: () => test.city, now: () => test.clock.now, months: monthDesk };
  return makeServer(testHouse(test.db, more), { faces: { console: null, field: null }, log: null });
}

/** A run that waits for somebody who works on the month. */
async function beginHeldRun(): Promise<void> {
  if (monthDesk.stateOf(test.city).running !== null) return;
  monthHolder = new pg.Client(connectionConfig(test.db.connection));
  await monthHolder.connect();
  await monthHolder.query('BEGIN');
  await monthHolder.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`cycle/${test.city}`]);
  await addWarning('open');
  monthDesk.begin(test.city);
}

async function endHeldRun(): Promise<void> {
  await monthHolder?.end();
  monthHolder = null;
  await monthDesk.close();
}

/** A server whose webhooks may go to a port of this machine at which nobody listens. */
async function openWebhookDoor(): Promise<FastifyInstance> {
  const webhooks = makeWebhookOffice({ rules: { anyPublic: false, hosts: [], origins: [NOBODY] }, consoleUrl: null });
  return makeServer(testHouse(test.db, { city: () => test.city, now: () => test.clock.now, webhooks }), {
    faces: { console: null, field: null },
    log: null,
  });
}

function makeWebhook() {
  return {
    ...{ kind: 'wecom', name: `推送-${newId()}`, region: `${test.city}00000000`, events: ['problem.reported'] },
    ...{ keyOnly: false, language: 'zh' },
    target: { url: `${NOBODY}/cgi-bin/webhook/send?key=abcdef`, secret: null, sms: null },
  };
}

async function addWebhook(): Promise<string> {
  const body = makeWebhook();
  return (await call(webhookApp, 'makeWebhook', { body }, await openSession('system'))).body.id;
}

function makeSubscription() {
  const p256dh = createECDH('prime256v1').generateKeys('base64url');
  const auth = Buffer.from(random(16)).toString('base64url');
  return { endpoint: `https://web.push.apple.com/${newId()}`, p256dh, auth, language: 'zh' };
}

/** Each time another figure, on top of the newest version. */
async function makeTerms() {
  const { rows } = await owner.query<{ id: string; version: number; body: { appealDays: { value: number } } }>(
    `SELECT id, version, body FROM policies WHERE city = $1 AND id LIKE 'patrol-review-default%' ORDER BY id, version`,
    [test.city],
  );
  const newest = rows.at(-1)!;
  const days = newest.body.appealDays.value === 40 ? 41 : 40;
  return {
    ...{ seen: `${newest.id}@${newest.version}`, from: '2190-01', note: '试行' },
    values: { 'appealDays.value': days },
  };
}

const nextRecord = () => `W-${++recordCount}`;

/** A water that an office has made, as its first version. */
/** A reach of a kilometre that is not drawn, and below it another. */
async function addReaches(): Promise<string> {
  const [upper, lower] = [nextRecord(), nextRecord()];
  for (const [id, below] of [
    [lower, null],
    [upper, lower],
  ])
    await owner.query(
      `INSERT INTO reaches (city, id, water_body, name, region, bank, length_m, downstream)
       SELECT city, $2, water_body, $2, region, 'both', 1000, $3 FROM reaches WHERE city = $1 AND id = $4`,
      [test.city, id, below, chief.reach],
    );
  return upper!;
}

async function addRecord() {
  const id = nextRecord();
  await owner.query("INSERT INTO water_bodies (city, id, name, kind) VALUES ($1, $2, '旧涌', 'creek')", [
    test.city,
    id,
  ]);
  await owner.query(
    `INSERT INTO register_changes (city, kind, id, version, region, deed, at, changed_by, after, reason)
     VALUES ($1, 'water', $2, 1, $3, 'create', now(), $4, '{"values": {"name": "旧涌", "kind": "creek"}}', '')`,
    [test.city, id, `${test.city}00000000`, office.person],
  );
  return { kind: 'water', id };
}

async function addView() {
  const view = { screen: '/problems', name: newId().slice(-12) };
  await owner.query(
    `INSERT INTO saved_views (city, person, screen, name, search, saved_at) VALUES ($1, $2, $3, $4, '{}', now())`,
    [test.city, chief.person, view.screen, view.name],
  );
  return view;
}

async function addReminder(): Promise<string> {
  const id = newId();
  await owner.query(
    `INSERT INTO reminders (city, person, id, kind, subject, span, at, made_at, body, push)
     VALUES ($1, $2, $3, 'duty.published', $3, '', now(), now(), '{}', 'list')`,
    [test.city, chief.person, id],
  );
  return id;
}

const newId = () => makeId(test.clock.now, random(10));

function makePatrol() {
  return {
    ...{ id: newId(), reach: chief.reach, mode: 'walk', points: [], note: '', nothingFound: true },
    ...{ startedAt: '2025-12-30T01:00:00Z', endedAt: '2025-12-30T01:20:00Z' },
  };
}

function makeAsk(body: { readonly id: string }) {
  const text = JSON.stringify(body);
  const hash = createHash('sha256').update(text).digest('hex');
  const sentAt = new Date(test.clock.now).toISOString();
  return { device: newId(), sentAt, ops: [{ id: body.id, kind: 'patrol', form: 1, hash, text }] };
}

const APPEALED_AT = '2025-12-30T02:00:00Z';

/** Without a track it waits for a person. */
async function addPatrol(): Promise<string> {
  const body = makePatrol();
  const answer = await call(test.app, 'submitPatrol', { body }, await openSession(chief.login));
  expect(answer.body.judgement.verdict).toBe('needs_review');
  return body.id;
}

function makeInventory() {
  const items = ['bank_path', 'illegal_building', 'scattered_workshop', 'abnormal_outfall'];
  return {
    ...{ id: newId(), reach: chief.reach, at: '2025-12-30T01:00:00Z' },
    period: { from: '2025-12-22', to: '2026-01-04' },
    items: items.map((item) => ({ item, found: false, note: '' })),
  };
}

function makeProblem() {
  return {
    ...{ id: newId(), reach: chief.reach, type: 'other', text: '', at: '2025-12-30T01:00:00Z' },
    ...{ lon: null, lat: null, patrol: null },
  };
}

async function addProblem(): Promise<string> {
  const body = makeProblem();
  const answer = await call(test.app, 'reportProblem', { body }, await openSession(chief.login));
  expect(answer.status).toBe(200);
  return body.id;
}

async function addCitizenProblem(): Promise<string> {
  const id = await addProblem();
  await owner.query(
    `INSERT INTO citizen_reports (city, problem, region, water, code_hash, received_at)
     SELECT b.city, b.id, b.region, r.water_body, sha256(convert_to(b.id, 'UTF8')), now()
     FROM problems b JOIN reaches r ON r.city = b.city AND r.id = b.reach WHERE b.city = $1 AND b.id = $2`,
    [test.city, id],
  );
  return id;
}

interface OfWarning {
  readonly params: { readonly month: string; readonly reach: string };
}

/** One warning in a month to come of its own: a raise in it is not too late. */
async function addWarning(state: 'open' | 'published'): Promise<OfWarning> {
  const month = addMonths(today.slice(0, 7), ++monthCount);
  await owner.query(`INSERT INTO cycles (city, month, version, state, opened_at) VALUES ($1, $2, 1, $3, now())`, [
    ...[test.city, month, state],
  ]);
  await owner.query(
    `INSERT INTO warnings (city, month, reach, region, level, previous, kinds, basis, reasons, policy)
     SELECT city, $2, id, region, 'none', 'none', '{}', 'measured', '[]', 'test@1' FROM reaches WHERE city = $1 AND id = $3`,
    [test.city, month, chief.reach],
  );
  return { params: { month, reach: chief.reach } };
}

function askLevel(of: OfWarning, level: string): CallInput {
  return { ...of, body: { level, why: '现场核实：水体发黑发臭', seen: 0 } };
}

async function addReviewed(): Promise<OfWarning> {
  const of = await addWarning('open');
  const answer = await call(test.app, 'reviewWarning', askLevel(of, 'red'), await openSession(office.login));
  expect(answer.status).toBe(200);
  return of;
}

async function addSignal(): Promise<string> {
  const id = newId();
  await owner.query(
    `INSERT INTO signals (city, id, month, kind, severity, person, region, numbers, found_at, state)
     SELECT city, $2, '2025-12', 'clock.off', 'weak', id, region, '{}', now(), 'open' FROM people WHERE city = $1 AND id = $3`,
    [test.city, id, chief.person],
  );
  return id;
}

const SENDER = 'water-platform';

/** An account of another system, with a batch for a station of the city. */
async function anItem() {
  await owner.query(
    `INSERT INTO people (city, id, name, region) VALUES ($1, $2, '水务平台', $3) ON CONFLICT DO NOTHING`,
    [test.city, SENDER, `${test.city}00000000`],
  );
  await owner.query(
    `INSERT INTO accounts (city, login, person, role, region) VALUES ($1, $2, $2, 'service', $3) ON CONFLICT DO NOTHING`,
    [test.city, SENDER, `${test.city}00000000`],
  );
  const { rows } = await owner.query<{ id: string }>('SELECT min(id) AS id FROM stations WHERE city = $1', [test.city]);
  return { station: rows[0]!.id, day: '2026-01-07', readings: [{ indicator: 'cod', value: 12, unit: 'mg/L' }] };
}

async function addHeld(): Promise<string> {
  const id = newId();
  await inScope(test.db, { city: test.city, region: test.city }, (tx) =>
    plantHeld(tx, { city: test.city, region: chiefRegion, reach: chief.reach, id }),
  );
  return id;
}

/** A month of its own. */
async function addStanding(): Promise<string> {
  const month = addMonths(today.slice(0, 7), -++monthCount);
  const of = { city: test.city, month, person: chief.person, region: chiefRegion, reach: chief.reach };
  await inScope(test.db, { city: test.city, region: test.city }, (tx) => plantStanding(tx, of));
  return month;
}

function makeObjection(month: string) {
  return { id: newId(), month, number: 'visits', version: 1, cases: [`${month}/${chief.reach}`], text: '不在本人河段' };
}

async function addObjection() {
  const body = makeObjection(await addStanding());
  const answer = await call(test.app, 'objectToStanding', { body }, await openSession(chief.login));
  expect(answer.status).toBe(200);
  return { params: { id: body.id }, body: { granted: true, reason: '核实属实', leftOut: body.cases } };
}

async function addRefused(): Promise<{ id: string; hash: string }> {
  const id = newId();
  const region = `${test.city}00000000`;
  await inScope(test.db, { city: test.city, region: test.city }, (tx) =>
    plantRefused(tx, { city: test.city, id, person: chief.person, region }),
  );
  return { id, hash: REFUSED_HASH };
}

function nextDay(): string {
  dayCount += 3;
  return addDays(today, dayCount);
}

async function giveDays(): Promise<string> {
  const day = nextDay();
  const body = { assistant: ASSISTANT, from: day, to: day };
  return (await call(test.app, 'giveDelegation', { body }, await openSession(chief.login))).body.id;
}

async function tellDays(): Promise<string> {
  const day = nextDay();
  const body = { kind: 'leave', from: day, to: day };
  return (await call(test.app, 'tellAbsence', { body }, await openSession(chief.login))).body.id;
}

/** A new secret of the office's authenticator, and the code that it shows. */
async function makeCode(): Promise<string> {
  const body = { password: PASSWORD };
  const { secret } = (await call(test.app, 'beginSecondFactor', { body }, await openSession(office.login))).body;
  return new TOTP({ secret }).generate({ timestamp: test.clock.now });
}

async function findPatrol(): Promise<string> {
  const rows = await owner.query('SELECT patrol FROM tracks WHERE city = $1 LIMIT 1', [test.city]);
  return rows.rows[0].patrol;
}

async function givePassword(): Promise<void> {
  const hash = await hashPassword(PASSWORD);
  await inScope(test.db, { city: test.city, region: test.city }, (tx) =>
    setPassword(tx, test.city, CHANGER, { hash, at: new Date(test.clock.now), mustChange: false }),
  );
}

function listExamples(): Partial<Record<EndpointName, Example>> {
  const { person: actor, login } = chief;
  const byOffice = { login: office.login, actor: office.person };
  const bySystem = { login: 'system', actor: 'admin-system', app: webhookApp };
  const bySecurity = { login: 'security', actor: 'admin-security' };
  return {
    enter: { ...{ login: null, actor: 'S-guest', app: sampleApp }, input: () => ({ body: { login: 'guest' } }) },
    signIn: { login: null, actor, input: () => ({ body: { login, password: PASSWORD } }) },
    signOut: { login, actor, input: () => ({}) },
    changePassword: {
      ...{ login: CHANGER, actor: CHANGER },
      async input() {
        await givePassword();
        return { body: { old: PASSWORD, next: `heron-Reed-${newId().slice(-8)}` } };
      },
    },
    beginSecondFactor: { ...byOffice, input: () => ({ body: { password: PASSWORD } }) },
    confirmSecondFactor: { ...byOffice, input: async () => ({ body: { code: await makeCode() } }) },
    endSessions: {
      ...{ login, actor },
      async input() {
        await openSession(login);
        return {};
      },
    },
    openAccount: {
      ...bySecurity,
      input: () => ({
        body: { login: `new-${newId()}`, role: 'handler', region: `${test.city}00000000`, name: '新人' },
      }),
    },
    actOnAccount: { ...bySecurity, input: () => ({ body: { login, action: 'unlock' } }) },
    submitPatrol: { login, actor, input: () => ({ body: makePatrol() }) },
    appealPatrol: {
      ...{ login, actor },
      input: async () => ({ body: { id: newId(), patrol: await addPatrol(), text: '轨迹中断', at: APPEALED_AT } }),
    },
    decidePatrol: {
      ...byOffice,
      input: async () => ({
        params: { id: await addPatrol() },
        body: { outcome: 'counted', text: '照片可证', seen: 0 },
      }),
    },
    takeInventory: { login, actor, input: () => ({ body: makeInventory() }) },
    reportProblem: { login, actor, input: () => ({ body: makeProblem() }) },
    refusedRecord: { ...byOffice, input: async () => ({ params: await addRefused() }) },
    settleRefused: { ...byOffice, input: async () => ({ params: await addRefused(), body: { note: '已核实' } }) },
    sync: { login, actor, input: () => ({ body: makeAsk(makePatrol()) }) },
    moveProblem: {
      ...byOffice,
      input: async () => ({ params: { id: await addProblem() }, body: { move: 'accept', note: '' } }),
    },
    moveProblems: {
      ...byOffice,
      input: async () => ({
        body: { move: 'accept', note: '', problems: [{ problem: await addProblem(), id: newId() }] },
      }),
    },
    saveWorkYear: {
      ...byOffice,
      input: () => ({
        params: { year: '2027' },
        body: { off: [['01-01', '01-03']], worked: [], source: '', preview: false },
      }),
    },
    beginMonthRun: {
      ...{ ...byOffice, app: monthApp, after: () => monthDesk.close() },
      async input() {
        await monthDesk.close();
        return {};
      },
    },
    stopMonthRun: {
      ...{ ...byOffice, app: monthApp, after: endHeldRun },
      async input() {
        await beginHeldRun();
        return {};
      },
    },
    setOfficeMark: {
      ...byOffice,
      input: () => ({ params: { office: `${test.city}00000000` }, body: { mark: '甲'.repeat(++markCount) } }),
    },
    saveRuleDraft: { ...byOffice, input: () => makeRuleDraft() },
    dropRuleDraft: {
      ...byOffice,
      input: async () => ({ params: { id: await addRuleDraft() }, body: { revision: 1 } }),
    },
    enactRule: {
      ...byOffice,
      input: async () => ({ params: { id: await addRuleDraft() }, body: { revision: 1, from: '2190-01' } }),
    },
    settleTerms: {
      ...byOffice,
      input: async () => ({ params: { sheet: 'review' }, body: await makeTerms() }),
    },
    orderReports: { ...byOffice, input: () => ({ body: { period: nextMonth() } }) },
    stopReports: {
      ...byOffice,
      input: async () => ({ params: { id: await orderReport() }, body: {} }),
    },
    answerCitizen: {
      ...byOffice,
      input: async () => ({ params: { id: await addCitizenProblem() }, body: { text: '已清理' } }),
    },
    citizenPhone: { ...byOffice, input: async () => ({ params: { id: await addCitizenProblem() } }) },
    giveDelegation: {
      ...{ login, actor },
      input() {
        const day = nextDay();
        return { body: { assistant: ASSISTANT, from: day, to: day } };
      },
    },
    tellAbsence: {
      ...{ login, actor },
      input() {
        const day = nextDay();
        return { body: { kind: 'training', from: day, to: day } };
      },
    },
    takeBackAbsence: { login, actor, input: async () => ({ body: { id: await tellDays() } }) },
    endDelegation: { login, actor, input: async () => ({ body: { id: await giveDays() } }) },
    handOver: {
      ...byOffice,
      input() {
        const [from, to] = holder === SUCCESSOR ? [SUCCESSOR, actor] : [actor, SUCCESSOR];
        holder = to;
        return { body: { from, to, day: nextDay() } };
      },
    },
    readReminders: { login, actor, input: async () => ({ body: { ids: [await addReminder()] } }) },
    subscribePush: { ...{ login, actor, app: pushApp }, input: () => ({ body: makeSubscription() }) },
    unsubscribePush: { login, actor, input: () => ({}) },
    choosePush: {
      ...{ login, actor },
      input() {
        rings = !rings;
        return { body: { kind: 'visits.due', push: rings } };
      },
    },
    createRecord: {
      ...byOffice,
      input: () => ({
        params: { kind: 'water' },
        body: { id: nextRecord(), values: { name: '新涌', kind: 'creek' }, reason: '普查新增' },
      }),
    },
    editRecord: {
      ...byOffice,
      input: async () => ({
        params: await addRecord(),
        body: { values: { name: '改名涌' }, seen: 1, reason: '更名' },
      }),
    },
    retireRecord: {
      ...byOffice,
      input: async () => ({ params: await addRecord(), body: { on: '2020-01-01', seen: 1, reason: '已填埋' } }),
    },
    undoRecord: {
      ...byOffice,
      input: async () => ({ params: await addRecord(), body: { seen: 1, whole: false, reason: '' } }),
    },
    splitReach: {
      ...byOffice,
      input: async () => ({
        params: { id: await addReaches() },
        body: { atM: 400, keeps: 'upper', fresh: { id: nextRecord(), name: '下段' }, seen: 0, reason: '' },
      }),
    },
    joinReaches: {
      ...byOffice,
      input: async () => ({
        params: { id: await addReaches() },
        body: { keeps: 'lower', seen: 0, seenLower: 0, reason: '' },
      }),
    },
    editRecords: {
      ...byOffice,
      async input() {
        const records = [await addRecord(), await addRecord()].map(({ id }) => ({ id, seen: 1 }));
        return { params: { kind: 'water' }, body: { records, values: { kind: 'river' }, reason: '' } };
      },
    },
    saveView: {
      ...{ login, actor },
      input: () => ({ body: { screen: '/problems', name: '逾期', search: { queue: 'overdue' } } }),
    },
    dropView: { ...{ login, actor }, input: async () => ({ body: await addView() }) },
    makeWebhook: { ...bySystem, input: () => ({ body: makeWebhook() }) },
    changeWebhook: {
      ...bySystem,
      input: async () => ({ params: { id: await addWebhook() }, body: { enabled: false } }),
    },
    testWebhook: { ...bySystem, input: async () => ({ params: { id: await addWebhook() } }) },
    deleteWebhook: { ...bySystem, input: async () => ({ params: { id: await addWebhook() } }) },
    settleSignal: {
      ...byOffice,
      input: async () => ({ params: { id: await addSignal() }, body: { state: 'explained', note: '现场核实过' } }),
    },
    pushObservations: {
      ...{ login: SENDER, actor: SENDER },
      input: async () => ({ body: { batch: newId(), items: [await anItem()] } }),
    },
    decideHeld: {
      ...byOffice,
      input: async () => ({
        body: { ids: [await addHeld()], deed: 'correct', value: 21, why: '化验室更正了小数点' },
      }),
    },
    objectToStanding: { login, actor, input: async () => ({ body: makeObjection(await addStanding()) }) },
    answerObjection: { ...byOffice, input: addObjection },
    reviewWarning: { ...byOffice, input: async () => askLevel(await addWarning('open'), 'red') },
    undoReview: { ...byOffice, input: async () => ({ ...(await addReviewed()), body: { seen: 1 } }) },
    raiseWarning: { ...byOffice, input: async () => askLevel(await addWarning('published'), 'red') },
    publishLists: {
      ...byOffice,
      input: async () => ({
        params: { month: (await addWarning('open')).params.month },
        body: { region: `${test.city}00000000`, seen: { none: 1, yellow: 0, orange: 0, red: 0 } },
      }),
    },
    enterBulletin: { ...byOffice, input: () => ({ body: makeBulletin() }) },
    correctBulletin: {
      ...byOffice,
      async input() {
        const { id, ...said } = await addBulletin();
        return { params: { id }, body: { ...said, text: '更正后', seen: 1, why: '原文有误' } };
      },
    },
    withdrawBulletin: {
      ...byOffice,
      input: async () => ({ params: { id: (await addBulletin()).id }, body: { seen: 1, why: '内容有误' } }),
    },
    reportBulletin: {
      ...byOffice,
      async input() {
        const body = { seen: 1, problem: newId(), reach: chief.reach, type: 'other', text: '一事' };
        return { params: { id: (await addBulletin()).id }, body };
      },
    },
    raiseByBulletin: {
      ...byOffice,
      async input() {
        const steps = await addRaisable();
        const body = { seen: 1, steps, reach: chief.reach, why: '现场核实：水体发黑发臭' };
        return { params: { id: (await addBulletin()).id }, body };
      },
    },
    addReachDocument: {
      ...byOffice,
      input: async () => ({ params: { id: chief.reach }, body: await makeDocument() }),
    },
    addBulletinFile: {
      ...byOffice,
      input: async () => ({ params: { id: (await addBulletin()).id }, body: await makeDocument() }),
    },
    retireDocument: {
      ...byOffice,
      input: async () => addDocument('addReachDocument', chief.reach),
    },
    retireBulletinFile: {
      ...byOffice,
      input: async () => addDocument('addBulletinFile', (await addBulletin()).id),
    },
    saveCircular: { ...byOffice, input: makeCircular },
    dropCircular: { ...byOffice, input: async () => ({ ...(await addCircularDraft()), body: { revision: 1 } }) },
    publishCircular: { ...byOffice, input: async () => ({ ...(await addCircularDraft()), body: { revision: 1 } }) },
    withdrawCircular: { ...byOffice, input: async () => ({ ...(await addCircular()), body: { why: '内容有误' } }) },
    remindReaders: { ...byOffice, input: addCircular },
    sendReceipts: {
      ...{ login, actor },
      async input() {
        const { id } = (await addCircular()).params;
        return { body: { receipts: [{ id, at: '2026-01-01T01:00:00Z', confirmed: true }] } };
      },
    },
    setMailAddress: {
      ...{ login: MAILER, actor: MAILER, app: mailApp },
      input: () => ({ body: { address: 'lin@example.gov.cn', language: 'zh' } }),
    },
    confirmMail: {
      ...{ login: MAILER, actor: MAILER, app: mailApp },
      input: async () => ({ body: { code: await addMailCode() } }),
    },
    chooseMail: {
      ...{ login: MAILER, actor: MAILER, app: mailApp },
      async input() {
        await addMailCode();
        return { body: { pace: 'daily', language: 'zh', kinds: ['visits.due'] } };
      },
    },
    dropMail: { login: MAILER, actor: MAILER, input: () => ({}) },
    patrolTrack: { ...byOffice, input: async () => ({ params: { id: await findPatrol() } }) },
    auditVerify: { login: 'audit', actor: 'admin-audit', input: () => ({}) },
  };
}

let months = 0;

/** A month of its own for each: of one period no two runs wait. */
function nextMonth(): string {
  return addMonths('2001-01', months++);
}

async function orderReport(): Promise<string> {
  const answer = await call(
    test.app,
    'orderReports',
    { body: { period: nextMonth() } },
    await openSession(office.login),
  );
  expect(answer.status).toBe(200);
  return answer.body.id;
}

function makeRuleDraft() {
  const draft = draftOf(UNIVERSAL_2019);
  const written = { title: '一则', note: '', basedOn: 'universal-2019@1', revision: 0 };
  return { params: { id: newId() }, body: { ...written, draft } };
}

function makeCircular() {
  const region = `${test.city}00000000`;
  const about = { title: '一则', text: '一事', region, groups: [...CIRCULAR_GROUPS], lastDay: null, confirm: true };
  return { params: { id: newId() }, body: { ...about, supersedes: null, revision: 0 } };
}

function makeBulletin() {
  return {
    ...{ id: newId(), reaches: [chief.reach], seenDay: today, knownDay: today, issuer: 'province', kind: 'named' },
    ...{ verified: true, text: '一事', link: null },
  };
}

async function addBulletin() {
  const body = makeBulletin();
  expect((await call(test.app, 'enterBulletin', { body }, await openSession(office.login))).status).toBe(200);
  return body;
}

/** The warning in force of the chief's reach, yellow again; answers how many steps were taken on it. */
async function addRaisable(): Promise<number> {
  const at = [test.city, addMonths(today.slice(0, 7), -1), chief.reach];
  await owner.query(
    `INSERT INTO cycles (city, month, version, state, opened_at) VALUES ($1, $2, 1, 'published', now()) ON CONFLICT DO NOTHING`,
    at.slice(0, 2),
  );
  await owner.query(
    `INSERT INTO warnings (city, month, reach, region, level, previous, kinds, basis, reasons, policy)
     SELECT city, $2, id, region, 'yellow', 'none', '{}', 'measured', '[]', 'test@1' FROM reaches WHERE city = $1 AND id = $3
     ON CONFLICT (city, month, reach) DO UPDATE SET level = 'yellow'`,
    at,
  );
  const { rows } = await owner.query<{ steps: number }>(
    'SELECT count(*)::int AS steps FROM warning_reviews WHERE city = $1 AND month = $2 AND reach = $3',
    at,
  );
  return rows[0]!.steps;
}

/** Of bytes that are uploaded already. */
async function makeDocument() {
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(random(16))]);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const answer = await test.app.inject({
    method: 'POST',
    url: `/api/uploads/${sha256}?bytes=${bytes.length}&part=0`,
    headers: {
      'content-type': 'application/octet-stream',
      'x-xunhe': '1',
      cookie: (await openSession(office.login))!,
    },
    payload: bytes,
  });
  expect(answer.json()).toMatchObject({ whole: true });
  return { id: newId(), title: '一河一策', kind: 'plan', day: today, name: '一河一策.pdf', sha256 };
}

async function addDocument(name: 'addReachDocument' | 'addBulletinFile', of: string) {
  const body = await makeDocument();
  const asked = { params: { id: of }, body };
  expect((await call(test.app, name, asked, await openSession(office.login))).status).toBe(200);
  return { params: { id: body.id }, body: { why: '已失效' } };
}

async function addCircularDraft() {
  const { params, body } = makeCircular();
  expect((await call(test.app, 'saveCircular', { params, body }, await openSession(office.login))).status).toBe(200);
  return { params };
}

async function addCircular() {
  const draft = await addCircularDraft();
  const input = { ...draft, body: { revision: 1 } };
  expect((await call(test.app, 'publishCircular', input, await openSession(office.login))).status).toBe(200);
  return draft;
}

/** A mailbox of the changer that waits for its code. */
async function addMailCode(): Promise<string> {
  const box = { city: test.city, person: MAILER, address: 'lin@example.gov.cn' };
  const made = { code: sealCode({ seal: mailSeal }, box, '123456'), code_at: new Date(test.clock.now), code_tries: 0 };
  const row = { ...box, language: 'zh', pace: 'atOnce', kinds: [], confirmed_at: null, ...made } as const;
  await inScope(test.db, { city: test.city, region: test.city, person: MAILER }, (tx) =>
    putMailAddress(tx, { ...row, kinds: [] }),
  );
  return '123456';
}

async function addRuleDraft(): Promise<string> {
  const input = makeRuleDraft();
  const answer = await call(test.app, 'saveRuleDraft', input, await openSession(office.login));
  expect(answer.status).toBe(200);
  return input.params.id;
}

async function openSession(login: string | null): Promise<string | undefined> {
  return login === null ? undefined : test.enter(login);
}

interface Written {
  readonly id: string;
  readonly kind: string;
  readonly actor: string | null;
  readonly address: string | null;
}

async function listEvents(): Promise<Written[]> {
  return (await owner.query<Written>('SELECT id, kind, actor, address FROM events')).rows;
}

/** All rows of all tables, whatever tables there will be, as one number each. */
async function sumTables(): Promise<Record<string, string>> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1`,
  );
  const sums: Record<string, string> = {};
  for (const { name } of rows) {
    const sum = await owner.query(
      `SELECT count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS sum FROM "${name}" t`,
    );
    sums[name] = sum.rows[0].sum;
  }
  return sums;
}

describe('every endpoint that writes', () => {
  it('stands in the table of examples', () => {
    expect(Object.keys(listExamples()).sort()).toEqual([...NAMES].sort());
  });

  it.each(NAMES)('%s leaves an event in its transaction, with who did it and from where', async (name) => {
    const example = listExamples()[name];
    if (!example) throw new Error(`${name} has no example`);
    const app = example.app ?? test.app;
    const ask = async () => {
      const input = await example.input();
      const cookie = await openSession(example.login);
      return () => call(app, name, input, cookie);
    };
    const send = await ask();
    const before = new Set((await listEvents()).map(({ id }) => id));
    expect([name, (await send()).status]).toEqual([name, 200]);
    const written = (await listEvents()).filter(({ id }) => !before.has(id));
    expect(written.map(({ actor, address }) => [actor, address])).toContainEqual([example.actor, '127.0.0.1']);

    const sendInVain = await ask();
    const stored = await sumTables();
    await owner.query('REVOKE INSERT ON events FROM xunhe_app');
    try {
      const { status } = await sendInVain();
      expect(status).toBeGreaterThanOrEqual(500);
      expect(await sumTables()).toEqual(stored);
    } finally {
      await owner.query('GRANT INSERT ON events TO xunhe_app');
    }
    expect((await sendInVain()).status).toBe(200);
    await example.after?.();
  });
});
