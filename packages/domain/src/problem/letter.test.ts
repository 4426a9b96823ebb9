import { describe, expect, it } from 'vitest';
import { type LetterDue, letterNumber, lettersOfMove, officeMark } from './letter.ts';
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
    [['广州市'], 'assignment', '穗河长办交〔2026〕12号'],
    [['样例市'], 'supervision', '样例河长办督〔2026〕12号'],
    [['广州市', '海珠区'], 'assignment', '海珠河长办交〔2026〕12号'],
    [['上海市', '浦东新区'], 'assignment', '浦东河长办交〔2026〕12号'],
    [['邢台市', '邢台县'], 'assignment', '邢台县河长办交〔2026〕12号'],
    [['清远市', '连南瑶族自治县'], 'assignment', '连南瑶族自治县河长办交〔2026〕12号'],
    [['三明市', '沙县'], 'assignment', '沙县河长办交〔2026〕12号'],
    [['广州市', '番禺区', '石楼镇'], 'assignment', '番禺石楼镇河长办交〔2026〕12号'],
  ] as const)('of the office of %s is %s', (names, kind, number) => {
    const levels = ['city', 'district', 'town'] as const;
    const mark = officeMark(names.map((name, i) => ({ level: levels[i]!, name })));
    expect(letterNumber({ kind, mark, year: 2026, n: 12 })).toBe(number);
  });

  it('of a reply is the department’s', () => {
    expect(letterNumber({ kind: 'reply', mark: '样例市水务局', year: 2018, n: 1 })).toBe(
      '样例市水务局河长复〔2018〕1号',
    );
  });
});
