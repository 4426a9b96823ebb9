import { describe, expect, it } from 'vitest';
import { isGuessable } from './password-strength.ts';

const WORDS = ['zhang3', '张三', '梧桐市'];

describe('a password that is easy to guess', () => {
  it('is one of a list, of the keyboard, of this place, or a repeat', () => {
    for (const password of [
      ...['Password-1', 'P@ssw0rd2026', 'qwertyuiop1A', 'aB3aB3aB3aB3', 'Hezhang@123', 'Xunhe-2026!'],
      ...['河长制Abc123456', '张三Zhang-123', 'zhang3-Zhang3-2026', '梧桐市2026Abc!'],
    ])
      expect([password, isGuessable(password, WORDS)]).toEqual([password, true]);
  });

  it('is not one that a machine made, nor a sentence of one’s own', () => {
    for (const password of ['9dkf2Lq-vM', 'KmTz47hPwq', 'tree-bridge-77X', '柳树下第三座石桥Ab1'])
      expect([password, isGuessable(password, WORDS)]).toEqual([password, false]);
  });

  it('takes no time to tell of a long one', () => {
    const started = performance.now();
    isGuessable('p4$$w0rd@!3'.repeat(18), WORDS);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
