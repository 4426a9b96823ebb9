import { makeId } from '@xunhe/domain/ground/id';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../acts/password.ts';
import { setPassword } from '../store/account.ts';
import { inScope } from '../store/db.ts';
import { type Answer, type CallInput, call, openTestCity, type TestCity } from './test-city.ts';

const FIRST = 'first-Pass-9182';
const MINUTE = 60_000;
let test: TestCity;
let office: string;
let chief: string;

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 3, seed: 5 });
  office = test.accounts.find((account) => account.role === 'office')!.login;
  chief = test.accounts.find((account) => account.role === 'chief')!.login;
});
afterAll(() => test.close());

type Name = Parameters<typeof call>[1];

/** A browser or phone: it keeps the cookie that it was last given. */
function makeDevice() {
  const device = {
    cookie: '',
    async ask(name: Name, input: CallInput = {}): Promise<Answer> {
      const answer = await call(test.app, name, input, device.cookie);
      if (answer.cookie.includes('=')) device.cookie = answer.cookie;
      return answer;
    },
  };
  return device;
}

async function givePassword(login: string, mustChange: boolean): Promise<void> {
  const hash = await hashPassword(FIRST);
  await inScope(test.db, { city: test.city, region: test.city }, (tx) =>
    setPassword(tx, test.city, login, { hash, at: new Date(test.clock.now), mustChange }),
  );
}

const kindOf = ({ status, body }: Answer) => (status === 200 ? 'done' : (body.kind as string));

async function countEvents(kind: string): Promise<number> {
  const rows = await inScope(test.db, { city: test.city, region: test.city }, (tx) =>
    tx.selectFrom('events').select('id').where('kind', '=', kind).execute(),
  );
  return rows.length;
}

describe('a first sign-in', () => {
  it('leads an office through a new password and a second factor before anything else', async () => {
    await givePassword(office, true);
    const desk = makeDevice();
    const entered = await desk.ask('signIn', { body: { login: office, password: FIRST } });
    expect(entered.body).toMatchObject({
      login: office,
      todo: 'password',
      hasSecondFactor: false,
      sessionKind: 'desk',
    });
    expect(kindOf(await desk.ask('reaches'))).toBe('account.todo');
    expect((await test.app.inject({ url: '/api/tiles/0/0/0', headers: { cookie: desk.cookie } })).statusCode).toBe(403);
    const change = async (old: string, next: string) =>
      kindOf(await desk.ask('changePassword', { body: { old, next } }));
    expect(await change('wrong', 'tree-bridge-77X')).toBe('password.wrong');
    expect(await change(FIRST, 'Ab1-short')).toBe('password.short');
    expect(await change(FIRST, 'onlylowercase')).toBe('password.plain');
    expect(await change(FIRST, 'Xunhe-2026!')).toBe('password.guessable');
    expect(await change(FIRST, FIRST)).toBe('password.again');
    expect(await change(FIRST, 'tree-bridge-77X')).toBe('done');
    expect((await desk.ask('me')).body.todo).toBe('secondFactor');
    expect(kindOf(await desk.ask('reaches'))).toBe('account.todo');
    const { secret, uri } = (await desk.ask('beginSecondFactor')).body;
    expect(uri).toContain(`secret=${secret}`);
    const totp = new TOTP({ secret });
    expect(kindOf(await desk.ask('confirmSecondFactor', { body: { code: '000000' } }))).toBe('secondFactor.wrong');
    const code = totp.generate({ timestamp: test.clock.now });
    const { codes } = (await desk.ask('confirmSecondFactor', { body: { code } })).body;
    expect(new Set(codes).size).toBe(10);
    for (const one of codes) expect(one).toMatch(/^([a-z2-9]{6}-){3}[a-z2-9]{6}$/);
    expect((await desk.ask('me')).body).toMatchObject({ todo: null, hasSecondFactor: true });
    expect(kindOf(await desk.ask('reaches'))).toBe('done');

    // The next time a code is asked for; each serves once, recovery codes too.
    const again = makeDevice();
    const enter = async (more: object) =>
      kindOf(await again.ask('signIn', { body: { login: office, password: 'tree-bridge-77X', ...more } }));
    expect(await enter({})).toBe('signIn.codeNeeded');
    expect(await enter({ code })).toBe('signIn.codeWrong');
    test.clock.now += 60_000;
    const next = totp.generate({ timestamp: test.clock.now });
    expect(await enter({ code: next })).toBe('done');
    expect(await enter({ code: next })).toBe('signIn.codeWrong');
    expect(await enter({ code: codes[0].toUpperCase() })).toBe('done');
    expect(await enter({ code: codes[0] })).toBe('signIn.codeWrong');
    // Three at the door, and the wrong old password before.
    expect(await countEvents('signIn.failed')).toBe(4);
    // Another secret needs the password: an open desk must not lose the factor.
    expect(kindOf(await again.ask('beginSecondFactor'))).toBe('password.needed');
    expect(kindOf(await again.ask('beginSecondFactor', { body: { password: 'no' } }))).toBe('password.wrong');
    expect(kindOf(await again.ask('beginSecondFactor', { body: { password: 'tree-bridge-77X' } }))).toBe('done');
  });

  it('refuses the last five passwords, and one that is older than ninety days', async () => {
    await givePassword(chief, false);
    const phone = makeDevice();
    expect(kindOf(await phone.ask('signIn', { body: { login: chief, password: FIRST } }))).toBe('done');
    let old = FIRST;
    for (const next of ['reed-Heron-4410', 'mud-Otter-2217', 'fog-Crane-9034']) {
      test.clock.now += 1000;
      expect(kindOf(await phone.ask('changePassword', { body: { old, next } }))).toBe('done');
      old = next;
    }
    for (const next of [FIRST, 'reed-Heron-4410', 'fog-Crane-9034'])
      expect(kindOf(await phone.ask('changePassword', { body: { old, next } }))).toBe('password.again');
    const day = 24 * 60 * MINUTE;
    test.clock.now += 89 * day;
    const later = await makeDevice().ask('signIn', { body: { login: chief, password: old } });
    expect(later.body.todo).toBeNull();
    test.clock.now += 2 * day;
    expect((await makeDevice().ask('signIn', { body: { login: chief, password: old } })).body.todo).toBe('password');
    const changed = makeDevice();
    await changed.ask('signIn', { body: { login: chief, password: old } });
    expect((await changed.ask('changePassword', { body: { old, next: 'elm-Lantern-5520' } })).body.todo).toBeNull();
  });
});

describe('an open desk', () => {
  it('is no place to guess the old password at: the account locks as at the door', async () => {
    const { login } = test.accounts.filter((account) => account.role === 'chief')[1]!;
    await givePassword(login, false);
    const desk = makeDevice();
    await desk.ask('signIn', { body: { login, password: FIRST } });
    const change = async (old: string) =>
      kindOf(await desk.ask('changePassword', { body: { old, next: 'moss-Kettle-6631' } }));
    for (let n = 0; n < 5; n++) expect(await change(`wrong-${n}`)).toBe('password.wrong');
    expect(await change(FIRST)).toBe('signIn.locked');
    expect(kindOf(await makeDevice().ask('signIn', { body: { login, password: FIRST } }))).toBe('signIn.locked');
    test.clock.now += 16 * MINUTE;
    expect(await change(FIRST)).toBe('done');
  });
});

describe('sessions', () => {
  const password = 'elm-Lantern-5520';
  const enter = async (device: 'desk' | 'phone') => {
    const one = makeDevice();
    await one.ask('signIn', { body: { login: chief, password, device } });
    return one;
  };

  it('of a desk end after half an hour of silence, those of a phone go on', async () => {
    const [desk, phone] = [await enter('desk'), await enter('phone')];
    test.clock.now += 29 * MINUTE;
    expect(kindOf(await desk.ask('me'))).toBe('done');
    test.clock.now += 29 * MINUTE;
    expect(kindOf(await desk.ask('me'))).toBe('done');
    test.clock.now += 31 * MINUTE;
    expect(kindOf(await desk.ask('me'))).toBe('session.missing');
    expect((await phone.ask('me')).body.sessionKind).toBe('phone');
  });

  it('are listed, and ended one by one or all others', async () => {
    const [a, b, c] = [await enter('phone'), await enter('phone'), await enter('desk')];
    const rows = (await a.ask('sessions')).body.rows;
    expect(rows.filter((row: { current: boolean }) => row.current)).toHaveLength(1);
    const other = (await b.ask('sessions')).body.rows.find((row: { current: boolean }) => row.current).id;
    expect((await a.ask('endSessions', { body: { id: other } })).body).toEqual({ ended: 1 });
    expect(kindOf(await b.ask('me'))).toBe('session.missing');
    expect(kindOf(await c.ask('me'))).toBe('done');
    expect((await a.ask('endSessions')).body.ended).toBeGreaterThan(0);
    expect([kindOf(await c.ask('me')), kindOf(await a.ask('me'))]).toEqual(['session.missing', 'done']);
    expect(kindOf(await a.ask('endSessions', { body: { id: makeId(0, new Uint8Array(10)) } }))).toBe('done');
  });

  it('of a phone change their token; a lost answer does no harm, a copied token ends the session', async () => {
    const phone = await enter('phone');
    const first = phone.cookie;
    test.clock.now += 61 * MINUTE;
    // The answer with the new token is lost: the phone goes on with the old one.
    await call(test.app, 'me', {}, first);
    expect(kindOf(await call(test.app, 'me', {}, first))).toBe('done');
    test.clock.now += 5 * MINUTE;
    expect(kindOf(await phone.ask('me'))).toBe('done');
    expect(phone.cookie).not.toBe(first);
    // Requests that were under way bring the old token in the first minute.
    expect(kindOf(await phone.ask('me'))).toBe('done');
    expect(kindOf(await call(test.app, 'me', {}, first))).toBe('done');
    test.clock.now += 2 * MINUTE;
    const copied = await countEvents('session.copied');
    expect(kindOf(await call(test.app, 'me', {}, first))).toBe('session.missing');
    expect(await countEvents('session.copied')).toBe(copied + 1);
    expect(kindOf(await phone.ask('me'))).toBe('session.missing');
  });

  it('give way to the next sign-in in the same browser', async () => {
    const desk = await enter('desk');
    const before = desk.cookie;
    await desk.ask('signIn', { body: { login: chief, password } });
    expect(kindOf(await call(test.app, 'me', {}, before))).toBe('session.missing');
    expect(kindOf(await desk.ask('me'))).toBe('done');
  });

  it('end with the password, with the account, and at sign-out', async () => {
    const [a, b] = [await enter('phone'), await enter('phone')];
    await b.ask('signOut');
    expect(kindOf(await call(test.app, 'me', {}, b.cookie))).toBe('session.missing');
    await givePassword(chief, false);
    expect(kindOf(await a.ask('me'))).toBe('session.missing');
  });
});

describe('the security administrator', () => {
  it('opens, locks out and lets in again, but never himself', async () => {
    const guard = await test.as('security');
    const region = test.city.padEnd(12, '0');
    const opened = await guard('openAccount', {
      body: { login: 'new-office', role: 'office', region, name: '新同事' },
    });
    expect(opened.body).toEqual({ login: 'new-office', password: expect.any(String), token: null });
    const open = async (more: object) =>
      kindOf(await guard('openAccount', { body: { login: 'x-1', role: 'office', region, name: '某人', ...more } }));
    expect(await open({ login: 'new-office' })).toBe('account.taken');
    expect(await open({ region: '880100000000' })).toBe('notFound');
    expect(await open({ name: undefined })).toBe('request.invalid');
    expect(await open({ person: 'nobody' })).toBe('notFound');
    const person = (await guard('accounts', { query: { q: 'new-office' } })).body.rows[0].person;
    // Who does the office's work may not keep the record of it.
    expect(await open({ person, role: 'audit_admin' })).toBe('account.apart');
    expect(await open({ person, role: 'inspector' })).toBe('done');
    // Nor by closing the one account, opening the other, and letting the first in again.
    const letIn = (login: string, action: string) => guard('actOnAccount', { body: { login, action } });
    for (const login of ['x-1', 'new-office']) expect(kindOf(await letIn(login, 'disable'))).toBe('done');
    expect(await open({ login: 'x-2', person, role: 'audit_admin' })).toBe('done');
    expect(kindOf(await letIn('new-office', 'enable'))).toBe('account.apart');
    expect(kindOf(await letIn('x-2', 'disable'))).toBe('done');
    expect(kindOf(await letIn('new-office', 'enable'))).toBe('done');
    const device = makeDevice();
    const entered = await device.ask('signIn', { body: { login: 'new-office', password: opened.body.password } });
    expect(entered.body.todo).toBe('password');
    const act = async (action: string, login = 'new-office') => guard('actOnAccount', { body: { login, action } });
    expect(kindOf(await act('disable'))).toBe('done');
    expect(kindOf(await device.ask('me'))).toBe('session.missing');
    const closed = await device.ask('signIn', { body: { login: 'new-office', password: opened.body.password } });
    expect(kindOf(closed)).toBe('account.disabled');
    expect(kindOf(await act('enable'))).toBe('done');
    const { password } = (await act('password')).body;
    expect(kindOf(await device.ask('signIn', { body: { login: 'new-office', password } }))).toBe('done');
    expect(kindOf(await act('disable', 'security'))).toBe('account.own');
    expect(kindOf(await act('disable', 'nobody'))).toBe('notFound');
    expect(kindOf(await act('token'))).toBe('account.kind');
    for (let n = 0; n < 5; n++) await device.ask('signIn', { body: { login: 'new-office', password: 'wrong' } });
    expect((await guard('accounts', { query: { state: 'locked' } })).body.rows[0].login).toBe('new-office');
    expect(kindOf(await device.ask('signIn', { body: { login: 'new-office', password } }))).toBe('signIn.locked');
    expect(kindOf(await act('unlock'))).toBe('done');
    expect(kindOf(await device.ask('signIn', { body: { login: 'new-office', password } }))).toBe('done');
    expect(await countEvents('account.unlocked')).toBe(1);
  });

  it('gives a device a token: it opens what the device may do, and serves in no browser', async () => {
    const guard = await test.as('security');
    const region = test.city.padEnd(12, '0');
    const { token, password } = (
      await guard('openAccount', { body: { login: 'station-7', role: 'service', region, name: '七号站' } })
    ).body;
    expect(password).toBeNull();
    // It never has a password, so it is not one of those that wait for one.
    expect((await guard('accounts', { query: { state: 'closed', q: 'station-7' } })).body.total).toBe(0);
    const ask = (headers: Record<string, string>) => test.app.inject({ url: '/api/me', headers });
    expect((await ask({ authorization: `Bearer ${token}` })).json().role).toBe('service');
    expect((await ask({ cookie: `xunhe_session=${token.slice('xunhe.'.length)}` })).statusCode).toBe(401);
    const cookie = makeDevice();
    await cookie.ask('signIn', { body: { login: chief, password: FIRST } });
    const stolen = cookie.cookie.slice('xunhe_session='.length);
    expect((await ask({ authorization: `Bearer xunhe.${stolen}` })).statusCode).toBe(401);
    const next = (await guard('actOnAccount', { body: { login: 'station-7', action: 'token' } })).body.token;
    expect((await ask({ authorization: `Bearer ${token}` })).statusCode).toBe(401);
    expect((await ask({ authorization: `Bearer ${next}` })).statusCode).toBe(200);
  });
});
