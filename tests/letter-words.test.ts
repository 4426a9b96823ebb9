// Letters and screens call types and sources of problems alike: the two tables stand in towers that do not know each other, so they are held
// together here.
import { describe, expect, it } from 'vitest';
import { SOURCE_NAMES, TYPE_NAMES } from '../packages/server/src/paper/letter-words.ts';
import { PROBLEM_SOURCE_WORDS, PROBLEM_TYPE_WORDS } from '../packages/ui/src/words-problem.ts';

describe('the words of letters', () => {
  it.each([
    ['types', TYPE_NAMES, PROBLEM_TYPE_WORDS],
    ['sources', SOURCE_NAMES, PROBLEM_SOURCE_WORDS],
  ] as const)('name the %s of problems as the screens do', (_, names, words) => {
    expect(names).toEqual(Object.fromEntries(Object.entries(words).map(([key, [zh]]) => [key, zh])));
  });
});
