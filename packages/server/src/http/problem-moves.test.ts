// A problem from its report to its end, through the doors: two departments, a deferral, a failed verification, supervision, reopening.
import { randomBytes } from 'node:crypto';
import { makeId } from '@xunhe/domain/ground/id';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inScope, type Tx } from '../store/db.ts';
import { type Caller, call, openTestCity, type TestCity } from './test-city.ts';
import { addPerson, cityOffice, findChief, listTestDepartments, sendTestPhoto } from './test-people.ts';

let test: TestCity;
/** A district's: the city's office stands above the towns. */
let office: Caller;
let otherOffice: Caller;
let chief: Caller;
let hands: readonly { readonly department: string; readonly as: Caller; readonly cookie: string }[];
let reach: string;

const within = <T>(work: (tx: Tx) => Promise<T>) => inScope(test.db, { city: test.city, region: test.city }, work);
const newId = () => makeId(Date.now(), randomBytes(10));

beforeAll(async () => {
  test = await openTestCity({ reaches: 20, months: 26, seed: 21 });
  office = await test.as(cityOffice(test));
  otherOffice = await test.as(await addPerson(test, { id: 'OFFICE-2', role: 'office' }));
  hands = await Promise.all(
    (await listTestDepartments(test, 2)).map(async (department, n) => {
      const cookie = await test.enter(await addPerson(test, { id: `HAND-${n}`, role: 'handler', department }));
      return { department, cookie, as: ((name, input) => call(test.app, name, input, cookie)) as Caller };
    }),
  );
  const found = await findChief(test);
  reach = found.reach;
  chief = await test.as(found.login);
});
afterAll(() => test.close());
// The city lives on a day of its own.
beforeEach(() => setToday('2026-01-08'));

async function setToday(today: string): Promise<void> {
  await within((tx) => tx.updateTable('cities').set({ today }).where('city', '=', test.city).execute());
}

async function report(): Promise<string> {
  const id = newId();
  const at = new Date(Date.parse('2026-01-01T01:00:00Z')).toISOString();
  const body = { id, reach, type: 'other', text: '河边有堆放', at, lon: null, lat: null, patrol: null };
  const answer = await chief('reportProblem', { body });
  expect(answer.status).toBe(200);
  return id;
}

const sendPhoto = (cookie: string, role: 'before' | 'after') => sendTestPhoto(test, cookie, role);

const mover =
  (id: string) =>
  (who: Caller, move: string, more: object = {}) =>
    who('moveProblem', { params: { id }, body: { move, note: '', ...more } });

async function assigned() {
  const id = await report();
  const move = mover(id);
  await move(office, 'accept');
  const answer = await move(office, 'assign', { departments: hands.map(({ department }) => department) });
  expect(answer.body.state).toBe('assigned');
  return { id, move, page: answer.body };
}

describe('a problem with two departments', () => {
  it('is handled when both have, and closed by somebody else', async () => {
    const { move, page } = await assigned();
    const [one, two] = hands as [(typeof hands)[0], (typeof hands)[0]];
    expect(page.parts).toMatchObject([
      { department: one.department, lead: true, state: 'assigned', dueDay: expect.any(String) },
      { department: two.department, lead: false, state: 'assigned' },
    ]);
    expect(page.key).toBe(true);
    expect((await move(one.as, 'handle', { note: '已清' })).body).toMatchObject({
      kind: 'problem.missing',
      details: { missing: ['photoAfter'] },
    });
    const never = { sha256: 'a'.repeat(64), bytes: 5, role: 'after', at: '2026-01-05T01:00:00Z', lon: null, lat: null };
    const unsent = await move(one.as, 'handle', { note: '已清', photos: [{ ...never, from: 'camera' }] });
    expect([unsent.status, unsent.body.kind]).toEqual([422, 'problem.photoMissing']);
    const first = await move(one.as, 'handle', { note: '已清', photos: [await sendPhoto(one.cookie, 'after')] });
    expect([first.status, first.body.state, first.body.photos.length]).toEqual([200, 'rectifying', 1]);
    expect(
      (await move(one.as, 'handle', { note: '又', photos: [await sendPhoto(one.cookie, 'after')] })).body.kind,
    ).toBe('problem.noPart');
    const second = await move(two.as, 'handle', { note: '已修', photos: [await sendPhoto(two.cookie, 'after')] });
    expect(second.body.state).toBe('handled');
    expect(second.body.moves.at(-1)).toMatchObject({ move: 'handle', photos: [1], byRole: 'handler' });
    const back = await move(chief, 'sendBack', { note: '还有一半', departments: [two.department] });
    expect(back.body).toMatchObject({ state: 'rectifying', returns: 1 });
    expect(back.body.parts.map(({ state }: { state: string }) => state)).toEqual(['handled', 'rectifying']);
    await move(two.as, 'handle', { note: '清完', photos: [await sendPhoto(two.cookie, 'after')] });
    const closed = await move(chief, 'verify', { note: '看过' });
    expect(closed.body).toMatchObject({ state: 'closed', dueDay: null, returns: 1 });
    const again = await move(office, 'reopen', { note: '又出现' });
    expect(again.body).toMatchObject({ state: 'accepted', reopened: 1, closedAt: null });
    expect(again.body.parts.map(({ state }: { state: string }) => state)).toEqual(['withdrawn', 'withdrawn']);
  });

  it('comes back to the office when both return it, and twice returned is supervised', async () => {
    const { move } = await assigned();
    expect((await move(hands[0]!.as, 'return', { note: '不归我管' })).body).toMatchObject({
      state: 'assigned',
      returns: 1,
    });
    const back = await move(hands[1]!.as, 'return', { note: '也不归我' });
    expect(back.body).toMatchObject({ state: 'accepted', returns: 2, supervised: { by: 'district' } });
    expect(back.body.moves.at(-1)).toMatchObject({ move: 'supervise', byName: null });
  });

  it('is moved by no department that has no part in it', async () => {
    const id = await report();
    const move = mover(id);
    await move(office, 'accept');
    await move(office, 'assign', { departments: [hands[0]!.department] });
    const foreign = await move(hands[1]!.as, 'start');
    expect([foreign.status, foreign.body.kind]).toEqual([403, 'problem.otherDepartment']);
    const seen = (await hands[1]!.as('problem', { params: { id } })).body;
    expect(seen.next.find(({ move: name }: { move: string }) => name === 'start')).toMatchObject({
      allowed: false,
      why: 'problem.otherDepartment',
    });
    expect((await move(office, 'transfer', { note: '转', departments: ['none'] })).body).toMatchObject({
      kind: 'problem.department',
      path: '/body/departments/0',
    });
  });
});

describe('a deferral', () => {
  it('is asked for, granted by another, stops the clocks, and gives the days back that were left', async () => {
    const { move, page } = await assigned();
    const asked = await move(hands[0]!.as, 'askDefer', { note: '等汛期过后', until: '2026-02-20' });
    expect(asked.body).toMatchObject({ state: 'deferAsked', deferAskedUntil: '2026-02-20', dueDay: page.dueDay });
    expect((await move(hands[0]!.as, 'approveDefer')).body.kind).toBe('problem.role');
    const granted = await move(office, 'approveDefer');
    expect(granted.body).toMatchObject({ state: 'deferred', deferredUntil: '2026-02-20', dueDay: '2026-02-20' });
    await setToday('2026-02-07');
    const resumed = await move(hands[0]!.as, 'resume');
    // Ten working days from 8 January end on the 22nd; it stood still since, and from 7 February ten are left: six to the worked
    // Saturday before Spring Festival, four after it.
    expect([page.dueDay, resumed.body.state, resumed.body.dueDay]).toEqual(['2026-01-22', 'assigned', '2026-02-27']);
    const own = await move(office, 'askDefer', { note: '再等', until: '2026-03-10' });
    expect(own.body.state).toBe('deferAsked');
    expect(own.body.next.find(({ move: name }: { move: string }) => name === 'approveDefer').why).toBe(
      'problem.ownWork',
    );
    expect((await move(otherOffice, 'refuseDefer', { note: '不行' })).body).toMatchObject({
      state: 'assigned',
      deferAskedUntil: null,
    });
  });

  it('lasts ninety days at most', async () => {
    const { move } = await assigned();
    const late = await move(office, 'askDefer', { note: '等', until: '2026-04-09' });
    expect([late.status, late.body]).toMatchObject([422, { kind: 'problem.until', details: { most: 90 } }]);
  });
});

describe('a move', () => {
  it('that is sent twice is made once, also at once; under another’s id it is refused', async () => {
    const problem = await report();
    const move = mover(problem);
    const id = newId();
    const answers = await Promise.all(Array.from({ length: 5 }, () => move(office, 'comment', { id, note: '看到了' })));
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
    expect(answers[0]!.body.moves.filter(({ move: name }: { move: string }) => name === 'comment')).toHaveLength(1);
    const other = await move(chief, 'comment', { id, note: '我也' });
    expect([other.status, other.body.kind]).toEqual([409, 'problem.conflict']);
  });

  it('of a chief who fixes it himself asks for pictures of before and after, and another verifies', async () => {
    const id = await report();
    const move = mover(id);
    expect((await move(chief, 'selfHandle', { note: '清了' })).body.details.missing).toEqual([
      'photoBefore',
      'photoAfter',
    ]);
    const cookie = await test.enter((await chief('me')).body.login);
    const photos = [await sendPhoto(cookie, 'before'), await sendPhoto(cookie, 'after')];
    const done = await move(chief, 'selfHandle', { note: '清了', photos });
    expect(done.body).toMatchObject({ state: 'handled', parts: [] });
    expect((await move(chief, 'verify', { note: '好' })).body.kind).toBe('problem.missing');
    const back = await move(office, 'sendBack', { note: '还没干净' });
    expect(back.body.state).toBe('accepted');
    const changed = await move(office, 'changeType', { type: 'household_refuse' });
    expect(changed.body).toMatchObject({ type: 'household_refuse', state: 'accepted' });
    const observed = await within((tx) =>
      tx.selectFrom('observations').select('facts').where('kind', '=', 'finding').where('key', '=', id).execute(),
    );
    expect(observed).toHaveLength(1);
  });
});

describe('a problem that its reporter has cleared on the spot', () => {
  const at = '2026-01-07T01:00:00.000Z';
  const sentOf = (more: object) => ({
    ...{ id: newId(), reach, type: 'household_refuse', text: '岸边一堆垃圾', at, lon: null, lat: null, patrol: null },
    ...more,
  });

  it('comes as one record, waits for its pictures and then for another’s eyes', async () => {
    const cookie = await test.enter((await chief('me')).body.login);
    const before = await sendTestPhoto(test, cookie, 'view');
    const after = { ...before, sha256: 'b'.repeat(64), role: 'after' };
    const body = sentOf({ selfHandled: { note: '已清走' }, photos: [before, after] });
    expect((await chief('reportProblem', { body })).body).toMatchObject({ stored: 'new', dueDay: '2026-01-12' });
    expect((await chief('reportProblem', { body })).body.stored).toBe('already');
    const move = mover(body.id);
    const waiting = (await office('problem', { params: { id: body.id } })).body;
    expect(waiting).toMatchObject({ state: 'handled', photosWaiting: 1, moves: [{ move: 'report' }, { photos: [1] }] });
    expect(waiting.next.find((next: { move: string }) => next.move === 'verify').why).toBe('problem.photosAwaited');
    expect((await move(office, 'verify', { note: '看过' })).body.details.missing).toEqual(['photosArrived']);
    const arrived = await sendTestPhoto(test, cookie, 'after');
    const again = sentOf({ selfHandled: { note: '已清走' }, photos: [before, arrived] });
    await chief('reportProblem', { body: again });
    expect((await mover(again.id)(chief, 'verify', { note: '自己看过' })).body.kind).toBe('problem.missing');
    const waits = async (who: Caller) =>
      (await who('problems', { query: { queue: 'toVerify', limit: '500' } })).body.rows.map(
        (row: { id: string }) => row.id,
      );
    expect([(await waits(chief)).includes(again.id), (await waits(office)).includes(again.id)]).toEqual([false, true]);
    const closed = await mover(again.id)(office, 'verify', { note: '看过' });
    expect(closed.body).toMatchObject({ state: 'closed', moves: [{}, { move: 'selfHandle', note: '已清走' }, {}] });
    const observed = await within((tx) =>
      tx.selectFrom('observations').select('key').where('kind', '=', 'finding').where('key', '=', again.id).execute(),
    );
    expect(observed).toHaveLength(1);
  });

  it('lacks nothing that the law asks for', async () => {
    const view = await sendTestPhoto(test, await test.enter((await chief('me')).body.login), 'view');
    const lacking = sentOf({ selfHandled: { note: '已清走' }, photos: [view] });
    expect((await chief('reportProblem', { body: lacking })).body).toMatchObject({
      ...{ kind: 'problem.missing', details: { missing: ['photoAfter'] } },
    });
  });
});
