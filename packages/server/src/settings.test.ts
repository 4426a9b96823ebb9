import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

const SSO = {
  XUNHE_SSO_ISSUER: 'https://id.example.gov.cn',
  XUNHE_SSO_CLIENT: 'xunhe',
  XUNHE_URL: 'https://river.example.gov.cn',
};
const REMOTE = 'postgresql://xunhe:a-long-password-9@db.example/xunhe';

describe('settings', () => {
  it('of a first start need nothing', () => {
    expect(readSettings({})).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      secure: false,
      passwords: 'dengbao3',
      sso: null,
      trackMonths: 24,
    });
    expect(readSettings({ XUNHE_TRACK_MONTHS: '6' }).trackMonths).toBe(6);
  });

  it('that are wrong or weak stop the start with a sentence that says what to change', () => {
    for (const [env, says] of [
      [{ PORT: '99999' }, 'PORT'],
      [{ XUNHE_CITY: '44' }, 'XUNHE_CITY'],
      [{ XUNHE_TRACK_MONTHS: '5' }, 'XUNHE_TRACK_MONTHS'],
      [{ XUNHE_TRACK_MONTHS: '2 years' }, 'XUNHE_TRACK_MONTHS'],
      [{ XUNHE_PASSWORDS: 'toString' }, 'dengbao3 or asvs'],
      [{ HOST: '0.0.0.0' }, 'XUNHE_TLS=1'],
      [{ HOST: '192.168.1.4' }, 'XUNHE_PLAIN=1'],
      [{ DATABASE_URL: 'mysql://x' }, 'postgresql://'],
      [{ DATABASE_URL: 'postgresql://xunhe:short@db.example/xunhe?sslmode=require' }, '12 characters'],
      [{ DATABASE_URL: REMOTE }, 'sslmode=verify-full'],
      [{ DATABASE_URL: `${REMOTE}?sslmode=prefer` }, 'sslmode=verify-full'],
      [{ XUNHE_ADMIN_FROM: '10.0.0.0/33' }, 'XUNHE_ADMIN_FROM'],
      [{ XUNHE_PROXY: 'proxy.example' }, 'XUNHE_PROXY'],
      [{ XUNHE_SSO_ISSUER: 'https://id.example' }, 'XUNHE_SSO_CLIENT'],
      [{ XUNHE_BASE_MAP: 'tianditu' }, 'XUNHE_BASE_CREDIT'],
      [{ XUNHE_BASE_MAP: 'tianditu', XUNHE_BASE_CREDIT: '天地图', XUNHE_BASE_KEY: 'short' }, 'at least 16'],
      [{ ...SSO, XUNHE_URL: undefined }, 'XUNHE_URL'],
      [{ ...SSO, XUNHE_SSO_ISSUER: 'http://id.example.gov.cn' }, 'https://'],
      [{ ...SSO, XUNHE_SSO_SECRET: 'short' }, 'at least 16'],
    ] as const)
      expect(() => readSettings(env as Record<string, string>), JSON.stringify(env)).toThrow(says);
  });

  it('that are strong, or meant, are taken', () => {
    expect(readSettings({ HOST: '0.0.0.0', XUNHE_TLS: '1' }).secure).toBe(true);
    expect(readSettings({ HOST: '0.0.0.0', XUNHE_PLAIN: '1' }).host).toBe('0.0.0.0');
    expect(readSettings({ DATABASE_URL: `${REMOTE}?sslmode=verify-full` }).databaseUrl).toContain('db.example');
    expect(readSettings({ DATABASE_URL: 'postgresql://xunhe:x@127.0.0.1/xunhe' }).databaseUrl).not.toBeNull();
    const { administratorsFrom } = readSettings({ XUNHE_ADMIN_FROM: '10.1.0.0/16, fd00::/8' });
    expect([administratorsFrom!.check('10.1.9.9'), administratorsFrom!.check('10.2.0.1')]).toEqual([true, false]);
    expect(administratorsFrom!.check('fd12::1', 'ipv6')).toBe(true);
  });

  it('send no pushes until somebody answers for them', () => {
    const hosts = 'Push.example.gov.cn, 127.0.0.1';
    expect(readSettings({ XUNHE_PUSH_HOSTS: hosts }).push).toBeNull();
    const contact = 'mailto:office@example.gov.cn';
    const read = readSettings({ XUNHE_PUSH_CONTACT: contact, XUNHE_PUSH_HOSTS: hosts });
    expect(read.push).toEqual({ contact, hosts: ['push.example.gov.cn', '127.0.0.1'] });
    for (const wrong of ['office@example.gov.cn', 'http://example.gov.cn', 'mailto:nobody'])
      expect(() => readSettings({ XUNHE_PUSH_CONTACT: wrong })).toThrow('XUNHE_PUSH_CONTACT');
    for (const wrong of ['https://push.example', '*.example', 'a..b'])
      expect(() => readSettings({ XUNHE_PUSH_CONTACT: contact, XUNHE_PUSH_HOSTS: wrong })).toThrow('XUNHE_PUSH_HOSTS');
  });

  it('let webhooks go to the two robots alone until hosts are named', () => {
    const none = { anyPublic: false, hosts: [], origins: [] };
    expect(readSettings({})).toMatchObject({ webhooks: none, publicUrl: null });
    const named = readSettings({
      XUNHE_WEBHOOK_HOSTS: 'SMS.example.cn, http://10.2.0.5:8080',
      XUNHE_URL: SSO.XUNHE_URL,
    });
    expect(named.webhooks).toEqual({ anyPublic: false, hosts: ['sms.example.cn'], origins: ['http://10.2.0.5:8080'] });
    expect(named.publicUrl).toBe(SSO.XUNHE_URL);
    expect(readSettings({ XUNHE_WEBHOOK_HOSTS: '*' }).webhooks.anyPublic).toBe(true);
    for (const wrong of ['10.2.0.5', 'http://a.example/path', '*.example.cn'])
      expect(() => readSettings({ XUNHE_WEBHOOK_HOSTS: wrong })).toThrow(wrong);
    expect(() => readSettings({ XUNHE_URL: 'river.example.gov.cn' })).toThrow('XUNHE_URL');
  });

  it('takes a secret from a file that its owner alone reads', () => {
    const folder = mkdtempSync(join(tmpdir(), 'xunhe-secret-'));
    const file = join(folder, 'secret');
    writeFileSync(file, 'a-secret-of-the-provider\n');
    chmodSync(file, 0o644);
    expect(() => readSettings({ ...SSO, XUNHE_SSO_SECRET_FILE: file })).toThrow('chmod 600');
    chmodSync(file, 0o600);
    expect(readSettings({ ...SSO, XUNHE_SSO_SECRET_FILE: file }).sso?.clientSecret).toBe('a-secret-of-the-provider');
    rmSync(folder, { recursive: true });
  });
});
