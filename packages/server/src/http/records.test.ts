import { DEFAULT_THRESHOLD } from '@xunhe/domain/duty/threshold';
import { makeId } from '@xunhe/domain/ground/id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantToDay } from '../acts/city-clock.ts';
import { runCycle } from '../acts/cycle/run-cycle.ts';
import { inScope } from '../store/db.ts';
import { sumEffort } from '../store/patrol.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

let test: TestCity;
let chief: Caller;
let office: Caller;
// biome-ignore lint/suspicious/noExplicitAny: the body of an answer
let reach: any;
let cityNow = 0;

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 4 });
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  await runCycle({ db: test.db, city: test.city, month: '2025-12', now: () => test.clock.now, random });
  office = await test.as(
    test.accounts.find((account) => account.role === 'office' && account.region.endsWith('00000000'))!.login,
  );
  cityNow = Date.parse((await office('city')).body.now);
  for (const { login } of test.accounts.filter((one) => one.role === 'chief')) {
    chief = await test.as(login);
    const today = (await chief('today')).body;
    reach = today.reaches.find((one: { lengthM: number; geometry: unknown }) => one.lengthM > 1100 && one.geometry);
    if (reach) break;
  }
  if (!reach) throw new Error('No chief of the made city has a long reach');
});
afterAll(() => test.close());

function newId(): string {
  return makeId(cityNow, crypto.getRandomValues(new Uint8Array(10)));
}

/** A walk of twenty minutes along the reach, a fix every ten seconds. */
function makePatrol(id = newId()) {
  const line = reach.geometry.type === 'LineString' ? reach.geometry.coordinates : reach.geometry.coordinates[0];
  const points: number[][] = [];
  for (let s = 0; s <= 1200; s += 10) {
    const [lon, lat] = alongLine(line, s * 1.3);
    points.push([s * 1000, lon, lat, 6, 0]);
  }
  const startedMs = cityNow - 3_600_000;
  return {
    id,
    reach: reach.reach as string,
    mode: 'walk',
    startedAt: new Date(startedMs).toISOString(),
    endedAt: new Date(startedMs + 1_200_000).toISOString(),
    points,
    note: '',
    nothingFound: true,
  };
}

function alongLine(line: [number, number][], metres: number): [number, number] {
  let left = metres;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const scale = Math.cos((a[1] * Math.PI) / 180);
    const length = 111_195 * Math.hypot((b[0] - a[0]) * scale, b[1] - a[1]);
    if (left <= length) return [a[0] + ((b[0] - a[0]) * left) / length, a[1] + ((b[1] - a[1]) * left) / length];
    left -= length;
  }
  return line.at(-1)!;
}

function makeProblem(id = newId()) {
  return {
    id,
    reach: reach.reach as string,
    type: 'industrial_discharge',
    text: '排口有黑水流出',
    at: new Date(cityNow).toISOString(),
    lon: null,
    lat: null,
    patrol: null,
  };
}

describe('records of a phone', () => {
  it('stores a patrol once, judges it, and counts it in the duty of the day', async () => {
    const before = (await chief('today')).body.reaches.find((one: { reach: string }) => one.reach === reach.reach);
    const sent = makePatrol();
    const first = await chief('submitPatrol', { body: sent });
    expect([first.status, first.body.stored, first.body.judgement.verdict]).toEqual([200, 'new', 'effective']);
    const again = await chief('submitPatrol', { body: sent });
    expect([again.body.stored, again.body.judgement]).toEqual(['already', first.body.judgement]);
    const after = (await chief('today')).body.reaches.find((one: { reach: string }) => one.reach === reach.reach);
    expect(after.done - before.done).toBe(before.stillNeeded > 0 ? 1 : 0);
    const page = (await office('patrol', { params: { id: sent.id } })).body;
    expect(page.trackPoints).toBe(sent.points.length);
    expect(page.judgement.verdict).toBe('effective');
  });

  it('tells the phone every figure by which a patrol will be judged', async () => {
    const { minutes, lengthM, shortCoverage, ...same } = DEFAULT_THRESHOLD;
    const { thresholds } = (await chief('today')).body;
    const told = Object.fromEntries(Object.entries(same).map(([key, { value }]) => [key, value]));
    expect(thresholds).toEqual({
      ...{ minutes: minutes.value, lengthM: lengthM.value, coverage: shortCoverage.value },
      ...told,
    });
  });

  it('receives a patrol in the time of the city, so that the month in which it came knows of it', async () => {
    const sent = makePatrol();
    await chief('submitPatrol', { body: sent });
    const effort = (knownAtMs: number) =>
      inScope(test.db, { city: test.city, region: test.city }, async (tx) => {
        const month = instantToDay(Date.parse(sent.startedAt), 'Asia/Shanghai').slice(0, 7);
        const rows = await sumEffort(tx, test.city, { from: month, to: month, knownAt: new Date(knownAtMs) });
        return rows.find((row) => row.reach === sent.reach)?.hours ?? 0;
      });
    const before = await effort(cityNow - 60_000);
    expect((await effort(cityNow + 60_000)) - before).toBeGreaterThanOrEqual(1 / 3);
  });

  it('keeps no place far from the rivers of whoever sends it, and counts what it left out with what the phone left out', async () => {
    const sent = makePatrol();
    // An older phone sends the way home too: a minute three kilometres away, in the middle of the walk.
    const home = [30, 31, 32, 33, 34, 35];
    for (const i of home) sent.points[i]![2] = sent.points[i]![2]! + 0.03;
    const first = await chief('submitPatrol', { body: sent });
    expect([first.status, first.body.judgement.far]).toEqual([200, { points: 6, minutes: 50 / 60 }]);
    expect((await chief('submitPatrol', { body: sent })).body).toEqual({ ...first.body, stored: 'already' });
    const page = (await office('patrol', { params: { id: sent.id } })).body;
    expect([page.trackPoints, page.judgement.far.points]).toEqual([sent.points.length - 6, 6]);
    const track = (await chief('patrolTrack', { params: { id: sent.id } })).body;
    expect(track.points.map(([, , part]: number[]) => part).slice(28, 32)).toEqual([0, 0, 1, 1]);
    expect(track.points.map(([, lat]: number[]) => lat)).not.toContain(Math.round(sent.points[30]![2]! * 1e6) / 1e6);
    const told = { ...makePatrol(), far: { points: 40, minutes: 7.5 } };
    const second = await chief('submitPatrol', { body: told });
    expect(second.body.judgement.far).toEqual({ points: 40, minutes: 7.5 });
    expect((await chief('submitPatrol', { body: told })).body.stored).toBe('already');
  });

  it('keeps no track at all of a walk that was elsewhere', async () => {
    const sent = makePatrol();
    sent.points = sent.points.map(([ms, lon, lat, ...rest]) => [ms!, lon!, lat! + 0.05, ...rest]);
    const { judgement } = (await chief('submitPatrol', { body: sent })).body;
    expect([judgement.verdict, judgement.far.points]).toEqual(['not_effective', sent.points.length]);
    expect((await office('patrol', { params: { id: sent.id } })).body.trackPoints).toBeNull();
  });

  it('stores the same patrol once when it comes many times at once', async () => {
    const sent = makePatrol();
    const answers = await Promise.all(Array.from({ length: 8 }, () => chief('submitPatrol', { body: sent })));
    expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(200));
    expect(answers.filter((answer) => answer.body.stored === 'new')).toHaveLength(1);
  });

  it('refuses another content under the same id, and keeps the first', async () => {
    const sent = makePatrol();
    await chief('submitPatrol', { body: sent });
    const other = await chief('submitPatrol', { body: { ...sent, note: '改过' } });
    expect([other.status, other.body.kind]).toEqual([409, 'patrol.conflict']);
    expect((await office('patrol', { params: { id: sent.id } })).body.note).toBeNull();
  });

  it('never refuses a patrol for being short, odd, or without a track', async () => {
    const short = { ...makePatrol(), points: [], endedAt: new Date(cityNow - 3_590_000).toISOString() };
    const still = makePatrol();
    still.points = still.points.map(([ms]) => [ms!, ...(still.points[0]!.slice(1) as number[])]);
    const far = {
      ...makePatrol(),
      points: [
        [0, 0, 0, 5, 0],
        [1000, 179, -89, 5, 0],
      ],
    };
    const verdicts = [];
    for (const body of [short, still, far])
      verdicts.push((await chief('submitPatrol', { body })).body.judgement.verdict);
    expect(verdicts).toEqual(['needs_review', 'not_effective', expect.stringMatching(/not_effective|needs_review/)]);
  });

  it('names what is wrong with a record that cannot be stored', async () => {
    const future = { ...makePatrol(), startedAt: '2027-01-01T00:00:00Z', endedAt: '2027-01-01T01:00:00Z' };
    const long = { ...makePatrol(), startedAt: '2025-12-01T00:00:00Z', endedAt: '2025-12-03T00:00:00Z' };
    const backwards = { ...makePatrol(), startedAt: '2025-12-02T00:00:00Z', endedAt: '2025-12-01T00:00:00Z' };
    const impossible = { ...makePatrol(), startedAt: '2025-02-30T00:00:00Z' };
    const kinds = [];
    for (const body of [future, long, backwards, impossible, { ...makePatrol(), reach: 'R-none' }]) {
      const answer = await chief('submitPatrol', { body });
      kinds.push([answer.status, answer.body.kind]);
    }
    expect(kinds).toEqual([
      [422, 'patrol.future'],
      [422, 'patrol.tooLong'],
      [400, 'request.invalid'],
      [400, 'request.invalid'],
      [404, 'notFound'],
    ]);
  });

  it('takes a patrol that was walked long ago, in a year that the store never saw', async () => {
    const sent = { ...makePatrol(), startedAt: '2011-03-01T01:00:00Z', endedAt: '2011-03-01T01:20:00Z' };
    const answer = await chief('submitPatrol', { body: sent });
    expect([answer.status, answer.body.stored ?? answer.body]).toEqual([200, 'new']);
  });

  it('stores a problem once, whoever repeats it how often', async () => {
    const sent = makeProblem();
    const answers = await Promise.all(Array.from({ length: 6 }, () => chief('reportProblem', { body: sent })));
    expect(answers.map((answer) => answer.status)).toEqual(Array(6).fill(200));
    expect(answers.filter((answer) => answer.body.stored === 'new')).toHaveLength(1);
    expect(answers[0]!.body).toMatchObject({ key: true, dueDay: expect.any(String) });
    const other = await chief('reportProblem', { body: { ...sent, text: '另一件' } });
    expect([other.status, other.body.kind]).toEqual([409, 'problem.conflict']);
  });

  it('merges a problem into another that is there, and says into which', async () => {
    const [first, second] = [makeProblem(), makeProblem()];
    for (const body of [first, second]) await chief('reportProblem', { body });
    const merge = (id: string, mergeInto?: string) =>
      office('moveProblem', { params: { id }, body: { move: 'merge', note: '', ...(mergeInto && { mergeInto }) } });
    expect((await merge(first.id)).body.kind).toBe('problem.missing');
    for (const target of [first.id, 'P-none']) {
      const answer = await merge(first.id, target);
      expect([answer.status, answer.body.kind]).toEqual([422, 'problem.mergeTarget']);
    }
    const merged = await merge(first.id, second.id);
    expect(merged.body).toMatchObject({ state: 'merged', mergedInto: second.id, dueDay: null });
    expect((await merge(second.id, first.id)).body.kind).toBe('problem.mergeTarget');
  });
});
