// The door for records, over a real socket where the network plays tricks: answers that get lost, requests that are cut, poison in front.
import { createHash } from 'node:crypto';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { SyncAnswer } from '@xunhe/contract/sync';
import type { RefusalBody } from '@xunhe/contract/wire';
import { makeId } from '@xunhe/domain/ground/id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeAccount } from '../store/account.ts';
import { inScope, type Tx } from '../store/db.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

let test: TestCity;
let port: number;
let chief: { login: string; person: string; reach: string };
let cookie: string;
beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 4 });
  chief = await within((tx) =>
    tx
      .selectFrom('posts')
      .innerJoin('accounts', 'accounts.person', 'posts.person')
      .select(['accounts.login', 'accounts.person', 'posts.reach'])
      .where('accounts.role', '=', 'chief')
      .executeTakeFirstOrThrow(),
  );
  cookie = await test.enter(chief.login);
  await test.app.listen({ host: '127.0.0.1', port: 0 });
  port = (test.app.server.address() as AddressInfo).port;
});
afterAll(() => test.close());

function within<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return inScope(test.db, { city: test.city, region: test.city }, work);
}

const newId = () => makeId(test.clock.now, crypto.getRandomValues(new Uint8Array(10)));

function makePatrol(more: object = {}) {
  return {
    ...{ id: newId(), reach: chief.reach, mode: 'walk', points: [], note: '水清', nothingFound: true },
    ...{ startedAt: '2025-12-30T01:00:00Z', endedAt: '2025-12-30T01:20:00Z', ...more },
  };
}

function makeOp(id: string, text: string) {
  return { id, kind: 'patrol', form: 1, hash: createHash('sha256').update(text, 'utf8').digest('hex'), text };
}

function opOf(body: { readonly id: string }) {
  return makeOp(body.id, JSON.stringify(body));
}

function makeAsk(ops: readonly object[]) {
  return { device: newId(), sentAt: new Date(test.clock.now).toISOString(), ops };
}

async function post(to: number, body: string) {
  const answer = await fetch(`http://127.0.0.1:${to}/api/sync`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-xunhe': '1', cookie },
    body,
  });
  return { status: answer.status, body: (await answer.json()) as SyncAnswer & RefusalBody };
}

const countStored = async (id: string) =>
  (await within((tx) => tx.selectFrom('patrols').select('id').where('id', '=', id).execute())).length;

/** Passes requests on and throws the first answers away. */
async function openLossyProxy(losses: number) {
  let left = losses;
  const sockets = new Set<Socket>();
  const proxy = createServer((phone) => {
    const server = connect(port, '127.0.0.1');
    for (const socket of [phone, server]) sockets.add(socket.on('error', () => undefined));
    phone.pipe(server);
    const loses = left-- > 0;
    server.on('data', (bytes) => (loses ? phone.destroy() : phone.write(bytes)));
    server.on('end', () => phone.end());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    port: (proxy.address() as AddressInfo).port,
    close() {
      for (const socket of sockets) socket.destroy();
      proxy.close();
    },
  };
}

/** Sends so many bytes of a request, and hangs up. */
function sendPart(request: Buffer, bytes: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(request.subarray(0, bytes), () => setTimeout(() => socket.destroy(), 5));
    });
    socket.on('error', reject);
    socket.on('close', () => resolve());
  });
}

/** He goes to another village before the day of his patrols. */
async function endPosts(tx: Tx): Promise<void> {
  const here = await tx.selectFrom('reaches').select('region').where('id', '=', chief.reach).executeTakeFirstOrThrow();
  const { code } = await tx
    .selectFrom('regions')
    .select('code')
    .where('level', '=', 'village')
    .where('code', '<>', here.region)
    .executeTakeFirstOrThrow();
  await tx.updateTable('accounts').set({ region: code }).where('login', '=', chief.login).execute();
  await tx.updateTable('posts').set({ to_day: '2025-12-01' }).where('person', '=', chief.person).execute();
}

describe('the door for records', () => {
  it('answers a record whose answer was lost five times as stored already, once', async () => {
    const op = opOf(makePatrol());
    const body = JSON.stringify(makeAsk([op]));
    const proxy = await openLossyProxy(5);
    for (let n = 0; n < 5; n++) await expect(post(proxy.port, body)).rejects.toThrow();
    const { status, body: answer } = await post(proxy.port, body);
    expect([status, answer.answers]).toMatchObject([200, [{ outcome: 'already', receipt: { stored: 'already' } }]]);
    expect(await countStored(op.id)).toBe(1);
    proxy.close();
  });

  it('stores nothing of a request that was cut, wherever, and all of the next one', async () => {
    const op = opOf(makePatrol({ note: '水清岸绿'.repeat(200) }));
    const body = Buffer.from(JSON.stringify(makeAsk([op])));
    const head = `POST /api/sync HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\nx-xunhe: 1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
    const request = Buffer.concat([Buffer.from(head), body]);
    for (let n = 1; n < 20; n++) await sendPart(request, Math.floor((request.length * n) / 20));
    await sendPart(request, request.length - 1);
    expect(await countStored(op.id)).toBe(0);
    expect((await post(port, body.toString())).body.answers).toMatchObject([{ outcome: 'stored' }]);
    expect(await countStored(op.id)).toBe(1);
  });

  it('refuses a poisoned record in front with its content kept, and stores the nineteen behind it', async () => {
    const office = await test.as(officeLogin());
    const poisons: [string, string][] = [
      ['body.malformed', `{"note":"\u0000"}`],
      ['body.control', JSON.stringify(makePatrol({ note: '\u0000' }))],
      ['body.surrogate', JSON.stringify(makePatrol({ note: '\ud800' }))],
      ['body.deep', `${'['.repeat(6000)}${']'.repeat(6000)}`],
      ['request.invalid', JSON.stringify(makePatrol({ verdict: 'effective' }))],
    ];
    for (const [kind, text] of poisons) {
      const bad = makeOp(newId(), text);
      const good = Array.from({ length: 19 }, () => opOf(makePatrol()));
      const { status, body } = await post(port, JSON.stringify(makeAsk([bad, ...good])));
      const told = body.answers?.map(({ outcome, refusal }: { outcome: string; refusal: { kind: string } | null }) =>
        refusal ? `${outcome} ${refusal.kind}` : outcome,
      );
      expect([status, told]).toEqual([200, [`refused ${kind}`, ...Array(19).fill('stored')]]);
      const hash = createHash('sha256').update(text, 'utf8').digest('hex');
      const kept = await office('refusedRecord', { params: { id: bad.id, hash } });
      expect([kept.status, kept.body.refusal.kind, kept.body.content]).toEqual([200, kind, text]);
    }
  });

  it('takes a half surrogate that stands bare in the request for what it hashes to', async () => {
    const text = '{"note":"\ud800"}';
    const op = makeOp(newId(), text);
    // JSON.stringify escapes it, and the server reads it bare.
    const { status, body } = await post(port, JSON.stringify(makeAsk([op, opOf(makePatrol())])));
    expect([status, body.answers.map((answer: { outcome: string }) => answer.outcome)]).toEqual([
      200,
      ['refused', 'stored'],
    ]);
  });

  it('keeps to its limits, and to the rights of who asks', async () => {
    const ops = Array.from({ length: 51 }, () => opOf(makePatrol()));
    expect((await post(port, JSON.stringify(makeAsk(ops)))).status).toBe(400);
    const large = await post(port, JSON.stringify({ ...makeAsk([]), filler: 'x'.repeat(3 * 1024 * 1024) }));
    expect([large.status, large.body.kind]).toEqual([413, 'body.tooLarge']);
    const keeper = await test.as(test.accounts.find(({ role }) => role === 'security_admin')!.login);
    expect((await keeper('sync', { body: makeAsk([opOf(makePatrol())]) })).body.kind).toBe('right.missing');
  });

  it('is shut for a disabled account and an ended post with the very next request', async () => {
    const caller: Caller = await test.as(chief.login);
    const send = async () => (await caller('sync', { body: makeAsk([opOf(makePatrol())]) })).body;
    expect((await send()).answers[0].outcome).toBe('stored');
    const disable = (at: Date | null) => within((tx) => changeAccount(tx, test.city, chief.login, { disabled_at: at }));
    await disable(new Date());
    expect((await send()).kind).toBe('session.missing');
    await disable(null);
    await within((tx) => endPosts(tx));
    const { answers } = await send();
    expect([answers[0].outcome, answers[0].refusal.kind]).toEqual(['refused', 'notFound']);
  });
});

describe('a refused record', () => {
  it('is settled once, with a note, and each look at it is recorded', async () => {
    const office = await test.as(officeLogin());
    const { rows, total } = (await office('refusedRecords', { query: { open: 'true', limit: '1' } })).body;
    const { id, hash } = rows[0];
    const params = { id, hash };
    expect((await office('settleRefused', { params, body: { note: '' } })).status).toBe(400);
    const settled = await office('settleRefused', { params, body: { note: '已当面补录' } });
    expect(settled.body).toMatchObject({ note: '已当面补录', settledByName: expect.any(String) });
    const again = await office('settleRefused', { params, body: { note: '再办' } });
    expect([again.status, again.body.kind]).toEqual([409, 'record.settled']);
    expect((await office('refusedRecords', { query: { open: 'true' } })).body.total).toBe(total - 1);
    const events = await within((tx) =>
      tx.selectFrom('events').select(['kind', 'subject']).where('kind', 'like', 'record.%').execute(),
    );
    const kinds = new Set(events.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(['record.looked', 'record.refused', 'record.settled']);
    const chiefAgain = await test.as(test.accounts.find(({ role }) => role === 'handler')!.login);
    expect((await chiefAgain('refusedRecords', {})).status).toBe(403);
  });
});

function officeLogin(): string {
  return test.accounts.find(({ role, region }) => role === 'office' && region === `${test.city}00000000`)!.login;
}
