// What lies on the map, and that the line on which a page is told of changes tells them to whom they concern.

import { makeId } from '@xunhe/domain/ground/id';
import { addMonths } from '@xunhe/domain/ground/month';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope, type Tx } from '../store/db.ts';
import { writeEvent } from '../store/events.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

const MONTH = '2025-12';
let test: TestCity;
let office: Caller;
let district: Caller;
let districtLogin: string;
let prefix: string;

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const inCity = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 5 });
  const isCity = ({ region }: { region: string }) => region.endsWith('00000000');
  const offices = test.accounts.filter(({ role }) => role === 'office');
  office = await test.as(offices.find(isCity)!.login);
  const account = offices.find((one) => !isCity(one))!;
  districtLogin = account.login;
  prefix = account.region.slice(0, 6);
  district = await test.as(districtLogin);
});
afterAll(() => test.close());

interface Planted {
  readonly id: string;
  readonly reach: string;
  readonly region: string;
}

async function plantProblem(
  more: Partial<{
    state: string;
    reported_at: Date;
    closed_at: Date | null;
    lon: number;
    lat: number;
    due_day: string;
  }>,
  where: 'in' | 'out' = 'in',
): Promise<Planted> {
  return inCity(async (tx) => {
    const reach = await tx
      .selectFrom('reaches')
      .select(['id', 'region'])
      .where('city', '=', test.city)
      .where('region', where === 'in' ? 'like' : 'not like', `${prefix}%`)
      .where('geometry', 'is not', null)
      .limit(1)
      .executeTakeFirstOrThrow();
    const id = makeId(test.clock.now, random(10));
    await tx
      .insertInto('problems')
      .values({
        ...{
          city: test.city,
          id,
          reach: reach.id,
          region: reach.region,
          type: 'other',
          source: 'chief',
          key_problem: false,
        },
        ...{ state: 'reported', text: '', lon: null, lat: null, patrol: null, reporter: null, department: null },
        ...{ reported_at: new Date('2025-12-05T02:00:00Z'), due_day: null, closed_at: null, content_hash: null },
        ...{ merged_into: null, on_behalf_of: null, follower: null, ...more },
      })
      .execute();
    return { id, reach: reach.id, region: reach.region };
  });
}

async function problemsOf(caller: Caller, month: string): Promise<{ total: number; rows: Record<string, unknown>[] }> {
  return (await caller('mapProblems', { params: { month } })).body;
}

describe('the map', () => {
  it('shows a problem in each month in which it was open, at its place or at the middle of its reach', async () => {
    const { id, reach } = await plantProblem({
      ...{
        state: 'closed',
        reported_at: new Date('2025-10-20T02:00:00Z'),
        closed_at: new Date('2025-11-20T02:00:00Z'),
      },
    });
    const exact = await plantProblem({ lon: 113.1, lat: 23.2, due_day: '2025-12-07' });
    const shown = async (month: string) => (await problemsOf(office, month)).rows.map((row) => row.id);
    const months = ['2025-09', '2025-10', '2025-11', '2025-12'];
    const seen = await Promise.all(months.map(async (month) => (await shown(month)).includes(id)));
    expect(seen).toEqual([false, true, true, false]);
    const { rows, total } = await problemsOf(office, '2025-10');
    expect(total).toBe(rows.length);
    const row = rows.find((one) => one.id === id)!;
    const page = (await office('reach', { params: { id: reach } })).body;
    expect(row).toMatchObject({ reach, reachName: page.name, exact: false, overdue: false });
    const lons = page.geometry.coordinates.map(([lon]: [number]) => lon);
    expect(row.lon).toBeGreaterThanOrEqual(Math.min(...lons));
    expect(row.lon).toBeLessThanOrEqual(Math.max(...lons));
    const placed = (await problemsOf(office, MONTH)).rows.find((one) => one.id === exact.id);
    expect(placed).toMatchObject({ lon: 113.1, lat: 23.2, exact: true, overdue: true });
  });

  it('shows a district its own problems alone', async () => {
    const outside = await plantProblem({}, 'out');
    expect((await problemsOf(office, MONTH)).rows.map(({ id }) => id)).toContain(outside.id);
    const own = await problemsOf(district, MONTH);
    expect(own.rows.map(({ id }) => id)).not.toContain(outside.id);
    expect(own.total).toBe(own.rows.length);
  });

  it('says when a reach was last sampled, as of the month that is looked at', async () => {
    const now = (await office('reachFreshness', { params: { month: MONTH } })).body.rows;
    const truth = await inCity((tx) =>
      tx
        .selectFrom('observations')
        .select(({ fn }) => ['reach', fn.max('month').as('last')])
        .where('city', '=', test.city)
        .where('kind', '=', 'sample')
        .groupBy('reach')
        .execute(),
    );
    const lastOf = new Map(truth.map(({ reach, last }) => [reach, last]));
    expect(lastOf.size).toBeGreaterThan(5);
    for (const { id, sampled } of now) expect([id, sampled]).toEqual([id, lastOf.get(id) ?? null]);
    const before = addMonths(MONTH, -12);
    const then = (await office('reachFreshness', { params: { month: before } })).body.rows;
    for (const { sampled } of then) if (sampled !== null) expect(sampled <= before).toBe(true);
    expect(then.some(({ sampled }: { sampled: string | null }) => sampled !== null)).toBe(true);
  });

  it('shows who walked today, and on the day after nobody', async () => {
    const planted = await inCity(async (tx) => {
      const patrol = await tx
        .selectFrom('patrols')
        .selectAll()
        .where('city', '=', test.city)
        .orderBy('day', 'desc')
        .executeTakeFirstOrThrow();
      await tx.updateTable('cities').set({ today: patrol.day }).where('city', '=', test.city).execute();
      return patrol;
    });
    const { day, total, rows } = (await office('mapPatrols')).body;
    expect(day).toBe(planted.day);
    expect(total).toBe(rows.length);
    expect(rows).toContainEqual(
      expect.objectContaining({
        id: planted.id,
        reach: planted.reach,
        person: planted.person,
        lon: expect.any(Number),
      }),
    );
    await inCity((tx) => tx.updateTable('cities').set({ today: null }).where('city', '=', test.city).execute());
    expect((await office('mapPatrols')).body).toMatchObject({ total: 0, rows: [] });
  });
});

describe('the line of changes', () => {
  async function listen(login: string, address: string) {
    const cookie = await test.enter(login);
    const stop = new AbortController();
    const answer = await fetch(`${address}/api/live`, { headers: { cookie }, signal: stop.signal });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const heard: string[] = [];
    const reading = (async () => {
      let text = '';
      for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) {
        text += part;
        const lines = text.split('\n');
        text = lines.pop()!;
        for (const line of lines)
          if (line.startsWith('data: ')) heard.push(...(JSON.parse(line.slice(6)) as { topics: string[] }).topics);
      }
    })().catch(() => undefined);
    const end = () => {
      stop.abort();
      return reading;
    };
    return { heard, end };
  }

  const happen = (kind: string, region: string) =>
    inCity((tx) =>
      writeEvent(
        tx,
        { now: () => test.clock.now, random },
        { city: test.city, kind, key: makeId(test.clock.now, random(10)), region, actor: null },
      ),
    );

  it('tells what happened in his region, and nothing of a neighbour or of what no screen shows', async () => {
    const app = await test.serve({});
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const login = test.accounts.find(({ role, region }) => role === 'office' && region.endsWith('00000000'))!.login;
    await happen('problem.reported', `${prefix}001001`);
    const [wide, narrow] = [await listen(login, address), await listen(districtLogin, address)];
    const { live } = test.house;
    // What came before they listened is no news.
    await live.look();
    await live.look();
    expect([wide.heard, narrow.heard]).toEqual([[], []]);
    await happen('patrol.submitted', '990199001001'.startsWith(prefix) ? '990298001001' : '990199001001');
    await happen('signIn.failed', `${prefix}001001`);
    await happen('warnings.drafted', test.city);
    await happen('duties.assigned', test.city);
    await live.look();
    await expect.poll(() => [...wide.heard].sort()).toEqual(['cycle', 'duty', 'patrol', 'warning']);
    await expect.poll(() => [...narrow.heard].sort()).toEqual(['cycle', 'duty', 'warning']);
    await Promise.all([wide.end(), narrow.end()]);
    await app.close();
  });

  it('is for those who are signed in', async () => {
    const { statusCode, json } = await test.app.inject('/api/live');
    expect([statusCode, json().kind]).toEqual([401, 'session.missing']);
  });
});
