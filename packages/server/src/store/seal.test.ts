import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readMasterKey } from './master-key.ts';
import { makeSealer } from './seal.ts';

const folder = mkdtempSync(join(tmpdir(), 'xunhe-key-'));
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the seal', () => {
  const key = Buffer.from(random(32));
  const sealer = makeSealer(key, random);
  const sealed = sealer.seal(Buffer.from('secret'), '4401/li/totp');

  it('opens in its place with its key alone', () => {
    expect(sealer.open(sealed, '4401/li/totp')?.toString()).toBe('secret');
    expect(sealer.open(sealed, '4401/wu/totp')).toBeNull();
    expect(makeSealer(Buffer.from(random(32)), random).open(sealed, '4401/li/totp')).toBeNull();
    expect(sealed.includes('secret')).toBe(false);
  });

  it('opens no more when any byte was changed', () => {
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(sealer.open(changed, '4401/li/totp')).toBeNull();
    }
  });
});

describe('the master key', () => {
  it('is made once, for its owner alone', () => {
    const path = join(folder, 'keys', 'master.key');
    const made = readMasterKey(path, random);
    expect(made).toHaveLength(32);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readMasterKey(path, random).equals(made)).toBe(true);
  });

  it('is refused when others may read it, and when it is none', () => {
    const path = join(folder, 'open.key');
    writeFileSync(path, Buffer.from(random(32)).toString('base64'));
    chmodSync(path, 0o644);
    expect(() => readMasterKey(path, random)).toThrow('chmod 600');
    for (const weak of [
      '',
      'changeme',
      Buffer.alloc(32).toString('base64'),
      Buffer.from(random(16)).toString('base64'),
    ]) {
      writeFileSync(path, weak);
      chmodSync(path, 0o600);
      expect(() => readMasterKey(path, random)).toThrow('32 random bytes');
      expect(readFileSync(path, 'utf8')).toBe(weak);
    }
  });
});
