// Letters to a mail server that speaks real SMTP, over TLS and not, and that does not do what one would like.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { makeMailOffice } from './mail-office.ts';
import { isMailAddress, type MailSettings, readMailSettings } from './mail-settings.ts';
import { writeMail } from './mail-text.ts';
import { type Behaviour, openTestMailServer, type TestMailServer } from './test-mail-server.ts';

let server: TestMailServer;
afterEach(() => server?.close());

const letter = {
  ...{ id: '01890000-0000-7000-8000-000000000001', to: 'lin@example.gov.cn' },
  ...writeMail({
    ...{
      title: '巡河提醒\r\nBcc: all@example.gov.cn',
      lines: ['石井河<script>还需巡河 1 天次。'],
      foot: '您选择了邮件提醒。',
    },
    ...{ link: { words: '打开', url: 'https://river.example.gov.cn/m/' }, language: 'zh' },
  }),
};
const settings = (port: number, more: Partial<MailSettings> = {}): MailSettings => ({
  ...{ host: '127.0.0.1', port, secure: false, requireTls: false, login: null },
  ...{ from: { name: '巡河', address: 'xunhe@example.gov.cn' }, ...more },
});

describe('a letter', () => {
  it('comes as text and as HTML, with an id of its own and no header that was smuggled in', async () => {
    server = await openTestMailServer();
    expect(await makeMailOffice(settings(server.port)).send(letter)).toMatchObject({ kind: 'sent' });
    expect(server.asked).toEqual(['lin@example.gov.cn']);
    const [head = ''] = server.taken[0]!.split('\r\n\r\n');
    expect(head).toMatch(/^Message-ID: <01890000-0000-7000-8000-000000000001@example\.gov\.cn>$/im);
    expect(head).not.toMatch(/^Bcc:/im);
    expect(head).toMatch(/^auto-submitted: auto-generated/im);
    const body = server.taken[0]!.replace(/=\r\n/g, '');
    expect(body).toMatch(/text\/plain[\s\S]*text\/html/);
    const html = body.slice(body.indexOf('text/html'));
    expect(html).toContain('&#60;script&#62;');
    expect(html).not.toContain('<script>');
  });

  it.each([
    ['later', 'again', /451/],
    ['never', 'refused', /550/],
    ['hang', 'again', /./],
    ['hangAfter', 'unknown', /./],
  ] as const)('that the server answers with %s is to be %s', async (how: Behaviour, kind, answer) => {
    server = await openTestMailServer();
    server.behave = () => how;
    const outcome = await makeMailOffice(settings(server.port), 700).send(letter);
    expect(outcome).toEqual({ kind, answer: expect.stringMatching(answer) });
  });

  it('waits where nobody listens, and where the login is wrong', async () => {
    server = await openTestMailServer({
      authOptional: false,
      onAuth: (_auth, _session, done) => done(new Error('no')),
    });
    const login = { user: 'xunhe', pass: 'wrong' };
    const office = makeMailOffice(settings(server.port, { login }), 1000);
    expect((await office.send(letter)).kind).toBe('again');
    await server.close();
    expect((await makeMailOffice(settings(server.port), 500).send(letter)).kind).toBe('again');
  });

  it('goes over TLS alone where that is required, and to nobody whose certificate is not known', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'xunhe-mail-'));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const about = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2'];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, ...about], {
      stdio: 'ignore',
    });
    server = await openTestMailServer();
    expect((await makeMailOffice(settings(server.port, { requireTls: true }), 1000).send(letter)).kind).toBe('again');
    await server.close();
    server = await openTestMailServer({ secure: true, key: readFileSync(key), cert: readFileSync(cert) });
    expect((await makeMailOffice(settings(server.port, { secure: true }), 1000).send(letter)).kind).toBe('again');
    expect(server.taken).toEqual([]);
    const trusting = { ...settings(server.port, { secure: true }), authority: readFileSync(cert, 'utf8') };
    expect((await makeMailOffice(trusting, 3000).send(letter)).kind).toBe('sent');
    rmSync(folder, { recursive: true });
  });
});

describe('the settings of mail', () => {
  const read = (url: string | undefined, from: string | undefined, plain = false) =>
    readMailSettings({ url, from, plain });

  it('are none, or whole', () => {
    expect(read(undefined, undefined)).toBeNull();
    expect(read('smtps://a%40b:p%3Aw@mail.example.cn', '巡河 <x@example.cn>')).toEqual({
      ...{ host: 'mail.example.cn', port: 465, secure: true, requireTls: false, login: { user: 'a@b', pass: 'p:w' } },
      from: { name: '巡河', address: 'x@example.cn' },
    });
    expect(read('smtp://10.1.0.9', 'x@example.cn')).toMatchObject({ port: 587, requireTls: true, login: null });
    expect(read('smtp://10.1.0.9:25', 'x@example.cn', true)).toMatchObject({ port: 25, requireTls: false });
  });

  it.each([
    [undefined, 'x@example.cn'],
    ['http://mail.example.cn', 'x@example.cn'],
    ['smtp://secret@mail.example.cn/path', 'x@example.cn'],
    ['not an address', 'x@example.cn'],
    ['smtp://mail.example.cn', undefined],
    ['smtp://mail.example.cn', 'x@example.cn\r\nBcc: y@example.cn'],
    ['smtp://mail.example.cn', 'nobody'],
  ])('%s with %s stop the start with a sentence that does not repeat the password', (url, from) => {
    const told = read(url, from) as { wrong: string };
    expect(told.wrong).toMatch(/^XUNHE_(SMTP_URL|MAIL_FROM) /);
    expect(told.wrong).not.toContain('secret');
  });

  it.each([
    ['lin@example.gov.cn', true],
    ["o'neil+river@a-b.example", true],
    ['lin@example', false],
    ['lin@example.cn\nBcc: a@b.cn', false],
    ['lin@example.cn,other@example.cn', false],
    ['"lin"@example.cn', false],
    [`${'a'.repeat(65)}@example.cn`, false],
  ])('%s is an address: %s', (text, is) => {
    expect(isMailAddress(text)).toBe(is);
  });
});
