import { describe, expect, it } from 'vitest';
import { isOver, loadPeople, spreadByPost } from './workload.ts';

const MOST = { city: 120, district: 240, town: 300, village: 600, reach: 600, assistant: 0 };
const asked = (person: string, post: 'town' | 'village', visits: number) => ({
  person,
  post,
  visits,
  minutes: 10 * visits,
});

describe('the minutes asked of a chief', () => {
  it('are those of all his waters, and no one is there of whom nothing is asked', () => {
    const people = loadPeople([asked('lin', 'village', 3), asked('wu', 'town', 0), asked('lin', 'village', 22)], MOST);
    expect(people).toEqual([{ person: 'lin', post: 'village', waters: 2, visits: 25, minutes: 250, most: 600 }]);
    expect(isOver(people[0]!)).toBe(false);
  });

  it('of two posts are held against the greater limit and told under the post that asks most', () => {
    const [wu] = loadPeople([asked('wu', 'village', 10), asked('wu', 'town', 31)], MOST);
    expect(wu).toMatchObject({ post: 'town', minutes: 410, most: 600 });
  });

  it('are over the limit above it, not at it', () => {
    expect([300, 301].map((minutes) => isOver({ minutes, most: 300 }))).toEqual([false, true]);
  });

  it('are told by post with the middle, what nine in ten do not pass, and the heaviest', () => {
    const people = loadPeople(
      [...Array.from({ length: 10 }, (_, i) => asked(`v${i}`, 'village', 10 * (i + 1))), asked('wu', 'town', 4)],
      MOST,
    );
    expect(people.map(({ person }) => person).slice(0, 2)).toEqual(['v9', 'v8']);
    expect(spreadByPost(people, MOST)).toEqual([
      { post: 'town', people: 1, minutes: 40, median: 40, ninth: 40, heaviest: 40, most: 300, over: 0 },
      { post: 'village', people: 10, minutes: 5500, median: 500, ninth: 900, heaviest: 1000, most: 600, over: 4 },
    ]);
  });
});
