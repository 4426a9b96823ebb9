// Screens by name.
import type { MeBody } from '@xunhe/contract/people';
import { RIGHTS } from '@xunhe/domain/people/may';
import { describe, expect, it } from 'vitest';
import { FRAME_WORDS } from '../parts/words-frame.ts';
import { findScreens, SCREEN_SPELLING } from './find-screens.ts';
import { RAIL_ENTRIES } from './rail-groups.ts';

const find = (q: string, rights: readonly string[] = RIGHTS) =>
  findScreens({ rights } as unknown as MeBody, q, (word) => FRAME_WORDS[word]).map(({ word }) => word);

describe('a screen', () => {
  it.each([
    ['问题统', ['problemStatistics']],
    ['wentitongji', ['problemStatistics']],
    ['wttj', ['problemStatistics']],
    ['Calendar', ['workCalendar']],
    ['ｇｚｒｌ', ['workCalendar']],
    ['%', []],
    [' ', []],
  ])('is found by %s', (q, words) => expect(find(q)).toEqual(words));

  it('is not found without its right', () => expect(find('wttj', ['place.read'])).toEqual([]));

  it('has a syllable for every sign of its name', () => {
    for (const { word } of RAIL_ENTRIES)
      expect([word, SCREEN_SPELLING[word].split(' ').length]).toEqual([word, FRAME_WORDS[word][0].length]);
  });
});
