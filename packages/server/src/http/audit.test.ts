import { API } from '@xunhe/contract/api';
import pg from 'pg';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCycle } from '../acts/cycle/run-cycle.ts';
import { connectionConfig, inScope } from '../store/db.ts';
import { writeEvent } from '../store/events.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

const DISTRICT = 'audit-district';
let test: TestCity;
let audit: Caller;
let cookie: string;
let person: { id: string; name: string };

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 4 });
  await runCycle({ db: test.db, city: test.city, month: '2025-11', now: () => test.clock.now, random });
  const scope = { city: test.city, region: test.city, address: '10.9.8.7' };
  await inScope(test.db, scope, async (tx) => {
    const people = await tx.selectFrom('people').select(['id', 'name', 'region']).orderBy('id').execute();
    const inDistrict = people.find(({ region }) => region.startsWith(`${test.city}01`) && !region.endsWith('000000'))!;
    person = people[0]!;
    for (const [login, region] of [[DISTRICT, `${inDistrict.region.slice(0, 6)}000000`]] as const)
      await tx
        .insertInto('accounts')
        .values({
          ...{ city: test.city, login, person: inDistrict.id, role: 'audit_admin', region },
          ...{ password_hash: null, disabled_at: null },
        })
        .execute();
    // Events around a midnight of the city, 16:00 UTC, each in a district of its own.
    for (const [i, at] of ['2025-06-01T15:59:59.999Z', '2025-06-01T16:00:00Z', '2025-06-02T16:00:00Z'].entries())
      await writeEvent(
        tx,
        { now: () => Date.parse(at), random },
        {
          ...{ city: test.city, kind: 'track.looked', key: `100%_${i}`, region: `${test.city}0${i + 1}000000` },
          ...{ actor: person.id, subject: inDistrict.id, body: { i } },
        },
      );
  });
  audit = await test.as('audit');
  cookie = await test.enter('audit');
});
afterAll(() => test.close());

function random(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}

async function find(query: Record<string, string>): Promise<string[]> {
  const { status, body } = await audit('auditEvents', { query });
  expect([status, body.total >= body.rows.length, body.kind]).toEqual([200, true, undefined]);
  return body.rows.map((row: { key: string }) => row.key);
}

describe('searching the record', () => {
  it('shows everything newest first, page by page, in the shape of the contract', async () => {
    const all = (await audit('auditEvents', { query: { limit: '500' } })).body;
    expect(all.total).toBe(all.rows.length);
    const numbers = all.rows.map((row: { seq: number }) => row.seq);
    expect(numbers).toEqual(numbers.map((_: number, i: number) => numbers[0] - i));
    const page = (await audit('auditEvents', { query: { limit: '2', offset: '1' } })).body;
    expect([page.total, page.rows]).toEqual([all.total, all.rows.slice(1, 3)]);
    for (const name of ['auditEvents', 'auditKinds'] as const)
      expect([...Compile(API[name].answer).Errors((await audit(name)).body)]).toEqual([]);
    const kinds = (await audit('auditKinds')).body.rows;
    expect(kinds).toContainEqual({ kind: 'track.looked', count: 3 });
  });

  it('finds by kind, person, place, key and day, and by all together', async () => {
    const looks = ['100%_2', '100%_1', '100%_0'];
    expect(await find({ kind: 'track.' })).toEqual(looks);
    expect(await find({ kind: 'looked' })).toEqual([]);
    expect(await find({ actor: person.id })).toEqual(looks);
    expect(await find({ actor: person.name.slice(0, 2), kind: 'track' })).toEqual(looks);
    expect(await find({ subject: person.id })).toEqual([]);
    expect(await find({ region: `${test.city}02000000` })).toEqual(['100%_1']);
    expect(await find({ q: '0%_' })).toEqual(looks);
    expect(await find({ q: 'LOOKED' })).toEqual(looks);
    expect(await find({ q: "'; DROP TABLE events" })).toEqual([]);
  });

  it('takes days as those of the city, by its own clock, both included', async () => {
    // The made city lives in its own day: its clock stands apart from the real one by whole days.
    const { now, clockOffsetMs } = (await audit('city')).body;
    expect(Date.parse(now) - clockOffsetMs).toBe(test.clock.now);
    const day = (real: string) => new Date(Date.parse(`${real}T00:00:00Z`) + clockOffsetMs).toISOString().slice(0, 10);
    const looks = (from: string, to: string) => find({ kind: 'track', from: day(from), to: day(to) });
    expect(await looks('2025-06-01', '2025-06-01')).toEqual(['100%_0']);
    expect(await looks('2025-06-02', '2025-06-02')).toEqual(['100%_1']);
    expect(await looks('2025-06-02', '2025-06-03')).toEqual(['100%_2', '100%_1']);
    const wrong = await audit('auditEvents', { query: { from: '2025-02-30' } });
    expect([wrong.status, wrong.body]).toEqual([400, { kind: 'request.invalid', path: '/query/from' }]);
  });

  it('says who, whom, where and from which address', async () => {
    const [row] = (await audit('auditEvents', { query: { q: '100%_0' } })).body.rows;
    expect(row).toMatchObject({
      ...{
        actor: person.id,
        actorName: person.name,
        address: '10.9.8.7',
        at: '2025-06-01T15:59:59.999Z',
        body: { i: 0 },
      },
      ...{ region: `${test.city}01000000`, regionName: expect.any(String), subjectName: expect.any(String) },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('shows an account of a district its own events only, and leaves the whole chain to the city', async () => {
    const district = await test.as(DISTRICT);
    const { rows } = (await district('auditEvents', { query: { limit: '500' } })).body;
    expect(rows.filter((row: { region: string }) => !row.region.startsWith(`${test.city}01`))).toEqual([]);
    const looks = rows.filter((row: { kind: string }) => row.kind === 'track.looked');
    expect(looks.map((row: { key: string }) => row.key)).toEqual(['100%_0']);
    const verify = await district('auditVerify');
    expect([verify.status, verify.body]).toEqual([403, { kind: 'audit.wholeCity' }]);
    const own = await test.enter(DISTRICT);
    const taken = await test.app.inject({ url: '/api/audit/export', headers: { cookie: own } });
    expect([taken.statusCode, taken.json().kind]).toEqual([403, 'audit.wholeCity']);
  });
});

describe('taking the record away', () => {
  it('gives every event as a line, and records who took it', async () => {
    const answer = await test.app.inject({ url: '/api/audit/export', headers: { cookie } });
    expect(answer.headers).toMatchObject({ 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
    const lines = answer.body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, i) => i + 1));
    const [found] = (await audit('auditEvents', { query: { kind: 'audit.exported', limit: '1' } })).body.rows;
    expect([found.seq, found.hash, found.address]).toEqual([lines.at(-1).seq, lines.at(-1).hash, '127.0.0.1']);
    const part = await test.app.inject({ url: '/api/audit/export?from=3', headers: { cookie } });
    expect(JSON.parse(part.body.split('\n')[0]!)).toMatchObject({ seq: 3, previous: lines[1].hash });
  });

  it('is for those who may, asked rightly', async () => {
    const office = test.accounts.find(({ role }) => role === 'office')!.login;
    const other = await test.enter(office);
    const ask = async (url: string, headers = {}) => {
      const answer = await test.app.inject({ url, headers });
      return [answer.statusCode, answer.json().kind];
    };
    expect(await ask('/api/audit/export')).toEqual([401, 'session.missing']);
    expect(await ask('/api/audit/export', { cookie: other })).toEqual([403, 'right.missing']);
    for (const query of ['from=0', 'from=x', 'to=3'])
      expect(await ask(`/api/audit/export?${query}`, { cookie })).toEqual([400, 'request.invalid']);
  });

  it('does not happen when it cannot be recorded', async () => {
    const owner = new pg.Client(connectionConfig(test.db.connection));
    await owner.connect();
    await owner.query('REVOKE INSERT ON events FROM xunhe_app');
    const answer = await test.app.inject({ url: '/api/audit/export', headers: { cookie } });
    expect([answer.statusCode, answer.json()]).toEqual([500, { kind: 'server.failed' }]);
    await owner.query('GRANT INSERT ON events TO xunhe_app');
    await owner.end();
  });
});

describe('checking the record', () => {
  it('says that every link holds, and which does not, also when the head was taken away', async () => {
    const good = (await audit('auditVerify')).body;
    expect(good).toEqual({ checked: good.head.seq, broken: null, head: expect.anything() });
    const [event] = (await audit('auditEvents', { query: { kind: 'audit.verified', limit: '1' } })).body.rows;
    expect([event.seq, event.body]).toEqual([good.head.seq + 1, { checked: good.checked, broken: null }]);
    const owner = new pg.Client(connectionConfig(test.db.connection));
    await owner.connect();
    await owner.query(`UPDATE events SET actor = 'x' WHERE key = '100%_1'`);
    const bad = (await audit('auditVerify')).body;
    expect(bad.broken).toMatchObject({ fault: 'changed', event: { kind: 'track.looked' } });
    expect([...Compile(API.auditVerify.answer).Errors(bad)]).toEqual([]);
    await owner.query('DELETE FROM event_heads');
    expect((await audit('auditVerify')).body).toMatchObject({ head: null, broken: { fault: 'changed' } });
    await owner.end();
  });
});
