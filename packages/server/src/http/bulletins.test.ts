// Bulletins through the doors: entered by an office for its own waters, counted from the day on which they were known, corrected and withdrawn with
// the old word kept, raised at once, made a problem of; and the files that are kept with reaches.
import { createHash } from 'node:crypto';
import { makeId } from '@xunhe/domain/ground/id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCycle } from '../acts/cycle/run-cycle.ts';
import { sweepUploads } from '../acts/uploads/sweep-uploads.ts';
import { inScope, type Tx } from '../store/db.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';

const [BEFORE, MONTH, NEXT] = ['2025-11', '2025-12', '2026-01'];
const WHY = '原文日期有误，经核实更正';

let test: TestCity;
let city: Caller;
let district: Caller;
let beside: Caller;
let chief: Caller;
let chiefReach: string;
let officeLogin: string;
/** Without a warning in force, of the district. */
let calm: { reach: string; region: string }[];
let wide: string;

const within = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const newId = () => makeId(test.clock.now, random(10));
const run = (month: string) => runCycle({ db: test.db, city: test.city, month, now: () => test.clock.now, random });
const setToday = (today: string) =>
  within((tx) => tx.updateTable('cities').set({ today }).where('city', '=', test.city).execute());
const warning = (month: string, reach: string) =>
  within((tx) =>
    tx
      .selectFrom('warnings')
      .selectAll()
      .where('month', '=', month)
      .where('reach', '=', reach)
      .executeTakeFirstOrThrow(),
  );
const namedIn = (row: { reasons: unknown }) =>
  (row.reasons as { bulletin?: string }[]).flatMap(({ bulletin }) => bulletin ?? []);

beforeAll(async () => {
  test = await openTestCity({ reaches: 40, months: 26, seed: 41 });
  await setToday('2025-12-10');
  await run(BEFORE);
  city = await test.as('office-city');
  const offices = test.accounts.filter(({ role, region }) => role === 'office' && /[1-9]0{6}$/.test(region));
  const rows = await within((tx) =>
    tx.selectFrom('warnings').selectAll().where('month', '=', BEFORE).orderBy('reach').execute(),
  );
  const calmIn = (region: string) =>
    rows.filter((row) => row.level === 'none' && row.region.startsWith(region.slice(0, 6)));
  const [one, two] = offices.toSorted((a, b) => calmIn(b.region).length - calmIn(a.region).length);
  officeLogin = one!.login;
  [district, beside] = [await test.as(one!.login), await test.as(two!.login)];
  calm = calmIn(one!.region);
  wide = rows.find((row) => row.region.startsWith(two!.region.slice(0, 6)))!.reach;
  expect(calm.length).toBeGreaterThan(3);
  const post = await within((tx) =>
    tx
      .selectFrom('posts')
      .innerJoin('accounts', 'accounts.person', 'posts.person')
      .select(['accounts.login', 'posts.reach'])
      .where('accounts.role', '=', 'chief')
      .executeTakeFirstOrThrow(),
  );
  chief = await test.as(post.login);
  chiefReach = post.reach;
}, 120_000);
afterAll(() => test.close());

function said(reaches: readonly string[], more: object = {}) {
  return {
    ...{ reaches, seenDay: '2025-12-08', knownDay: '2025-12-09', issuer: 'city', kind: 'named', verified: true },
    ...{ text: '水质持续劣于Ⅴ类，予以通报', link: 'https://example.gov.cn/1', ...more },
  };
}

async function enter(who: Caller, reaches: readonly string[], more: object = {}): Promise<string> {
  const id = newId();
  const answer = await who('enterBulletin', { body: { id, ...said(reaches, more) } });
  expect([answer.status, answer.body]).toEqual([200, { done: true }]);
  return id;
}
const page = async (who: Caller, id: string) => (await who('bulletin', { params: { id } })).body;
const kindOf = ({ status, body }: Awaited<ReturnType<Caller>>) => [status, body.kind];

describe('a bulletin', () => {
  it('is entered by the office of its waters, once, and stands in the list with what it raises', async () => {
    const [reach] = calm.map((row) => row.reach);
    const body = { id: newId(), ...said([reach!]) };
    expect((await district('enterBulletin', { body })).status).toBe(200);
    // The answer did not arrive: the same once more is the same.
    expect((await district('enterBulletin', { body })).status).toBe(200);
    expect(kindOf(await city('enterBulletin', { body: { ...body, text: '另一条' } }))).toEqual([
      409,
      'bulletin.exists',
    ]);
    const found = (await district('bulletins', { query: { reach: reach! } })).body;
    expect(found.rows.filter((row: { id: string }) => row.id === body.id)).toMatchObject([
      { id: body.id, issuer: 'city', level: 'orange', seenDay: '2025-12-08', knownDay: '2025-12-09', imported: false },
    ]);
    expect(kindOf(await beside('bulletin', { params: { id: body.id } }))).toEqual([404, 'notFound']);
    expect(kindOf(await beside('enterBulletin', { body: { id: newId(), ...said([reach!]) } }))).toEqual([
      ...[404, 'notFound'],
    ]);
    expect(kindOf(await chief('enterBulletin', { body: { id: newId(), ...said([chiefReach]) } }))).toEqual([
      ...[403, 'right.missing'],
    ]);
  });

  it('cannot be known before it appeared nor tomorrow, and says what and whence', async () => {
    const reaches = [calm[0]!.reach];
    const ask = (more: object) => district('enterBulletin', { body: { id: newId(), ...said(reaches, more) } });
    expect(kindOf(await ask({ knownDay: '2025-12-11' }))).toEqual([422, 'bulletin.future']);
    expect(kindOf(await ask({ knownDay: '2025-12-07' }))).toEqual([422, 'bulletin.knownBefore']);
    expect(kindOf(await ask({ text: ' ' }))).toEqual([422, 'bulletin.text']);
    expect(kindOf(await ask({ link: 'javascript:alert(1)' }))).toEqual([422, 'bulletin.link']);
  });

  it('tells by the rules of the city what it would raise, and media only when somebody confirmed it', async () => {
    const effect = async (more: object) =>
      (
        await district('bulletinEffect', {
          query: {
            ...{ reaches: calm[0]!.reach, issuer: 'media', kind: 'opinion', verified: 'true', knownDay: '2025-12-09' },
            ...more,
          },
        })
      ).body;
    expect(await effect({})).toMatchObject({ level: 'orange', month: MONTH, inForce: BEFORE });
    expect((await effect({ verified: 'false' })).level).toBeNull();
    expect((await effect({ issuer: 'district', kind: 'named' })).level).toBe('yellow');
    expect((await effect({ issuer: 'district', kind: 'relapse' })).level).toBe('red');
    expect((await effect({ issuer: 'state', kind: 'praise' })).level).toBeNull();
    expect((await effect({})).reaches).toMatchObject([{ reach: calm[0]!.reach, level: 'none', mayRaise: true }]);
  });

  it('is corrected with a reason and keeps its old word; what somebody else saw before is refused', async () => {
    const reach = calm[1]!.reach;
    const id = await enter(district, [reach], { issuer: 'district' });
    const correct = (more: object) =>
      district('correctBulletin', {
        params: { id },
        body: { ...said([reach], { issuer: 'province', ...more }), seen: 1, why: WHY },
      });
    expect(
      kindOf(await district('correctBulletin', { params: { id }, body: { ...said([reach]), seen: 1, why: '' } })),
    ).toEqual([422, 'bulletin.reason']);
    expect((await correct({})).status).toBe(200);
    expect(kindOf(await correct({}))).toEqual([409, 'bulletin.moved']);
    const told = await page(district, id);
    expect(told.bulletin).toMatchObject({ issuer: 'province', level: 'red' });
    expect(told.history).toMatchObject([
      { deed: 'enter', after: { issuer: 'district' } },
      { deed: 'correct', before: { issuer: 'district' }, after: { issuer: 'province' }, reason: WHY },
    ]);
  });

  it('of the city, or about waters beyond a district, is read by the district and left alone', async () => {
    const own = calm[1]!.reach;
    const ofCity = await enter(city, [own]);
    const both = await enter(city, [own, wide]);
    for (const id of [ofCity, both]) {
      expect((await page(district, id)).may).toBe(false);
      const asked = { params: { id }, body: { seen: 1, why: WHY } };
      expect(kindOf(await district('withdrawBulletin', asked))).toEqual([403, 'bulletin.above']);
    }
    // Of the reaches that it names a district sees its own.
    const reachesOf = async (who: Caller) =>
      (await page(who, both)).bulletin.reaches.map(({ reach }: { reach: string }) => reach);
    expect(await reachesOf(district)).toEqual([own]);
    expect(await reachesOf(city)).toEqual([own, wide].sort());
    for (const id of [ofCity, both])
      expect((await city('withdrawBulletin', { params: { id }, body: { seen: 1, why: WHY } })).status).toBe(200);
  });

  it('raises the warning in force at once, to the level of the rules, with itself among the reasons', async () => {
    const reach = calm[2]!.reach;
    const id = await enter(district, [reach]);
    const { effect, version } = await page(district, id);
    const [row] = effect.reaches;
    expect(row).toMatchObject({ level: 'none', mayRaise: true });
    const body = { seen: version, steps: row.seen, reach, why: '市级通报，现场核实水体发黑' };
    expect((await district('raiseByBulletin', { params: { id }, body })).status).toBe(200);
    const raised = await warning(BEFORE, reach);
    expect(raised).toMatchObject({ level: 'orange', kinds: ['bulletin'] });
    expect(raised.reasons).toMatchObject([
      { kind: 'warning.raisedInMonth', from: 'none', to: 'orange' },
      { kind: 'bulletin.named', bulletin: id, issuer: 'city' },
    ]);
    const told = await page(district, id);
    expect(told.warnings).toMatchObject([{ month: BEFORE, reach, level: 'orange' }]);
    expect(told.history.at(-1)).toMatchObject({ deed: 'raise', raise: { reach, from: 'none', to: 'orange' } });
    expect(told.effect.reaches[0].mayRaise).toBe(false);
    const again = { ...body, seen: 2, steps: 1 };
    expect(kindOf(await district('raiseByBulletin', { params: { id }, body: again }))).toEqual([
      ...[422, 'warningReview.notHigher'],
    ]);
  });

  it('becomes a problem with its own way of having come, and both know each other', async () => {
    const reach = calm[0]!.reach;
    const id = await enter(district, [reach], { kind: 'opinion', issuer: 'media', verified: false });
    const problem = newId();
    const body = { seen: 1, problem, reach, type: 'household_refuse', text: '网民反映河面漂浮垃圾' };
    expect((await district('reportBulletin', { params: { id }, body })).status).toBe(200);
    const made = (await district('problem', { params: { id: problem } })).body;
    expect(made).toMatchObject({ source: 'opinion', state: 'reported', key: false, text: body.text });
    expect((await district('bulletinOfProblem', { params: { id: problem } })).body).toEqual({ bulletin: id });
    expect((await page(district, id)).problems).toMatchObject([{ id: problem, state: 'reported', reach }]);
    // What an authority named is a key problem by the city's rule.
    const named = await enter(district, [reach]);
    const key = newId();
    await district('reportBulletin', { params: { id: named }, body: { ...body, problem: key } });
    expect((await district('problem', { params: { id: key } })).body.key).toBe(true);
  });

  it('counts in the draft of the month in which it was known, a late one in the next, and a withdrawn one in none', async () => {
    const [, , , fresh] = calm;
    // Everything of the earlier tests is out of the way: of this reach nothing was said.
    const reach = fresh!.reach;
    await setToday('2025-12-27');
    const counted = await enter(district, [reach], {
      issuer: 'province',
      seenDay: '2025-11-02',
      knownDay: '2025-12-20',
    });
    const wrong = await enter(district, [reach], { issuer: 'state', seenDay: '2025-12-01', knownDay: '2025-12-20' });
    const asked = { params: { id: wrong }, body: { seen: 1, why: '张冠李戴，另一条河' } };
    expect((await district('withdrawBulletin', asked)).status).toBe(200);
    expect(kindOf(await district('withdrawBulletin', { ...asked, body: { seen: 2, why: WHY } }))).toEqual([
      ...[409, 'bulletin.withdrawn'],
    ]);
    expect((await page(district, counted)).effect).toMatchObject({ level: 'red', month: MONTH, counted: false });
    await run(MONTH);
    const drafted = await warning(MONTH, reach);
    expect(drafted.level).toBe('red');
    expect(namedIn(drafted)).toEqual([counted]);
    expect((await page(district, counted)).effect).toMatchObject({ month: null, counted: true });
    // Known when the draft of its month was made: it counts in the next, and what was counted already does not count twice.
    await setToday('2025-12-30');
    const late = await enter(district, [reach], { seenDay: '2025-12-20', knownDay: '2025-12-28' });
    expect((await page(district, late)).effect).toMatchObject({ level: 'orange', month: NEXT });
    await setToday('2026-01-27');
    await run(NEXT);
    expect(namedIn(await warning(NEXT, reach))).toEqual([late]);
  });

  it('found wrong no longer holds a level up in the month after', async () => {
    const reach = calm[3]!.reach;
    const before = await warning(NEXT, reach);
    expect([before.level, before.kinds]).toEqual(['orange', ['bulletin']]);
    const [id] = namedIn(before);
    const { version } = await page(district, id!);
    await district('withdrawBulletin', { params: { id: id! }, body: { seen: version, why: '查无此事，通报已收回' } });
    await setToday('2026-02-26');
    await run('2026-02');
    expect(await warning('2026-02', reach)).toMatchObject({ previous: 'orange', level: 'none' });
  });
});

describe('a document', () => {
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(300, 7)]);
  const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

  async function upload(bytes: Buffer): Promise<string> {
    const sha256 = hashOf(bytes);
    const answer = await test.app.inject({
      method: 'POST',
      url: `/api/uploads/${sha256}?bytes=${bytes.length}&part=0`,
      headers: {
        'content-type': 'application/octet-stream',
        'x-xunhe': '1',
        cookie: await test.enter(officeLogin),
      },
      payload: bytes,
    });
    expect(answer.json()).toMatchObject({ whole: true });
    return sha256;
  }
  const about = <T extends object>(more: T) => ({
    ...{ id: newId(), title: '一河一策（2025—2027）', kind: 'plan', day: '2025-12-01', name: '一河一策.pdf', ...more },
  });

  it('is kept with a reach, read by whoever reads it, saved under its name, and stays when it is retired', async () => {
    const reach = calm[0]!.reach;
    const body = about({ sha256: await upload(pdf) });
    expect((await district('addReachDocument', { params: { id: reach }, body })).status).toBe(200);
    expect((await district('addReachDocument', { params: { id: reach }, body })).status).toBe(200);
    const rows = async (who: Caller) => (await who('reachDocuments', { params: { id: reach } })).body.rows;
    expect(await rows(city)).toMatchObject([{ title: body.title, type: 'pdf', bytes: pdf.length, mayRetire: true }]);
    expect(kindOf(await beside('reachDocuments', { params: { id: reach } }))).toEqual([404, 'notFound']);
    const get = async (login: string) =>
      test.app.inject({ url: `/api/documents/${body.id}/file`, headers: { cookie: await test.enter(login) } });
    const file = await get(officeLogin);
    expect([file.statusCode, file.rawPayload.equals(pdf)]).toEqual([200, true]);
    expect(file.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': expect.stringContaining(encodeURIComponent('一河一策.pdf')),
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect((await get('audit')).statusCode).toBe(404);
    const retire = (why: string) => district('retireDocument', { params: { id: body.id }, body: { why } });
    expect(kindOf(await retire(' '))).toEqual([422, 'document.reason']);
    expect((await retire('新方案已批复')).status).toBe(200);
    expect(kindOf(await retire('再次'))).toEqual([409, 'document.retired']);
    expect(await rows(district)).toMatchObject([{ retiredWhy: '新方案已批复', mayRetire: false }]);
    expect((await get(officeLogin)).statusCode).toBe(200);
  });

  it('is what its bytes say: a page, a program or a false ending is refused, and bytes that are not here', async () => {
    const reach = calm[0]!.reach;
    const add = (body: object) => district('addReachDocument', { params: { id: reach }, body });
    const page = await upload(Buffer.from('<!doctype html><script>alert(1)</script>'));
    expect(kindOf(await add(about({ sha256: page })))).toEqual([422, 'document.type']);
    const sha256 = await upload(pdf);
    expect(kindOf(await add(about({ sha256, name: '方案.exe' })))).toEqual([422, 'document.ending']);
    expect(kindOf(await add(about({ sha256, name: '../方案.pdf' })))).toEqual([422, 'document.name']);
    expect(kindOf(await add(about({ sha256, day: '2099-01-01' })))).toEqual([422, 'document.future']);
    expect(kindOf(await add(about({ sha256: '0'.repeat(64) })))).toEqual([422, 'document.noBytes']);
  });

  it('keeps its bytes when uploads that nobody needs are swept, and they go otherwise', async () => {
    const kept = about({ sha256: await upload(pdf) });
    const forgotten = await upload(Buffer.from('%PDF-1.7 nobody keeps this'));
    await district('addReachDocument', { params: { id: calm[1]!.reach }, body: kept });
    test.clock.now += 40 * 86_400_000;
    await sweepUploads(test.house, test.city);
    const hashes = await within((tx) => tx.selectFrom('uploads').select('sha256').execute());
    const left = hashes.map(({ sha256 }) => sha256.toString('hex'));
    expect([left.includes(kept.sha256), left.includes(forgotten)]).toEqual([true, false]);
    const file = await test.app.inject({
      url: `/api/documents/${kept.id}/file`,
      headers: { cookie: await test.enter(officeLogin) },
    });
    expect(file.rawPayload.equals(pdf)).toBe(true);
  });
});
