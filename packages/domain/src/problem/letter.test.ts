import { describe, expect, it } from 'vitest';
import { type LetterDue, letterNumber, lettersOfMove } from './letter.ts';
import type { Part, PartState } from './part.ts';

const part = (department: string, state: PartState, lead = false): Part => ({ department, lead, state });

describe('the letters of a move', () => {
  const [water, urban] = [part('water', 'assigned', true), part('urban', 'assigned')];
  const to = (kind: LetterDue['kind'], ...departments: string[]) =>
    departments.map((department) => ({ kind, department }));

  it.each([
    ['an assignment goes to each department', 'assign', [], [water, urban], null, to('assignment', 'water', 'urban')],
    ['a transfer to those alone that are new', 'transfer', [water], [urban, water], null, to('assignment', 'urban')],
    [
      'a transfer to one that had returned it as well',
      'transfer',
      [part('urban', 'returned'), water],
      [water, urban],
      null,
      to('assignment', 'urban'),
    ],
    ['a department that is done replies', 'handle', [water, urban], [part('water', 'handled', true), urban], 'water', to('reply', 'water')], // biome-ignore format: a row
    ['an office that notes it does not', 'handle', [water], [part('water', 'handled', true)], null, []],
    ['what returns to the office has none', 'return', [water], [part('water', 'returned')], 'water', []],
  ] as const)('%s', (_, move, before, after, own, due) => {
    expect(lettersOfMove({ move, before, after, own })).toEqual(due);
  });

  it('are one order for all departments when it is supervised', () => {
    const due = [{ kind: 'supervision', department: null }];
    expect(lettersOfMove({ move: 'supervise', before: [water, urban], after: [water, urban], own: null })).toEqual(due);
  });
});

describe('the number of a letter', () => {
  it.each([
    ['assignment', '穗河长办', '穗河长办交〔2026〕12号'],
    ['supervision', '样例河长办', '样例河长办督〔2026〕12号'],
    ['reply', '样例市水务局河长', '样例市水务局河长复〔2026〕12号'],
    ['reply', '穗水', '穗水复〔2026〕12号'],
  ] as const)('of a %s of %s is %s', (kind, mark, number) => {
    expect(letterNumber({ kind, mark, year: 2026, n: 12 })).toBe(number);
  });
});
