import { describe, expect, it } from 'vitest';
import { sayRefusal, teachRefusals } from './words-refusal.ts';
import { DESK_REFUSAL_WORDS } from './words-refusal-desk.ts';

describe('a refusal in words', () => {
  it('tells the number that came with it, from the wire or from a rule of the page', () => {
    expect(sayRefusal({ kind: 'signIn.locked', details: { minutes: 1 } }, 'en')).toContain('in 1 minute, or');
    expect(sayRefusal({ kind: 'signIn.locked', details: { minutes: 14 } }, 'zh')).toContain('请在 14 分钟后再试');
    expect(sayRefusal({ kind: 'password.short', min: 12 }, 'zh')).toBe('密码至少要有 12 个字符。');
    expect(sayRefusal({ kind: 'password.plain', details: { classes: 3 } }, 'en')).toContain('at least 3 of');
    expect(sayRefusal({ kind: 'password.again', details: { remembered: 5 } }, 'en')).toContain('last 5 passwords');
  });

  it('is a whole sentence without the number, or with one that is none', () => {
    for (const kind of ['signIn.locked', 'password.short', 'password.plain', 'password.again'])
      for (const details of [undefined, {}, { minutes: '<b>', min: null, classes: '3', remembered: {} }])
        expect(sayRefusal({ kind, details }, 'zh')).toMatch(/^[^{}<]+。$/);
  });

  it('of a desk tells the numbers and the short texts that came with it', () => {
    teachRefusals(DESK_REFUSAL_WORDS);
    expect(sayRefusal({ kind: 'held.valueRange', details: { min: 0, max: 5000 } }, 'zh')).toBe(
      '更正后的读数应在 0 到 5000 之间。',
    );
    const unit = { kind: 'reading.unit', indicator: '氨氮', unit: 'furlong', expected: 'mg/L' };
    expect(sayRefusal(unit, 'zh')).toBe('氨氮 的单位应为 mg/L（收到“furlong”）。');
    expect(sayRefusal({ kind: 'held.valueRange' }, 'en')).toBe('The right value lies between – and –.');
    for (const kind of Object.keys(DESK_REFUSAL_WORDS)) expect(sayRefusal({ kind }, 'en')).not.toMatch(/[{}]/);
  });

  it('of an unknown kind says so, whatever it is called', () => {
    expect(sayRefusal({ kind: 'no.such' }, 'en')).toBe('This could not be done. Try again later.');
    expect(sayRefusal({ kind: 'toString' }, 'en')).not.toContain('function');
  });
});
