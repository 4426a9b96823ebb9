// Citizen He follows his report by its code, and clerk Sun answers him.

import { makeId } from '@xunhe/domain/ground/id';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetCitizenPhones } from '../../acts/citizen/forget-phones.ts';
import { type CitizenCity, openCitizenCity } from './test-citizen.ts';

let at: CitizenCity;
beforeAll(async () => {
  at = await openCitizenCity();
});
afterAll(() => at.stop());

const DAY = 86_400_000;

describe('what is done about it', () => {
  it('is told under the code, step by step, with whom it is and in the words of the office for the public', async () => {
    const code = await at.he.reportWell();
    const { problem } = await at.newest();
    const follow = async () => (await at.he.get(`/follow/${code}`)).text;
    await at.move(problem, 'accept', { note: '内部：举报人住在三号楼' });
    expect(await follow()).toContain('现在：已受理');
    const { departments } = (await at.sun('problem', { params: { id: problem } })).body;
    const [department] = departments;
    await at.move(problem, 'assign', { departments: [department.id] });
    expect(await follow()).toContain(`由${department.name}办理`);
    await at.move(problem, 'start');
    expect(await follow()).toContain('现在：整改中');
    const answered = await at.sun('answerCitizen', {
      params: { id: problem },
      body: { text: '已安排清捞，<三天>内完成。' },
    });
    expect([answered.status, answered.body.answer.text]).toEqual([200, '已安排清捞，<三天>内完成。']);
    const text = await follow();
    expect(text).toContain('已安排清捞，&lt;三天&gt;内完成。');
    expect(text).not.toContain('内部');
    expect(text).not.toContain('三号楼');
    const page = (await at.he.get(`/river/${at.he.water}`)).text;
    expect(page).toContain('办理中');
    expect(page).not.toMatch(/内部|三号楼|桥下有很多垃圾|清捞/);
  });

  it('when it is turned down is told with the reason that the office gives to the public', async () => {
    const code = await at.he.reportWell();
    const { problem } = await at.newest();
    await at.move(problem, 'reject', { note: '内部说明' });
    expect((await at.he.get(`/follow/${code}`)).text).toContain('不予受理的理由会在这里答复');
    await at.sun('answerCitizen', { params: { id: problem }, body: { text: '不在本市河道范围内' } });
    const { text } = await at.he.get(`/follow/${code}`);
    expect(text).toContain('不在本市河道范围内');
    expect(text).not.toContain('内部说明');
  });

  it('when it was joined with another is that one’s way, and its end is judged', async () => {
    const [first, second] = [await at.he.reportWell(), await at.he.reportWell()];
    const both = await at.store((tx) =>
      tx.selectFrom('citizen_reports').select('problem').orderBy('received_at', 'desc').limit(2).execute(),
    );
    const [late, early] = both.map(({ problem }) => problem) as [string, string];
    await at.move(late, 'merge', { mergeInto: early });
    expect((await at.he.get(`/follow/${second}`)).text).toMatch(/合并办理.*合并后的进展.*已收到/s);
    await at.close(early);
    const text = (await at.he.get(`/follow/${second}`)).text;
    expect(text).toContain('现在：已办结');
    expect((await at.he.say(second, { satisfaction: 'partly', words: '' })).status).toBe(200);
    expect((await at.sun('citizenSide', { params: { id: late } })).body.citizen.satisfaction.said).toBe('partly');
    expect((await at.sun('citizenSide', { params: { id: early } })).body.citizen.satisfaction).toBeNull();
    expect((await at.he.get(`/follow/${first}`)).status).toBe(200);
  });

  it('is judged once it is closed, changed for fifteen days, and asked anew when it was taken up again', async () => {
    const code = await at.he.reportWell();
    const { problem } = await at.newest();
    expect((await at.he.say(code, { satisfaction: 'satisfied' })).status).toBe(409);
    await at.close(problem);
    expect((await at.he.get(`/follow/${code}`)).text).toContain('您对处理结果满意吗');
    expect((await at.he.say(code, { satisfaction: 'great' })).text).toContain('请选择一项');
    const said = await at.he.say(code, { satisfaction: 'not_solved', words: '垃圾还在' });
    expect(said.text).toContain('您的评价：没有解决');
    await at.he.say(code, { satisfaction: 'not_solved', words: '垃圾还在' });
    const unsatisfied = await at.listEvents('problem.unsatisfied');
    expect(unsatisfied).toMatchObject([{ actor: null, body: { problem } }]);
    expect((await at.sun('citizenSide', { params: { id: problem } })).body.citizen.satisfaction).toMatchObject({
      said: 'not_solved',
      text: '垃圾还在',
    });
    at.test.clock.now += 14 * DAY;
    expect((await at.he.say(code, { satisfaction: 'partly' })).status).toBe(200);
    at.test.clock.now += 2 * DAY;
    expect((await at.he.say(code, { satisfaction: 'satisfied' })).text).toContain('评价已超过 15 天');
    await at.move(problem, 'reopen', { note: '市民认为没有解决' });
    expect((await at.he.get(`/follow/${code}`)).text).toContain('重新办理：已受理');
    at.test.clock.now += 1000;
    await at.close(problem);
    expect((await at.he.say(code, { satisfaction: 'satisfied' })).text).toContain('您的评价：满意');
  });

  it('is found by no code that is wrong or of nobody', async () => {
    const wrong = await at.he.get('/follow/2222222223');
    expect([wrong.status, wrong.text.includes('可能有一位输错了')]).toEqual([422, true]);
    const none = await at.he.get('/follow/2222222222');
    expect([none.status, none.text.includes('没有找到这个查询码')]).toEqual([404, true]);
    const code = await at.he.reportWell();
    const typed = await at.he.get(
      `/follow?code=${encodeURIComponent(` ${code.slice(0, 5).toLowerCase()}-${code.slice(5)} `)}`,
    );
    expect(typed.text).toContain('现在：已收到');
    expect((await at.he.get('/follow')).text).toContain('查询码（10 位）');
  });
});

describe('the office', () => {
  it('finds no citizen beside a problem of its own, and none where there is no problem', async () => {
    const { body } = await at.sun('problems', { query: { limit: '500' } });
    const own = body.rows.find((row: { source: string }) => row.source !== 'citizen');
    expect([own.id, (await at.sun('citizenSide', { params: { id: own.id } })).status]).toEqual([own.id, 200]);
    const absent = await at.sun('citizenSide', { params: { id: makeId(1, new Uint8Array(10)) } });
    expect(absent.status).toBe(404);
  });

  it('sees the number one look at a time, each recorded, until it is forgotten', async () => {
    await at.he.reportWell({ fields: { phone: '+86 138-0013-8000' } });
    const { problem } = await at.newest();
    const side = await at.sun('citizenSide', { params: { id: problem } });
    expect(side.body.citizen).toEqual({ hasPhone: true, answer: null, satisfaction: null });
    const phone = await at.sun('citizenPhone', { params: { id: problem } });
    expect(phone.body).toEqual({ phone: '+86 138-0013-8000' });
    expect(await at.listEvents('citizen.phoneLooked')).toMatchObject([{ body: { problem, role: 'office' } }]);
    const chief = await at.test.as(at.test.accounts.find(({ role }) => role === 'chief')!.login);
    expect((await chief('citizenPhone', { params: { id: problem } })).status).toBe(403);
    await at.close(problem);
    expect(await forgetCitizenPhones(at.test.house, at.test.city)).toBe(0);
    at.test.clock.now += 91 * DAY;
    expect(await forgetCitizenPhones(at.test.house, at.test.city)).toBeGreaterThan(0);
    expect(await forgetCitizenPhones(at.test.house, at.test.city)).toBe(0);
    expect((await at.newest()).phone).toBeNull();
  });
});
