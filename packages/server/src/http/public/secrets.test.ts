// Secrets are planted wherever the store has room for a text, and no public page may hold one of them: names of who reported, numbers, notes,
// where chiefs were, what citizens wrote.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeJpeg } from '../../pictures/test-pictures.ts';
import { type CitizenCity, openCitizenCity } from './test-citizen.ts';

let at: CitizenCity;
let code: string;
beforeAll(async () => {
  at = await openCitizenCity();
  code = await at.he.reportWell({
    fields: { text: '秘密：我是举报人', phone: '13912345678' },
    photos: [{ bytes: await makeJpeg(5) }],
  });
});
afterAll(() => at.stop());

/** On the sign by law, or told to everybody on purpose: where no secret is planted. */
const PUBLIC: Readonly<Record<string, readonly string[]>> = {
  cities: ['name', 'name_en', 'timezone', 'standard', 'hotline'],
  regions: ['name', 'name_en', 'level'],
  water_bodies: ['name', 'name_en', 'kind'],
  reaches: ['name', 'name_en', 'bank'],
  departments: ['name'],
};
/** Chiefs of the water; the names of everybody else are secrets. */
const isChief = `id IN (SELECT person FROM posts)`;
/** What decides what is shown must stay as it is, or there would be nothing to see. */
const KEPT =
  /(^|_)(id|city|code|region|parent|water_body|water|reach|person|problem|department|downstream|patrol|record)$/;
const DECIDING = [
  'state',
  'from_state',
  'to_state',
  'move',
  'type',
  'source',
  'kind',
  'level',
  'previous',
  'month',
  'key',
];

/** Fills every free text column of every table of which public pages could read. */
async function plant(): Promise<number> {
  const { rows } = await at.asOwner(
    `SELECT c.table_name AS t, c.column_name AS n FROM information_schema.columns c JOIN information_schema.tables b USING (table_schema, table_name)
     WHERE table_schema = 'public' AND c.data_type = 'text' AND b.table_type = 'BASE TABLE' AND c.table_name !~ '_[0-9]{4}$'
       AND c.table_name = ANY ($1)`,
    [
      [
        'cities',
        'regions',
        'water_bodies',
        'reaches',
        'departments',
        'people',
        'problems',
        'problem_moves',
        'citizen_reports',
        'photos',
        'patrols',
        'sources',
        'stations',
      ],
    ],
  );
  let planted = 0;
  for (const { t, n } of rows as { t: string; n: string }[]) {
    if (KEPT.test(n) || DECIDING.includes(n) || PUBLIC[t]?.includes(n)) continue;
    const what = `UPDATE ${t} SET ${n} = 'SECRET-${t}-${n}' WHERE ${t === 'people' && n === 'name' ? `NOT ${isChief}` : 'true'}`;
    // Some columns hold chosen words alone, some are empty unless another is full.
    const done = await at
      .asOwner(what, [])
      .catch(() => at.asOwner(`${what} AND ${n} IS NOT NULL`, []).catch(() => null));
    planted += done?.rowCount ?? 0;
  }
  await at.asOwner(`UPDATE problems SET text = 'SECRET-text', lon = 113.987654, lat = 22.123456`, []);
  await at.asOwner(`UPDATE patrols SET note = 'SECRET-note', judgement = '{"lon": 113.987654}'`, []);
  await at.asOwner(`UPDATE people SET phone = '13987650000'`, []);
  return planted;
}

describe('no public page', () => {
  it('holds a secret, whatever a problem went through', async () => {
    const { problem } = await at.newest();
    const { departments } = (await at.sun('problem', { params: { id: problem } })).body;
    await at.move(problem, 'accept', { note: 'SECRET-accept' });
    await at.move(problem, 'assign', { departments: [departments[0].id], note: 'SECRET-assign' });
    await at.move(problem, 'start', { note: 'SECRET-start' });
    await at.move(problem, 'comment', { note: 'SECRET-comment' });
    const other = await at.he.reportWell();
    const judged = (await at.newest()).problem;
    await at.move(judged, 'accept');
    await at.close(judged);
    await at.he.say(other, { satisfaction: 'not_solved', words: 'SECRET-words' });
    await at.sun('answerCitizen', { params: { id: problem }, body: { text: '公开的答复' } });
    const shown = await at.he.get(`/follow/${code}`);
    expect(shown.text).toContain('公开的答复');
    expect(await plant()).toBeGreaterThan(50);
    const pages = [
      `/river/${at.he.water}`,
      `/river/${at.he.water}/report`,
      '/follow',
      `/follow/${code}`,
      '/river/none',
    ];
    const { rows } = await at.asOwner('SELECT name FROM people WHERE NOT (id IN (SELECT person FROM posts))', []);
    const logins = await at.asOwner('SELECT login FROM accounts', []);
    for (const page of pages)
      for (const lang of ['', '?lang=en']) {
        const { text } = await at.he.get(page + lang);
        // The answer to the citizen is a text of the office for the public; it was planted over, and shows that planting works.
        const told = text.replaceAll('SECRET-citizen_reports-answer', '');
        expect([page, told.match(/SECRET-[\w-]*/)?.[0]]).toEqual([page, undefined]);
        expect(told).not.toMatch(/139\d{8}|113\.98|22\.123|秘密|举报人/);
        for (const { name } of rows as { name: string }[]) expect([page, told.includes(name)]).toEqual([page, false]);
        for (const { login } of logins.rows as { login: string }[])
          expect([page, told.includes(`>${login}<`)]).toEqual([page, false]);
      }
    expect((await at.he.get(`/follow/${code}`)).text).toContain('SECRET-citizen_reports-answer');
  });

  it('tells what an undercover visit found before it is solved, or what nobody has accepted', async () => {
    const reach = at.he.reaches[0];
    const { city } = at.test;
    const put = (id: string, source: string, state: string) =>
      at.asOwner(
        `INSERT INTO problems (city, id, reach, region, type, source, key_problem, state, reported_at, closed_at)
         SELECT city, $3, id, region, 'stockyard', $4, false, $5, $6, $7 FROM reaches WHERE city = $1 AND id = $2`,
        [
          city,
          reach,
          id,
          source,
          state,
          new Date(at.test.clock.now),
          state === 'closed' ? new Date(at.test.clock.now) : null,
        ],
      );
    const told = async () => (await at.he.get(`/river/${at.he.water}`)).text.split('堆场、码头').length - 1;
    await at.asOwner(
      `DELETE FROM problems b WHERE type = 'stockyard' AND NOT EXISTS (SELECT FROM problem_moves m WHERE m.problem = b.id)`,
      [],
    );
    await put('hidden', 'undercover', 'rectifying');
    await put('new', 'citizen', 'reported');
    await put('no', 'citizen', 'rejected');
    expect(await told()).toBe(0);
    await put('over', 'undercover', 'closed');
    await put('going', 'chief', 'rectifying');
    expect(await told()).toBe(2);
  });
});
