import { expect, it } from 'vitest';
import { readProblemSearch } from './problem-address.ts';

it('leaves out what it cannot read', () => {
  expect(readProblemSearch({ show: 'open', page: 'x' })).toEqual({ show: 'open' });
});
