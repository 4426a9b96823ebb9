import { expect, it } from 'vitest';
import { isSameView, viewOfSearch } from './view-search.ts';

it('a view holds the filters and neither page nor month', () => {
  expect(viewOfSearch({ queue: 'overdue', page: 3, month: '2017-12', key: true, q: undefined, deep: {} })).toEqual({
    queue: 'overdue',
    key: true,
  });
});

it.each([
  [{}, {}, true],
  [{ a: '1', b: 2 }, { b: 2, a: '1' }, true],
  [{ a: '1' }, { a: 1 }, false],
  [{ a: '1' }, { a: '1', b: 2 }, false],
  [{ a: '1', b: 2 }, { a: '1' }, false],
])('%j and %j show the same: %s', (a, b, same) => {
  expect(isSameView(a as never, b as never)).toBe(same);
});
