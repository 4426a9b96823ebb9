import { REMINDER_DEFAULT } from '@xunhe/domain/duty/reminder-rule';
import { POLICY_SHEETS } from '@xunhe/domain/evaluation/policy-sheets';
import { expect, it } from 'vitest';
import { sayTermValue } from './term-value.tsx';
import { SHEET_WORDS, sayTerm } from './words-terms.ts';

const TERMS = POLICY_SHEETS.flatMap((sheet) => sheet.terms.map((term) => ({ sheet: sheet.name, ...term })));

it('every policy and every term has a name of its own in both languages', () => {
  for (const { name } of POLICY_SHEETS) expect(Object.keys(SHEET_WORDS)).toContain(name);
  for (const language of ['zh', 'en'] as const)
    for (const { name, terms } of POLICY_SHEETS) {
      const said = terms.map(({ at }) => sayTerm(at, language));
      expect([name, said.filter((words) => words === '–' || /value|undefined|\{/.test(words))]).toEqual([name, []]);
      expect([name, new Set(said).size]).toEqual([name, said.length]);
    }
});

it('every choice of a term is said in words', () => {
  for (const { at, form } of TERMS)
    if (form.kind === 'choice' || form.kind === 'some')
      for (const one of form.of)
        expect([at, sayTermValue({ kind: 'choice', of: form.of }, one, 'zh')]).not.toEqual([at, one]);
});

it('values are told as people say them', () => {
  const say = (form: Parameters<typeof sayTermValue>[0], value: Parameters<typeof sayTermValue>[1]) => [
    sayTermValue(form, value, 'zh'),
    sayTermValue(form, value, 'en'),
  ];
  expect(say({ kind: 'time' }, 435)).toEqual(['07:15', '07:15']);
  expect(say({ kind: 'number', unit: 'share', least: 0, most: 1, step: 0.01 }, 0.29)).toEqual(['29 %', '29 %']);
  expect(say({ kind: 'number', unit: 'days', least: 0, most: 9, step: 1 }, 3)).toEqual(['3 天', '3 days']);
  const roles = { kind: 'some', of: REMINDER_DEFAULT.kinds['problem.task'].value.push } as const;
  expect(say(roles, roles.of)).toEqual(['全部', 'everybody']);
  expect(say(roles, [])).toEqual(['无', 'nobody']);
  expect(say(roles, ['chief', 'office'])[0]).toBe('河长、河长办');
});
