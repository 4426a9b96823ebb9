// From a judged patrol to an appeal, a decision and another one, through the doors and with the database: who may, what is kept, what follows.
import { createHash } from 'node:crypto';
import { addDays } from '@xunhe/domain/ground/day';
import { makeId } from '@xunhe/domain/ground/id';
import type { Role } from '@xunhe/domain/people/role';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeAppeal } from '../acts/appeal-patrol.ts';
import { findAccount } from '../store/account.ts';
import { inScope, type Tx } from '../store/db.ts';
import { sumEffort } from '../store/patrol.ts';
import { type Caller, openTestCity, type TestCity } from './test-city.ts';
import { plantMatrix } from './test-matrix-city.ts';
import { TOWN } from './test-matrix-places.ts';

const VILLAGE = '990199001001';
const DISTRICT = '990199000000';
const REACH = 'R-own';
const BORDER = 'R-sibling';
const DAY_MS = 86_400_000;

/** 村河长 Lin and his assistant Gu, 镇河长 Wu, 区河长 Zhao, clerks Sun of the town and Qian of the district, and a second village chief. */
const PEOPLE: readonly (readonly [id: string, role: Role, region: string, level: string | null])[] = [
  ['lin', 'chief', VILLAGE, 'village'],
  ['mei', 'chief', VILLAGE, 'village'],
  ['gu', 'assistant', TOWN, 'assistant'],
  ['wu', 'chief', TOWN, 'town'],
  ['zhao', 'chief', DISTRICT, 'district'],
  ['sun', 'office', TOWN, null],
  ['qian', 'office', DISTRICT, null],
  ['an', 'inspector', TOWN, null],
];

let test: TestCity;
const sessions = new Map<string, Promise<Caller>>();
/** Sessions end while the clock is moved on: at each time one signs in anew. */
const by =
  (login: string): Caller =>
  async (name, input) => {
    const key = `${login}@${test.clock.now}`;
    if (!sessions.has(key)) sessions.set(key, test.as(login));
    return (await sessions.get(key)!)(name, input);
  };
let day = 0;

const inCity = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);

beforeAll(async () => {
  test = await openTestCity({ reaches: 30, months: 26, seed: 11 });
  const { city } = test;
  await plantMatrix(test);
  await inCity(async (tx) => {
    for (const [id, role, region, level] of PEOPLE) {
      await tx
        .insertInto('people')
        .values({ city, id, name: id, region, level, department: null, phone: null })
        .execute();
      await tx.insertInto('accounts').values({ city, login: id, person: id, role, region }).execute();
    }
    for (const reach of [REACH, BORDER])
      for (const person of ['lin', 'wu'])
        await tx
          .insertInto('posts')
          .values({
            ...{ city, person, reach, region: reach === REACH ? VILLAGE : '990199002001' },
            ...{ from_day: '2020-01-01', to_day: null },
          })
          .execute();
    await tx
      .insertInto('duties')
      .values({
        ...{ city, month: '2026-01', person: 'lin', reach: REACH, region: VILLAGE, level: 'none', visits: 20 },
        ...{ minutes: 10, length_m: 800, policy: 'test/1' },
        body: JSON.stringify({ windows: [{ from: '2026-01-01', to: '2026-01-31', visits: 20 }] }),
      })
      .execute();
    await tx
      .insertInto('delegations')
      .values({
        ...{ city, id: 'D-gu', chief: 'lin', assistant: 'gu', region: VILLAGE, from_day: '2026-01-01' },
        ...{ to_day: '2026-01-31', ended_day: null, made_by: 'lin', made_at: new Date(test.clock.now) },
      })
      .execute();
  });
  for (const [id] of PEOPLE) await by(id)('me');
});
afterAll(() => test.close());

/** The made city stands on a day of its own: so many days later. */
async function later(days: number, work: () => Promise<void>): Promise<void> {
  const stand = (today: string) => inCity((tx) => tx.updateTable('cities').set({ today }).execute());
  const { today } = (await by('lin')('city')).body;
  await stand(addDays(today, days));
  await work().finally(() => stand(today));
}

function newId(): string {
  return makeId(test.clock.now, crypto.getRandomValues(new Uint8Array(10)));
}

/** Without a track: it waits for a person. With `away`: not effective, nobody is asked. */
async function walk(login: string, away = false, date = `2026-01-0${1 + (day++ % 6)}`): Promise<string> {
  const id = newId();
  const body = {
    ...{ id, reach: REACH, mode: 'walk', points: [], note: '', nothingFound: true },
    ...{ startedAt: `${date}T01:00:00Z`, endedAt: `${date}T01:20:00Z` },
    ...(away ? { far: { points: 50, minutes: 20 } } : {}),
  };
  const answer = await by(login)('submitPatrol', { body });
  expect([answer.status, answer.body.judgement.verdict]).toEqual([200, away ? 'not_effective' : 'needs_review']);
  return id;
}

const makeAppeal = (patrol: string, text = '手机没电，走完了全程') => ({
  ...{ id: newId(), patrol, text, at: new Date(test.clock.now).toISOString() },
});
const appeal = (login: string, body: object) => by(login)('appealPatrol', { body });
const decide = (login: string, id: string, body: object = {}) =>
  by(login)('decidePatrol', {
    params: { id },
    body: { outcome: 'counted', text: '照片与监控可证', seen: 0, ...body },
  });
const read = async (login: string, id: string) => (await by(login)('patrol', { params: { id } })).body;
const kindOf = ({ status, body }: { status: number; body: { kind?: string } }) => [status, body.kind];

async function countDone(): Promise<number> {
  const { reaches } = (await by('lin')('today')).body;
  return reaches.find((one: { reach: string }) => one.reach === REACH).done;
}

async function sumHours(knownMs: number): Promise<number> {
  const rows = await inCity((tx) =>
    sumEffort(tx, test.city, { from: '2026-01', to: '2026-01', knownAt: new Date(knownMs) }),
  );
  return rows.find(({ reach }) => reach === REACH)?.hours ?? 0;
}

describe('an appeal', () => {
  it('is stored once, however often it comes, with its event; other content under its id is a conflict', async () => {
    const id = await walk('lin', true);
    const sent = makeAppeal(id);
    const first = await appeal('lin', sent);
    expect([first.status, first.body]).toEqual([
      200,
      { id: sent.id, patrol: id, stored: 'new', receivedAt: new Date(test.clock.now).toISOString() },
    ]);
    const again = await Promise.all([appeal('lin', sent), appeal('lin', sent)]);
    expect(again.map(({ body }) => body.stored)).toEqual(['already', 'already']);
    expect(kindOf(await appeal('lin', { ...sent, text: '别的话' }))).toEqual([409, 'review.conflict']);
    expect(kindOf(await appeal('lin', makeAppeal(id)))).toEqual([409, 'review.appealed']);
    const events = await inCity((tx) => tx.selectFrom('events').selectAll().where('key', '=', sent.id).execute());
    expect(events).toMatchObject([{ kind: 'patrol.appealed', actor: 'lin', subject: null, region: VILLAGE }]);
    const page = await read('sun', id);
    expect(page).toMatchObject({
      ...{ verdict: 'not_effective', standing: 'appealed', appeal: { allowed: false, why: { kind: 'right.missing' } } },
      decide: { allowed: true, why: null },
      reviews: [{ kind: 'appeal', byName: 'lin', text: sent.text, outcome: null, verdictBefore: 'not_effective' }],
    });
  });

  it('is stored once when it comes many times at once', async () => {
    const sent = makeAppeal(await walk('lin'));
    const answers = await Promise.all(Array.from({ length: 6 }, () => appeal('lin', sent)));
    expect(answers.map(({ body }) => body.stored).sort()).toEqual([...Array(5).fill('already'), 'new']);
  });

  it('is for the walker and the chief for whom he walked, and for nobody else', async () => {
    const [one, two] = [await walk('gu'), await walk('gu')];
    expect(kindOf(await appeal('mei', makeAppeal(one)))).toEqual([403, 'review.notOwn']);
    expect(kindOf(await appeal('wu', makeAppeal(one)))).toEqual([403, 'review.notOwn']);
    expect(kindOf(await appeal('sun', makeAppeal(one)))).toEqual([403, 'right.missing']);
    expect((await appeal('gu', makeAppeal(one))).status).toBe(200);
    expect((await appeal('lin', makeAppeal(two))).status).toBe(200);
    const foreign = await appeal('gu', makeAppeal(await walk('lin')));
    expect(kindOf(foreign)).toEqual(kindOf(await appeal('gu', makeAppeal('no-such-patrol'))));
    expect(foreign.status).toBe(404);
  });

  it('comes in time when it was written in time, and not from the future', async () => {
    const [early, late] = [await walk('lin'), await walk('lin')];
    const at = (days: number) => new Date(test.clock.now + days * DAY_MS).toISOString();
    const written = makeAppeal(early);
    expect(kindOf(await appeal('lin', { ...written, at: at(3) }))).toEqual([422, 'review.future']);
    await later(31, async () => {
      const refused = await appeal('lin', { ...makeAppeal(late), at: at(31) });
      expect([refused.status, refused.body]).toEqual([422, { kind: 'review.late', details: { days: 30 } }]);
      expect((await read('lin', late)).appeal).toMatchObject({ allowed: false, why: { kind: 'review.late' } });
      expect((await appeal('lin', written)).body.stored).toBe('new');
    });
  });

  it('needs words, and a patrol that does not count yet', async () => {
    const id = await walk('lin');
    expect(kindOf(await appeal('lin', makeAppeal(id, ' \n')))).toEqual([422, 'review.noText']);
    expect((await decide('sun', id)).status).toBe(200);
    expect(kindOf(await appeal('lin', makeAppeal(id)))).toEqual([409, 'review.counts']);
  });

  it('is taken of who has moved to another town since, as one transaction of the act that a sync calls', async () => {
    const id = await walk('lin', true);
    const who = (await inCity((tx) => findAccount(tx, test.city, 'lin')))!.person;
    const moved = { ...who, region: '990198001001', scope: { ...who.scope, region: '990198001001' } };
    const house = {
      db: test.db,
      now: () => test.clock.now,
      random: (n: number) => crypto.getRandomValues(new Uint8Array(n)),
    };
    const sent = makeAppeal(id);
    expect(await takeAppeal(house, moved, sent)).toMatchObject({ ok: true, value: { stored: 'new' } });
    expect(await takeAppeal(house, moved, sent)).toMatchObject({ ok: true, value: { stored: 'already' } });
  });

  it('travels with other records, behind the patrol it speaks of, and what is refused of it is kept', async () => {
    const patrol = {
      ...{ id: newId(), reach: REACH, mode: 'walk', points: [], note: '', nothingFound: true },
      ...{ startedAt: '2026-01-02T01:00:00Z', endedAt: '2026-01-02T01:20:00Z', far: { points: 50, minutes: 20 } },
    };
    const opOf = (kind: string, body: ReturnType<typeof makeAppeal> | typeof patrol) => {
      const text = JSON.stringify(body);
      return { id: body.id, kind, form: 1, hash: createHash('sha256').update(text).digest('hex'), text };
    };
    const sent = makeAppeal(patrol.id);
    const ask = async (...ops: object[]) => {
      const sentAt = new Date(test.clock.now).toISOString();
      const answer = await by('lin')('sync', { body: { device: newId(), sentAt, ops } });
      return answer.body.answers.map(({ outcome, refusal }: { outcome: string; refusal: { kind: string } | null }) => [
        outcome,
        refusal?.kind,
      ]);
    };
    expect(await ask(opOf('appeal', sent), opOf('patrol', patrol))).toEqual([
      ['stored', undefined],
      ['stored', undefined],
    ]);
    expect((await read('sun', patrol.id)).reviews).toHaveLength(1);
    expect(await ask(opOf('appeal', sent))).toEqual([['already', undefined]]);
    expect(await ask(opOf('appeal', { ...sent, text: '另一个说法' }))).toEqual([['conflict', 'review.conflict']]);
    expect(await ask(opOf('appeal', makeAppeal(newId())))).toEqual([['refused', 'notFound']]);
    const kept = await inCity((tx) => tx.selectFrom('refused_records').select('kind').execute());
    expect(kept.filter(({ kind }) => kind === 'appeal')).toHaveLength(2);
  });
});

describe('a decision', () => {
  it('lets the patrol count at once: verdict, duty, effort and lists follow, the judgement stays', async () => {
    const id = await walk('lin', false, '2026-01-07');
    const [done, hours] = [await countDone(), await sumHours(test.clock.now + 1)];
    const decided = await decide('sun', id);
    expect(decided.status).toBe(200);
    expect(decided.body).toMatchObject({
      ...{ verdict: 'effective', standing: 'decided', judgement: { verdict: 'needs_review' } },
      reaches: [{ reach: REACH, effective: true }],
      reviews: [{ seq: 1, kind: 'decision', outcome: 'counted', byName: 'sun', byRole: 'office', reaches: [REACH] }],
    });
    expect(await countDone()).toBe(done + 1);
    expect((await sumHours(test.clock.now + 1)) - hours).toBeCloseTo(1 / 3, 6);
    const { rows } = (await by('sun')('patrols', { query: { person: 'lin', verdict: 'effective', limit: '100' } }))
      .body;
    expect(rows.map((row: { id: string }) => row.id)).toContain(id);
    const receipt = await inCity((tx) => tx.selectFrom('patrols').selectAll().where('id', '=', id).executeTakeFirst());
    expect(receipt?.judgement).toMatchObject({ verdict: 'needs_review' });
  });

  it('was not known before it was made: what is gathered of a moment before counts what stood then', async () => {
    const id = await walk('lin');
    const now = test.clock.now;
    test.clock.now = now + 3_600_000;
    try {
      const before = await sumHours(now + 1);
      expect((await decide('sun', id)).status).toBe(200);
      expect(await sumHours(now + 1)).toBe(before);
      const between = test.clock.now + 1;
      const counted = await sumHours(between);
      expect(counted - before).toBeCloseTo(1 / 3, 6);
      test.clock.now += 3_600_000;
      expect((await decide('sun', id, { outcome: 'not_counted', seen: 1 })).status).toBe(200);
      expect([await sumHours(now + 1), await sumHours(between)]).toEqual([before, counted]);
      expect(await sumHours(test.clock.now + 1)).toBeCloseTo(before, 9);
    } finally {
      test.clock.now = now;
    }
  });

  it('supersedes the one before, overwrites nothing, and can be appealed once', async () => {
    const id = await walk('lin', false, '2026-01-08');
    const done = await countDone();
    await decide('sun', id);
    await decide('sun', id, { outcome: 'not_counted', text: '照片不是当日', seen: 1 });
    expect(await countDone()).toBe(done);
    expect((await appeal('lin', makeAppeal(id))).status).toBe(200);
    expect(kindOf(await appeal('lin', makeAppeal(id)))).toEqual([409, 'review.appealed']);
    const last = await decide('qian', id, { text: '监控可证', seen: 3 });
    expect(
      last.body.reviews.map((step: { outcome: string | null; verdictBefore: string }) => [
        step.outcome,
        step.verdictBefore,
      ]),
    ).toEqual([
      ['counted', 'needs_review'],
      ['not_counted', 'effective'],
      [null, 'not_effective'],
      ['counted', 'not_effective'],
    ]);
    expect([last.body.verdict, await countDone()]).toEqual(['effective', done + 1]);
    expect(kindOf(await decide('sun', id, { outcome: 'not_counted', seen: 4 }))).toEqual([403, 'review.decidedAbove']);
    const events = await inCity((tx) =>
      tx.selectFrom('events').select(['key', 'actor', 'subject']).where('kind', '=', 'patrol.decided').execute(),
    );
    expect(events).toEqual(
      expect.arrayContaining([1, 2, 4].map((seq) => expect.objectContaining({ key: `${id}/${seq}`, subject: 'lin' }))),
    );
  });

  it('is for those who have no part in it and stand above it', async () => {
    const [own, behalf, high] = [await walk('lin'), await walk('gu'), await walk('wu')];
    expect(kindOf(await decide('lin', own))).toEqual([403, 'review.own']);
    expect(kindOf(await decide('lin', behalf))).toEqual([403, 'review.own']);
    expect(kindOf(await decide('mei', own))).toEqual([403, 'review.notHigher']);
    expect(kindOf(await decide('gu', behalf))).toEqual([403, 'right.missing']);
    expect(kindOf(await decide('an', own))).toEqual([403, 'right.missing']);
    expect(kindOf(await decide('wu', high))).toEqual([403, 'review.own']);
    expect(kindOf(await decide('mei', high))).toEqual([403, 'review.notHigher']);
    expect(kindOf(await decide('wu', behalf))).toEqual([403, 'review.notHigher']);
    expect((await decide('wu', own)).status).toBe(200);
    expect((await decide('zhao', high)).status).toBe(200);
    expect((await decide('sun', behalf)).status).toBe(200);
    const elsewhere = await decide('sun', 'P-sibling');
    expect(kindOf(elsewhere)).toEqual(kindOf(await decide('sun', 'P-absent')));
    expect(elsewhere.status).toBe(404);
  });

  it('needs a question, a reason, a reach, and eyes on what came last', async () => {
    const [quiet, open] = [await walk('lin', true), await walk('lin')];
    expect(kindOf(await decide('sun', quiet))).toEqual([409, 'review.notWaiting']);
    expect(kindOf(await decide('sun', open, { text: '  ' }))).toEqual([422, 'review.noReason']);
    expect(kindOf(await decide('sun', open, { reaches: [BORDER] }))).toEqual([422, 'review.reach']);
    await appeal('lin', makeAppeal(open));
    expect(kindOf(await decide('sun', open))).toEqual([409, 'review.moved']);
    const both = await Promise.all([decide('sun', open, { seen: 1 }), decide('sun', open, { seen: 1 })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('takes along waters of the town beside that the same walk covered', async () => {
    const id = await walk('lin');
    await inCity(async (tx) => {
      const row = await tx.selectFrom('patrol_reaches').selectAll().where('patrol', '=', id).executeTakeFirstOrThrow();
      const beside = { ...row, reach: BORDER, region: '990199002001', effective: true };
      await tx.insertInto('patrol_reaches').values(beside).execute();
    });
    expect((await decide('sun', id, { outcome: 'not_counted' })).status).toBe(200);
    const count = () =>
      inCity((tx) =>
        tx
          .selectFrom('patrol_reaches')
          .select(['reach', 'effective'])
          .where('patrol', '=', id)
          .orderBy('reach')
          .execute(),
      );
    expect((await count()).map(({ effective }) => effective)).toEqual([false, false]);
    expect((await decide('sun', id, { reaches: [BORDER], seen: 1 })).status).toBe(200);
    expect(await count()).toEqual([
      { reach: REACH, effective: false },
      { reach: BORDER, effective: true },
    ]);
  });

  it('can be added and never changed', async () => {
    for (const statement of [`UPDATE patrol_reviews SET text = 'x'`, 'DELETE FROM patrol_reviews'])
      await expect(test.db.app.query(statement)).rejects.toThrow('permission denied');
  });
});

describe('the queue', () => {
  const queue = async (login: string, query: Record<string, string> = {}) =>
    (await by(login)('patrolReviews', { query: { limit: '500', ...query } })).body;
  const ids = (body: { rows: readonly { id: string }[] }) => body.rows.map(({ id }) => id);

  it('holds what the person may decide, appeals first and of each kind the oldest, with what it waits for and how long', async () => {
    const old = await walk('lin');
    await later(2, async () => {
      const [away, high] = [await walk('lin', true), await walk('wu')];
      await appeal('lin', makeAppeal(away, '确实走了'));
      const all = await queue('sun');
      const order = all.rows.map((row: { why: string; since: string }) => `${row.why} ${row.since}`);
      expect([...order].sort()).toEqual(order);
      expect(all.rows.find((row: { id: string }) => row.id === old)).toMatchObject({
        why: 'needs_review',
        waitingDays: 2,
      });
      expect(all.rows.find((row: { id: string }) => row.id === away)).toMatchObject({
        ...{ why: 'appealed', waitingDays: 0, appealText: '确实走了', verdict: 'not_effective', regionName: VILLAGE },
      });
      expect(all.total).toBe(all.rows.length);
      expect((await by('sun')('panel')).body.toReview).toBe(all.total);
      const appealed = await queue('sun', { why: 'appealed' });
      expect([appealed.total, appealed.counts]).toEqual([all.counts.appealed, all.counts]);
      expect(ids(appealed)).toContain(away);
      expect(ids(appealed)).not.toContain(old);
      expect(ids(await queue('sun', { month: '2025-11' }))).toEqual([]);
      expect(ids(await queue('sun', { region: '990199001002' }))).not.toContain(old);
      expect(ids(await queue('wu'))).toEqual(expect.arrayContaining([old, away]));
      expect(ids(await queue('wu'))).not.toContain(high);
      expect(ids(await queue('zhao'))).toContain(high);
      expect(ids(await queue('lin'))).toEqual([]);
      expect((await by('mei')('panel')).body.toReview).toBe(0);
      expect((await by('an')('panel')).body.toReview).toBeNull();
      await decide('sun', old);
      expect(ids(await queue('sun'))).not.toContain(old);
    });
  });

  it('holds nothing that its reader would be refused, and everything that he would not', async () => {
    const mine = await walk('gu');
    await decide('qian', mine, { outcome: 'not_counted' });
    await appeal('gu', makeAppeal(mine));
    const every = await inCity((tx) => tx.selectFrom('patrols').select('id').where('month', '=', '2026-01').execute());
    for (const login of ['sun', 'wu', 'zhao', 'mei']) {
      const queued = new Set(ids(await queue(login)));
      for (const { id } of every) {
        const page = await by(login)('patrol', { params: { id } });
        if (page.status !== 200) continue;
        const { standing, verdict, decide: may } = page.body;
        const waits = standing === 'appealed' || verdict === 'needs_review';
        expect([login, id, queued.has(id)]).toEqual([login, id, waits && may.allowed]);
      }
    }
    expect(ids(await queue('sun'))).not.toContain(mine);
    expect(ids(await queue('qian'))).toContain(mine);
  });
});

describe('one’s own patrols', () => {
  it('are a month whole: what was walked by oneself or for oneself, with reasons, steps and what one may do', async () => {
    const [own, behalf] = [await walk('lin', true), await walk('gu')];
    await appeal('lin', makeAppeal(own, '走了两公里'));
    await decide('sun', own, { outcome: 'not_counted', text: '轨迹在别处', seen: 1 });
    const { month, months, rows } = (await by('lin')('myPatrols')).body;
    expect([month, months]).toEqual(['2026-01', ['2026-01']]);
    expect(rows.map((row: { id: string }) => row.id)).toEqual(expect.arrayContaining([own, behalf]));
    expect(rows.find((row: { id: string }) => row.id === own)).toMatchObject({
      ...{ verdict: 'not_effective', standing: 'decided', monthEvaluated: false, appeal: { allowed: true } },
      judgement: { reasons: [{ kind: 'patrol.offReach' }] },
      reviews: [{ text: '走了两公里' }, { text: '轨迹在别处', outcome: 'not_counted' }],
    });
    const ofGu = (await by('gu')('myPatrols', { query: { month: '2026-01' } })).body;
    expect(ofGu.rows.map((row: { id: string }) => row.id)).toContain(behalf);
    expect(ofGu.rows.map((row: { id: string }) => row.id)).not.toContain(own);
    expect((await by('lin')('myPatrols', { query: { month: '2025-06' } })).body.rows).toEqual([]);
  });

  it('are told apart by whether their month has been looked back on', async () => {
    await inCity((tx) =>
      tx
        .insertInto('cycles')
        .values({
          ...{ city: test.city, month: '2026-01', version: 1, state: 'closed', opened_at: new Date(test.clock.now) },
          ...{ published_at: null, published_by: null, closed_at: new Date(test.clock.now) },
        })
        .execute(),
    );
    const { rows } = (await by('lin')('myPatrols')).body;
    expect(rows[0].monthEvaluated).toBe(true);
  });
});
