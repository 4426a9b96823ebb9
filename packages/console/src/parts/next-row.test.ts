import { describe, expect, it } from 'vitest';
import { nextRow } from './next-row.ts';

const BEFORE = ['a', 'b', 'c', 'd', 'e'];

describe('going on after a row has changed', () => {
  it.each([
    ['stayed', ['a', 'b', 'c', 'd', 'e']],
    ['went down', ['a', 'b', 'd', 'e', 'c']],
    ['went up', ['c', 'a', 'b', 'd', 'e']],
    ['left the list', ['a', 'b', 'd', 'e']],
  ])('that %s leads to the rows that lay beside it', (_, after) => {
    const next = (by: 1 | -1) => after[nextRow(BEFORE.indexOf('c'), after.indexOf('c'), by)];
    expect([next(-1), next(1)]).toEqual(['b', 'd']);
  });
});
