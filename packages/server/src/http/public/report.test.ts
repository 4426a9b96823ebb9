// Citizen He reports, through the door, as a browser without scripts does it.
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawScene, makeJpeg } from '../../pictures/test-pictures.ts';
import { type CitizenCity, openCitizenCity } from './test-citizen.ts';

let at: CitizenCity;
beforeAll(async () => {
  at = await openCitizenCity();
});
afterAll(() => at.stop());

const DAY = 86_400_000;

describe('a report', () => {
  it('is an ordinary problem that nobody of the house reported, with a code, a due day and its event', async () => {
    const code = await at.he.reportWell({
      fields: { text: '排水口冒黑水\r\n味道很大', type: 'drainage_facility', phone: '138 0013 8000' },
    });
    const row = await at.newest();
    expect(row).toMatchObject({
      source: 'citizen',
      reporter: null,
      state: 'reported',
      type: 'drainage_facility',
      reach: at.he.reaches[0],
      key_problem: false,
    });
    expect(row.text).toBe('排水口冒黑水\n味道很大');
    expect(row.due_day! > '2026-01-08').toBe(true);
    expect(row.code_hash.length).toBe(32);
    expect(JSON.stringify(row)).not.toContain(code);
    expect(row.phone!.toString('latin1')).not.toContain('8000');
    const events = await at.store((tx) => tx.selectFrom('events').selectAll().where('key', '=', row.problem).execute());
    expect(events).toMatchObject([
      { kind: 'problem.reported', actor: null, address: expect.stringMatching(/^198/), body: { source: 'citizen' } },
    ]);
    expect(JSON.stringify(events)).not.toMatch(/8000|黑水/);
    const { body } = await at.sun('problem', { params: { id: row.problem } });
    expect(body).toMatchObject({ source: 'citizen', reporterName: null, state: 'reported' });
    const { text } = await at.he.get(`/follow/${code}`);
    expect(text).toContain('现在：已收到');
    expect(text).not.toMatch(/黑水|8000/);
  });

  it('sent twice with the same form is one, and the words of the first stand', async () => {
    const token = await at.he.openForm();
    const before = await at.count();
    const [first, second] = await Promise.all([
      at.he.report({ fields: { token } }),
      at.he.report({ fields: { token } }),
    ]);
    expect([first.status, second.status]).toEqual([200, 200]);
    const codeOf = (text: string) => /class="code">([^<]+)</.exec(text)![1];
    expect(codeOf(first.text)).toBe(codeOf(second.text));
    expect(await at.count()).toBe(before + 1);
    const third = await at.he.report({ fields: { token, text: '另外一件事' } });
    expect(third.text).toContain('以先前的内容为准');
    expect((await at.newest()).text).toBe('桥下有很多垃圾');
    expect(await at.count()).toBe(before + 1);
  });

  it('brings pictures, which are made and seen by the office alone, with the place that the camera wrote', async () => {
    const bytes = await makeJpeg(3);
    await at.he.reportWell({ photos: [{ bytes }, { bytes: await drawScene(4).webp().toBuffer(), name: 'b.webp' }] });
    const { problem } = await at.newest();
    const photos = await at.store((tx) =>
      tx.selectFrom('photos').selectAll().where('record', '=', problem).orderBy('n').execute(),
    );
    expect(photos).toMatchObject([
      { person: '~citizens', state: 'stored', record_kind: 'problem', bytes: bytes.length },
      { person: '~citizens', state: 'stored' },
    ]);
    const { body } = await at.sun('problem', { params: { id: problem } });
    expect(body.photos).toHaveLength(2);
    const { status } = await at.he.get(`/api/photos/${problem}.0/view`);
    expect(status).toBe(401);
  });

  it.each([
    ['no type', { type: '' }, '请选择问题类型'],
    ['a type of its own', { type: 'red' }, '请选择问题类型'],
    ['no reach', { reach: '' }, '请选择河段'],
    ['a reach of another water', { reach: 'R-none' }, '请选择河段'],
    ['nothing at all', { text: ' \n ' }, '请写几句话'],
    ['too many words', { text: '水'.repeat(1001) }, '文字最多 1000 字'],
    ['a number that is none', { phone: '打我电话' }, '电话号码不对'],
    ['the trap filled in', { website: 'http://x' }, '表单不完整'],
    ['a form that is not ours', { token: 'AAAA' }, '表单不完整'],
  ] as const)('with %s is given back with what was typed', async (_, fields, sentence) => {
    const before = await at.count();
    const { status, text } = await at.he.report({ fields: { ...fields } });
    expect([status, text.includes(sentence)]).toEqual([422, true]);
    expect(text).toContain('role="alert"');
    expect(await at.count()).toBe(before);
    if (!('text' in fields)) expect(text).toContain('桥下有很多垃圾');
  });

  it('is given back when it came too fast, and taken a moment later with the same form', async () => {
    const { text } = await at.he.get(`/river/${at.he.water}/report`);
    const token = /name="token" value="([^"]+)"/.exec(text)![1]!;
    const fast = await at.he.report({ fields: { token } });
    expect(fast.text).toContain('核对一遍');
    at.test.clock.now += 5000;
    expect((await at.he.report({ fields: { token } })).status).toBe(200);
    const old = await at.he.openForm();
    at.test.clock.now += DAY;
    const late = await at.he.report({ fields: { token: old } });
    expect([late.status, late.text.includes('超过一天')]).toEqual([422, true]);
    const fresh = /name="token" value="([^"]+)"/.exec(late.text)![1]!;
    at.test.clock.now += 5000;
    expect((await at.he.report({ fields: { token: fresh } })).status).toBe(200);
  });

  it('takes the nearest reach of the water from the place, and keeps no place far from it', async () => {
    const { lon, lat, reach } = await placeOn(at.he.reaches.at(-1)!);
    await at.he.reportWell({ fields: { reach: '', lon: String(lon), lat: String(lat) } });
    const near = await at.newest();
    expect(near).toMatchObject({ reach, lon, lat });
    await at.he.reportWell({ fields: { lon: '1.5', lat: '50' } });
    expect(await at.newest()).toMatchObject({ reach: at.he.reaches[0], lon: null, lat: null });
  });

  it('brings pictures that are pictures, at most three, none too big, and leaves no bytes behind otherwise', async () => {
    const bytes = await makeJpeg(1);
    const text = async (photos: { bytes: Uint8Array }[]) => (await at.he.report({ photos })).text;
    expect(await text([{ bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') }])).toContain(
      '有一个文件不是照片',
    );
    expect(await text([{ bytes }, { bytes: Buffer.concat([bytes, Buffer.alloc(9 * 1024 * 1024)]) }])).toContain(
      '超过 8 MB',
    );
    expect(await text([{ bytes }, { bytes }, { bytes }, { bytes }])).toContain('最多 3 张照片');
    expect(readdirSync(`${at.test.house.files.root}/${at.test.city}/temp`)).toEqual([]);
  });

  it('tells before it is sent how large a picture may be', async () => {
    const { text } = await at.he.get(`/river/${at.he.water}/report`);
    expect(text).toContain('最多 3 张，每张 8 MB 以内');
    expect(text).toContain('照片按原图上传，不会自动缩小；超过 8 MB 的请先裁剪或截图，否则不能提交');
  });

  const big = Buffer.alloc(9 * 1024 * 1024, 'x');
  it.each([
    ['a picture that is too large', [big], '有一张照片超过 8 MB，没有收到'],
    ['several that are', [big, big, big], '有一张照片超过 8 MB，没有收到'],
    ['more pictures than three', [1, 2, 3, 4].map(() => Buffer.from('RIFF1234WEBPVP8 ')), '最多 3 张照片'],
  ])(
    'with %s keeps all that was typed, also behind the pictures, and is taken with a smaller one',
    async (_, all, why) => {
      const before = await at.count();
      const jpeg = await makeJpeg(1);
      const photos = all.map((bytes) => ({ bytes: bytes === big ? Buffer.concat([jpeg, big]) : bytes }));
      const reach = at.he.reaches.at(-1)!;
      const token = await at.he.openForm();
      const typed = { token, reach, type: 'stockyard', text: '桥下\n有 <沙>', phone: '13800138000' };
      const { status, text } = await at.he.report({ fields: typed, photos, fieldsBehind: ['phone', 'reach'] });
      expect([status, await at.count()]).toEqual([422, before]);
      const alert = /role="alert">([^<]*)</.exec(text)?.[1];
      expect([alert?.includes(why), alert?.includes('填写的内容还在'), alert?.endsWith('照片需要重新选择。')]).toEqual([
        ...[true, true, true],
      ]);
      expect(text).toContain('桥下\n有 &lt;沙&gt;</textarea>');
      expect(text).toContain(`<option value="${reach}" selected>`);
      expect(text).toContain('<option value="stockyard" selected>');
      expect(text).toMatch(/name="phone"[^>]* value="13800138000"/);
      expect(text).toContain(`name="token" value="${token}"`);
      expect(readdirSync(`${at.test.house.files.root}/${at.test.city}/temp`)).toEqual([]);
      expect((await at.he.report({ fields: typed, photos: [{ bytes: jpeg }] })).status).toBe(200);
      expect(await at.count()).toBe(before + 1);
    },
  );

  it('given back without pictures says nothing of them', async () => {
    const { text } = await at.he.report({ fields: { type: '' } });
    expect(text).toContain('role="alert"');
    expect(text).not.toContain('重新选择');
  });

  it('escapes what was typed', async () => {
    const { text } = await at.he.report({ fields: { text: '</textarea><script>alert(1)</script>', type: '' } });
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('&lt;/textarea&gt;');
  });
});

async function placeOn(id: string): Promise<{ lon: number; lat: number; reach: string }> {
  const { geometry } = await at.store((tx) =>
    tx.selectFrom('reaches').select('geometry').where('id', '=', id).executeTakeFirstOrThrow(),
  );
  const line = (geometry as { coordinates: number[][] }).coordinates;
  const [lon, lat] = line[Math.floor(line.length / 2)]!;
  return { lon: Number(lon!.toFixed(6)), lat: Number(lat!.toFixed(6)), reach: id };
}

describe('a flood', () => {
  it('on one water is stopped, and from one address', async () => {
    at.test.clock.now += 3_600_000;
    const statuses = new Map<number, number>();
    for (let n = 0; n < 66; n++) {
      const { status } = await at.he.report({ address: `203.0.113.${n % 5}`, fields: { text: `第 ${n} 件` } });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect(statuses.get(200)).toBe(60);
    expect(statuses.get(429)).toBe(6);
    at.test.clock.now += 3_600_000;
    let refused = 0;
    for (let n = 0; n < 31; n++) if ((await at.he.report({ address: '203.0.113.9' })).status === 429) refused++;
    expect(refused).toBe(1);
    const { text } = await at.he.report({ address: '203.0.113.9' });
    expect(text).toMatch(/操作太频繁/);
  });
});
