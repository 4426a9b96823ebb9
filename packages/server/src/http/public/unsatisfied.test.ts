// A citizen says that nothing is solved: the office that closed it hears of it once, and finds the case in a queue until it is dealt with.
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { everybodyIn } from '../../acts/reminders/city-scope.ts';
import { noteEvents } from '../../acts/reminders/note-events.ts';
import { inScope } from '../../store/db.ts';
import { addPerson } from '../test-people.ts';
import { type CitizenCity, openCitizenCity } from './test-citizen.ts';

let at: CitizenCity;
beforeEach(async () => {
  at ??= await openCitizenCity();
  at.test.clock.now += 60_000;
});
afterAll(() => at.stop());

const say = (code: string, satisfaction: string, words = '') => at.he.say(code, { satisfaction, words });

/** The queue as clerk Sun sees it; its count must be its length. */
async function queue(): Promise<string[]> {
  const query = { queue: 'unsatisfied', limit: '500' };
  const { rows } = (await at.sun('problems', { query })).body;
  const { rows: counts } = (await at.sun('problemQueues')).body;
  expect(counts.find((row: { queue: string }) => row.queue === 'unsatisfied').count).toBe(rows.length);
  return rows.map(({ id }: { id: string }) => id);
}

async function told(problem: string) {
  await noteEvents(at.test.house, at.test.city);
  const rows = await inScope(at.test.db, everybodyIn(at.test.city), (tx) =>
    tx.selectFrom('reminders').selectAll().where('kind', '=', 'problem.task').where('subject', '=', problem).execute(),
  );
  return rows.filter(({ body }) => (body as { task: string }).task === 'unsatisfied').map(({ person }) => person);
}

async function closed(): Promise<{ code: string; problem: string }> {
  const code = await at.he.reportWell();
  const { problem } = await at.newest();
  await at.close(problem);
  return { code, problem };
}

describe('a citizen who is not satisfied', () => {
  it('is told to the office that closed it, once for each end, and not to the nearest or anybody else', async () => {
    const { code, problem } = await closed();
    await say(code, 'not_solved', '垃圾还在');
    const sun = (await at.sun('me')).body.person;
    expect(await told(problem)).toEqual([sun]);
    await say(code, 'not_solved', '垃圾真的还在');
    await say(code, 'satisfied');
    await say(code, 'not_solved');
    expect(await told(problem)).toEqual([sun]);
    await at.move(problem, 'reopen', { note: '再去看' });
    at.test.clock.now += 1000;
    await at.close(problem);
    at.test.clock.now += 1000;
    await say(code, 'not_solved', '还是没有');
    expect(await told(problem)).toEqual([sun, sun]);
  });

  it('who was content again, or whose problem was taken up, is told to nobody', async () => {
    const content = await closed();
    await say(content.code, 'not_solved');
    await say(content.code, 'partly');
    const taken = await closed();
    await say(taken.code, 'not_solved');
    await at.move(taken.problem, 'reopen', { note: '重新受理' });
    expect([await told(content.problem), await told(taken.problem)]).toEqual([[], []]);
    expect(await queue()).not.toContain(content.problem);
  });

  it('closed by somebody of no office is told to the nearest office', async () => {
    const { code, problem } = await closed();
    await at.asOwner(
      "UPDATE problem_moves SET by_person = 'somebody-else' WHERE problem = $1 AND to_state = 'closed'",
      [problem],
    );
    await say(code, 'not_solved');
    const { region } = await at.newest();
    const near = await at.store((tx) =>
      tx
        .selectFrom('accounts')
        .select('person')
        .where('role', '=', 'office')
        .where('region', '=', `${region.slice(0, 6)}000000`)
        .execute(),
    );
    expect(near.length).toBeGreaterThan(0);
    expect((await told(problem)).sort()).toEqual(near.map(({ person }) => person).sort());
  });

  it('waits in the queue of the office until it is reopened, the office comments, or the citizen is answered', async () => {
    const [reopened, commented, answered] = [await closed(), await closed(), await closed()];
    const ids = [reopened.problem, commented.problem, answered.problem];
    expect((await queue()).filter((id) => ids.includes(id))).toEqual([]);
    for (const { code } of [reopened, commented, answered]) await say(code, 'not_solved');
    expect((await queue()).filter((id) => ids.includes(id)).sort()).toEqual([...ids].sort());
    at.test.clock.now += 1000;
    await at.move(reopened.problem, 'reopen', { note: '重新受理' });
    await at.move(commented.problem, 'comment', { note: '已电话回访，现场无垃圾' });
    const body = { text: '已再次清理' };
    expect((await at.sun('answerCitizen', { params: { id: answered.problem }, body })).status).toBe(200);
    expect((await queue()).filter((id) => ids.includes(id))).toEqual([]);
    // He says it anew, after what the office said.
    at.test.clock.now += 1000;
    await say(commented.code, 'not_solved', '昨天又有了');
    expect(await queue()).toContain(commented.problem);
  });

  it('of a report that was joined with another brings that one, and what somebody else comments leaves it there', async () => {
    await at.he.reportWell();
    const early = (await at.newest()).problem;
    at.test.clock.now += 1000;
    const code = await at.he.reportWell();
    const late = (await at.newest()).problem;
    await at.move(late, 'merge', { mergeInto: early });
    await at.close(early);
    at.test.clock.now += 1000;
    await say(code, 'not_solved');
    expect(await queue()).toContain(early);
    expect(await queue()).not.toContain(late);
    expect(await told(early)).toHaveLength(1);
    await addPerson(at.test, { id: 'EYE', role: 'inspector' });
    const inspector = await at.test.as('eye');
    const comment = { move: 'comment', note: '路过看了' };
    expect((await inspector('moveProblem', { params: { id: early }, body: comment })).status).toBe(200);
    expect(await queue()).toContain(early);
    await at.move(early, 'comment', { note: '已回访' });
    expect(await queue()).not.toContain(early);
  });

  it('is a queue of the office alone', async () => {
    const chief = await at.test.as(at.test.accounts.find(({ role }) => role === 'chief')!.login);
    const queues = (await chief('problemQueues')).body.rows.map((row: { queue: string }) => row.queue);
    expect(queues).not.toContain('unsatisfied');
  });
});
