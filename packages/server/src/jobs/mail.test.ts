// From a reminder to a letter in a mailbox: real doors, a real database and a mail server that speaks real SMTP. Time is the test's own.
import type { MailStateBody } from '@xunhe/contract/mail';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeServer } from '../http/server.ts';
import { call, openTestCity, type TestCity } from '../http/test-city.ts';
import { testHouse } from '../http/test-house.ts';
import { makeMailOffice } from '../mail/mail-office.ts';
import { openTestMailServer, type TestMailServer } from '../mail/test-mail-server.ts';
import { inScope, type Tx } from '../store/db.ts';
import { claimMailDelivery } from '../store/mail-delivery.ts';
import { addReminders } from '../store/reminder.ts';
import { makeSealer } from '../store/seal.ts';
import { sendMail } from './mail.ts';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000] as const;
/** Thursday the 8th of January 2026, noon in the city. */
const NOON = Date.UTC(2026, 0, 8, 4);
const LIN = 'lin@example.gov.cn';

let test: TestCity;
let server: TestMailServer;
let app: FastifyInstance;
let cookie: string;
let person: string;
let counted = 0;

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const seal = makeSealer(Buffer.from(random(32)), random);
const mail = () =>
  makeMailOffice(
    {
      ...{ host: '127.0.0.1', port: server.port, secure: false, requireTls: false, login: null },
      from: { name: '巡河', address: 'xunhe@example.gov.cn' },
    },
    500,
  );
const house = () => ({
  db: test.db,
  now: () => test.clock.now,
  random,
  seal,
  mail: mail(),
  publicUrl: 'https://r.example',
});
const look = () => sendMail(house(), test.city);
const everybody = <T>(work: (tx: Tx) => Promise<T>) =>
  inScope(test.db, { city: test.city, region: test.city, everybody: true }, work);
/** Sessions stay open while the clock is moved. */
async function ask(name: Parameters<typeof call>[1], body?: object) {
  const now = new Date(test.clock.now);
  await everybody((tx) => tx.updateTable('sessions').set({ made_at: now, seen_at: now, given_at: now }).execute());
  return call(app, name, body ? { body } : {}, cookie);
}
const state = async () => (await ask('mailState')).body as MailStateBody;
/** Of letters that bring reminders. */
const log = async () =>
  (await state()).log
    .filter(({ purpose }) => purpose === 'reminders')
    .map(({ state: end, attempts }) => [end, attempts]);
const subjectOf = (letter: string) => {
  const [, folded = ''] = /^Subject: ([\s\S]*?)\r\n(?! )/m.exec(letter) ?? [];
  return folded
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?(B|Q)\?(.*?)\?=/gi, (_, how: string, text: string) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('latin1')
        : text
            .replace(/_/g, ' ')
            .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    )
    .replace(/[\s\S]+/, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'));
};

/** Said at the time of the clock. */
async function remindOf(kind: 'problem.task' | 'visits.due' | 'problem.moved' = 'problem.task'): Promise<void> {
  const first = { reach: 'R1', name: '石井河一标段', nameEn: 'Shijing one' };
  const bodies = {
    'problem.task': { problem: 'Q', task: 'assigned', dueDay: '2026-01-12', first },
    'problem.moved': { problem: 'Q', turn: 'closed', first },
    'visits.due': { dueDay: '2026-01-09', visits: 2, reaches: 1, first, chief: null },
  };
  const reminder = { person, kind, subject: `S${counted++}`, span: '', body: bodies[kind] };
  await everybody((tx) =>
    addReminders(tx, house(), { city: test.city, at: new Date(test.clock.now), reminders: [reminder as never] }),
  );
}

async function readCode(): Promise<string> {
  await look();
  return /\d{6}/.exec(subjectOf(server.taken.at(-1)!))![0];
}

async function confirm(choice: Partial<{ pace: string; language: string; kinds: string[] }> = {}): Promise<void> {
  await ask('setMailAddress', { address: LIN, language: 'zh' });
  expect((await ask('confirmMail', { code: await readCode() })).body).toMatchObject({ confirmed: true });
  const kinds = ['problem.task', 'visits.due'];
  expect((await ask('chooseMail', { pace: 'atOnce', language: 'zh', kinds, ...choice })).status).toBe(200);
  server.taken.length = 0;
}

beforeAll(async () => {
  test = await openTestCity({ reaches: 12, months: 26, seed: 5 });
  test.clock.now = NOON;
  server = await openTestMailServer();
  const more = { city: () => test.city, now: () => test.clock.now, mail: mail(), seal };
  app = await makeServer(testHouse(test.db, more), { faces: { console: null, field: null }, log: null });
  await everybody((tx) => tx.updateTable('cities').set({ today: null }).execute());
  cookie = await test.enter('village0001');
  person = (await ask('me')).body.person;
});
afterAll(async () => {
  await app.close();
  await server.close();
  await test.close();
});
beforeEach(async () => {
  test.clock.now = NOON;
  server.behave = () => 'take';
  server.taken.length = 0;
  await everybody(async (tx) => {
    await tx.deleteFrom('mail_deliveries').execute();
    await tx.deleteFrom('mail_addresses').execute();
    await tx.deleteFrom('reminders').execute();
  });
});

describe('a mailbox', () => {
  it('is one’s own when the code that went there comes back, in time and soon', async () => {
    expect((await ask('confirmMail', { code: '123456' })).body.kind).toBe('mail.none');
    for (const address of ['nobody', 'a@b.cn\r\nBcc: c@d.cn', '"a"@b.cn'])
      expect((await ask('setMailAddress', { address, language: 'zh' })).body.kind).toBe('mail.address');
    await ask('setMailAddress', { address: LIN, language: 'en' });
    const code = await readCode();
    const wrong = code === '000000' ? '000001' : '000000';
    expect((await ask('confirmMail', { code: wrong })).body.kind).toBe('mail.code');
    await remindOf();
    await look();
    expect(server.taken).toHaveLength(1);
    test.clock.now += 31 * MINUTE;
    expect((await ask('confirmMail', { code })).body.kind).toBe('mail.codeOver');
    await ask('setMailAddress', { address: LIN, language: 'en' });
    const next = await readCode();
    for (let n = 0; n < 5; n++) await ask('confirmMail', { code: next === '000000' ? '000001' : '000000' });
    expect((await ask('confirmMail', { code: next })).body.kind).toBe('mail.codeOver');
    await ask('setMailAddress', { address: LIN, language: 'en' });
    expect((await ask('confirmMail', { code: await readCode() })).body).toMatchObject({
      address: LIN,
      confirmed: true,
    });
    for (let n = 0; n < 2; n++) await ask('setMailAddress', { address: LIN, language: 'en' });
    expect((await ask('setMailAddress', { address: LIN, language: 'en' })).body.kind).toBe('mail.pace');
  });

  it('that is given up takes nothing more, also of what was on its way', async () => {
    await confirm();
    server.behave = () => 'later';
    await remindOf();
    await look();
    await ask('dropMail', {});
    server.behave = () => 'take';
    test.clock.now += HOUR;
    await look();
    expect([server.taken.length, (await state()).address]).toEqual([0, null]);
    expect((await log())[0]).toEqual(['blocked', 1]);
  });
});

describe('a letter', () => {
  it('brings what was chosen, once, in the language of its reader', async () => {
    await confirm({ language: 'en' });
    await remindOf('problem.task');
    await remindOf('problem.moved');
    for (let n = 0; n < 3; n++) await look();
    expect(server.taken.map(subjectOf)).toEqual(['[Xunhe] A problem on Shijing one waits for you: to be handled.']);
    expect((await log())[0]).toEqual(['sent', 1]);
    await remindOf();
    await remindOf('visits.due');
    await look();
    expect(subjectOf(server.taken[1]!)).toBe('[Xunhe] 2 reminders');
    const ids = server.taken.map((letter) => /^Message-ID: (.*)$/im.exec(letter)![1]);
    expect(new Set(ids).size).toBe(2);
  });

  it('waits through the night and the weekend unless it is urgent', async () => {
    await confirm();
    test.clock.now = NOON + 11 * HOUR;
    await remindOf('visits.due');
    await look();
    test.clock.now = NOON + 19 * HOUR - MINUTE;
    await look();
    expect(server.taken).toEqual([]);
    test.clock.now += MINUTE;
    await look();
    expect(server.taken).toHaveLength(1);
    test.clock.now = NOON + 2 * DAY;
    await remindOf('problem.task');
    await look();
    expect(server.taken).toHaveLength(1);
    test.clock.now = NOON + 4 * DAY;
    await look();
    expect(server.taken).toHaveLength(2);
  });

  it('of a day comes once, at eight, with all of it', async () => {
    await confirm({ pace: 'daily' });
    test.clock.now = NOON + DAY - 5 * HOUR;
    await remindOf();
    await look();
    expect(server.taken).toEqual([]);
    test.clock.now = NOON + DAY - 4 * HOUR;
    await remindOf('visits.due');
    await look();
    expect(server.taken.map(subjectOf)).toEqual(['【巡河】2 条提醒']);
    await remindOf();
    test.clock.now += HOUR;
    await look();
    expect(server.taken).toHaveLength(1);
    // The next working day is Monday.
    for (const hours of [24, 48]) {
      test.clock.now = NOON + DAY + (hours - 4) * HOUR;
      await look();
    }
    expect(server.taken).toHaveLength(1);
    test.clock.now = NOON + 4 * DAY - 4 * HOUR;
    await look();
    expect(server.taken).toHaveLength(2);
  });

  it('that is put off is tried again after a growing pause, and given up at last', async () => {
    await confirm();
    server.behave = () => 'later';
    await remindOf();
    await look();
    test.clock.now += MINUTE - 1;
    await look();
    expect((await log())[0]).toEqual(['waiting', 1]);
    test.clock.now += 1;
    await look();
    expect((await log())[0]).toEqual(['waiting', 2]);
    server.behave = () => 'take';
    test.clock.now += 2 * MINUTE;
    await look();
    expect([(await log())[0], server.taken.length]).toEqual([['sent', 3], 1]);
    server.behave = () => 'later';
    test.clock.now += MINUTE;
    await remindOf();
    for (let n = 0; n < 12; n++) {
      await look();
      test.clock.now += 9 * HOUR;
    }
    expect((await log())[0]).toEqual(['expired', 10]);
    expect((await state()).log.find(({ purpose }) => purpose === 'reminders')!.answer).toMatch(/^451/);
  });

  it('that is refused is not tried again, and the log says why', async () => {
    await confirm();
    server.behave = () => 'never';
    await remindOf();
    await look();
    test.clock.now += DAY;
    await look();
    expect([(await log())[0], server.asked.filter((to) => to === LIN).length > 0]).toEqual([['refused', 1], true]);
    expect((await state()).log.find(({ purpose }) => purpose === 'reminders')!.answer).toMatch(/^550/);
    const security = await test.enter('security');
    const told = await call(app, 'accountDeliveries', { params: { login: 'village0001' } }, security);
    expect(told.body.rows).toContainEqual(expect.objectContaining({ channel: 'mail', state: 'refused', attempts: 1 }));
  });

  it('that may have been taken, and one whose sender died, is never sent again', async () => {
    await confirm();
    server.behave = () => 'hangAfter';
    await remindOf();
    await look();
    expect((await log())[0]).toEqual(['unknown', 1]);
    server.taken.length = 0;
    test.clock.now += MINUTE;
    await remindOf();
    // Put into a letter while the server takes none, then claimed by a server that is killed before it hands it over.
    server.behave = () => 'later';
    await look();
    test.clock.now += HOUR;
    const claimed = await everybody((tx) => claimMailDelivery(tx, test.city, new Date(test.clock.now)));
    expect(claimed?.attempts).toBe(2);
    server.behave = () => 'take';
    test.clock.now += HOUR;
    await look();
    await look();
    expect([(await log())[0], server.taken]).toEqual([['unknown', 2], []]);
  });

  it('goes out once from two servers that look at the same time', async () => {
    await confirm();
    await remindOf();
    await Promise.all([look(), look(), look()]);
    expect(server.taken).toHaveLength(1);
  });

  it('is none where no e-mail is sent: all stays in the list', async () => {
    await confirm();
    await remindOf();
    await sendMail({ ...house(), mail: null }, test.city);
    await look();
    expect(server.taken).toEqual([]);
  });
});
