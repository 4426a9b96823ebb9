import { describe, expect, it } from 'vitest';
import {
  type Circular,
  checkCircular,
  groupOf,
  isWaiting,
  mayTell,
  paragraphsOf,
  stateOfCircular,
} from './circular.ts';

const TODAY = '2026-01-08';
const CIRCULAR: Circular = {
  ...{ title: '汛前巡查', text: '请于月底前完成。', region: '440100000000', groups: ['office'] },
  ...{ lastDay: null, confirm: false },
};

describe('whom a notice can be for', () => {
  it.each([
    ['chief', 'village', 'chief.village'],
    ['chief', null, 'chief.reach'],
    ['chief', 'assistant', 'assistant'],
    ['assistant', 'assistant', 'assistant'],
    ['office', null, 'office'],
    ['handler', null, 'handler'],
    ['inspector', 'town', 'inspector'],
    ['system_admin', null, null],
    ['audit_admin', null, null],
    ['service', null, null],
  ] as const)('%s of level %s is in %s', (role, level, group) => {
    expect(groupOf({ role, level })).toBe(group);
  });

  it.each([
    ['440100000000', '440103002000', true],
    ['440103000000', '440103002001', true],
    ['440103000000', '440100000000', false],
    ['440103000000', '440104000000', false],
    ['440103002000', '440103002000', false],
  ])('the office of %s may tell %s: %s', (office, region, may) => {
    expect(mayTell(office, region)).toBe(may);
  });
});

describe('a draft of a notice', () => {
  it.each([
    [{ title: '  ' }, 'circular.title'],
    [{ title: '汛'.repeat(81) }, 'circular.title'],
    [{ text: ' \n\r\n ' }, 'circular.text'],
    [{ text: '汛'.repeat(5001) }, 'circular.text'],
    [{ lastDay: '2026-01-07' }, 'circular.lastDay'],
  ])('with %o is refused as %s', (change, kind) => {
    expect(checkCircular({ ...CIRCULAR, ...change }, TODAY)).toMatchObject({ ok: false, refusal: { kind } });
  });

  it('is kept in plain paragraphs, and its groups in one order', () => {
    const draft = { ...CIRCULAR, title: ' 汛前\n巡查 ', text: '一、\r\n\r\n\r\n  二、<b>  ', lastDay: TODAY };
    expect(checkCircular({ ...draft, groups: ['handler', 'chief.city'] }, TODAY)).toEqual({
      ok: true,
      value: { ...draft, title: '汛前 巡查', text: '一、\n二、<b>', groups: ['chief.city', 'handler'] },
    });
    expect(paragraphsOf('a\n\nb\rc')).toEqual(['a', 'b', 'c']);
  });
});

describe('a published notice', () => {
  it.each([
    [{ lastDay: null, withdrawn: false, superseded: false }, 'published'],
    [{ lastDay: TODAY, withdrawn: false, superseded: false }, 'published'],
    [{ lastDay: '2026-01-07', withdrawn: false, superseded: false }, 'over'],
    [{ lastDay: '2026-01-07', withdrawn: false, superseded: true }, 'superseded'],
    [{ lastDay: null, withdrawn: true, superseded: true }, 'withdrawn'],
  ])('with %o is %s', (fate, state) => {
    expect(stateOfCircular(fate, TODAY)).toBe(state);
  });

  it('waits for its reader until he has seen it, or said so where that is asked', () => {
    const waits = (confirm: boolean) =>
      [
        { seen: false, confirmed: false },
        { seen: true, confirmed: false },
        { seen: true, confirmed: true },
      ].map((receipt) => isWaiting({ confirm }, receipt));
    expect([waits(false), waits(true)]).toEqual([
      [true, false, false],
      [true, true, false],
    ]);
  });
});
