import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPushKeys } from './push-keys.ts';
import { makeSealer } from './seal.ts';

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const makeKeys = () => ({ publicKey: 'the public one', privateKey: 'the private one' });
const never = () => {
  throw new Error('keys were made again');
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xunhe-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the keys of pushes', () => {
  it('are made once, beside the master key, closed to others and sealed', () => {
    const seal = makeSealer(Buffer.from(random(32)), random);
    const keyFile = join(folder, 'keys', 'master.key');
    expect(readPushKeys(keyFile, seal, makeKeys)).toEqual(makeKeys());
    expect(readPushKeys(keyFile, seal, never)).toEqual(makeKeys());
    const path = join(folder, 'keys', 'push.keys');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
    expect(Buffer.from(readFileSync(path, 'utf8'), 'base64').toString('latin1')).not.toContain('private');
  });

  it('stop the start when another master key sealed them, and stay as they are', () => {
    const keyFile = join(folder, 'master.key');
    readPushKeys(keyFile, makeSealer(Buffer.from(random(32)), random), makeKeys);
    const before = readFileSync(join(folder, 'push.keys'));
    expect(() => readPushKeys(keyFile, makeSealer(Buffer.from(random(32)), random), never)).toThrow(
      'sealed by another master key',
    );
    expect(readFileSync(join(folder, 'push.keys'))).toEqual(before);
  });
});
