import { describe, expect, it } from 'vitest';
import { judgePassword, PASSWORD_PROFILES, passwordEnd } from './password-policy.ts';

const { dengbao3, asvs } = PASSWORD_PROFILES;
const kindOf = (profile: typeof dengbao3 | typeof asvs, password: string) => {
  const judged = judgePassword(profile, password);
  return judged.ok ? 'fits' : judged.refusal.kind;
};

describe('a password', () => {
  it('of the 等保 profile has ten characters of three kinds', () => {
    expect(kindOf(dengbao3, 'Short-1a')).toBe('password.short');
    expect(kindOf(dengbao3, 'onlylowercase')).toBe('password.plain');
    expect(kindOf(dengbao3, 'lowerand123')).toBe('password.plain');
    expect(kindOf(dengbao3, 'lower-and-123')).toBe('fits');
    expect(kindOf(dengbao3, '梧桐河边的柳树Ab1')).toBe('fits');
  });

  it('of the ASVS profile is long and otherwise free', () => {
    expect(kindOf(asvs, 'elevenchars')).toBe('password.short');
    expect(kindOf(asvs, 'four words of calm')).toBe('fits');
    expect(kindOf(asvs, '梧桐河边的老柳树下有一座桥')).toBe('fits');
  });

  it('ages in one profile alone', () => {
    expect(passwordEnd(dengbao3, '2026-01-01')).toBe('2026-04-01');
    expect(passwordEnd(asvs, '2026-01-01')).toBeNull();
  });
});
