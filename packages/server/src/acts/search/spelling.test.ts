// What may be typed for a name.
import { describe, expect, it } from 'vitest';
import { joinTyped, normaliseWords, rankName, spellName } from './spelling.ts';

const rank = (name: string, words: string) => rankName(spellName(name), joinTyped(normaliseWords(words)!));

describe('a name is read', () => {
  it.each([
    ['石井河', '石井河', 0],
    ['石井河', 'shijinghe', 0],
    ['石井河', 'sjh', 0],
    ['石井河', 'shi jing', 1],
    ['石井河', 'shij', 1],
    ['石井河', '石j', 1],
    ['石井河', '石jinghe', 0],
    ['石井河', 'jh', 2],
    ['石井河', 'ＳＪＨ', 0],
    ['重庆', 'chongqing', 0],
    ['重庆', 'zhongqing', null],
    ['长沙', 'changsha', 0],
    ['厦门', 'xiamen', 0],
    ['厦门', 'xm', 0],
    ['西安', "xi'an", 0],
    ['绿江', 'lvjiang', 0],
    ['石井河3段', 'sjh3', 1],
    ['石井河3段', '３段', 2],
    ['S12', 's1', 1],
    ['石井河', '%', null],
    ['石井河', '_', null],
    ['石井河', 'sjx', null],
    ['石井河', '石井河道', null],
  ])('%s by %s: %s', (name, words, expected) => expect(rank(name, words)).toBe(expected));

  it('also when its syllables are all alike: readings do not multiply', () => {
    const alike = '南'.repeat(60);
    expect(rank(alike, 'nan'.repeat(20))).toBe(1);
    expect(rank(alike, 'n'.repeat(60))).toBe(0);
    expect(rank(alike, `${'nan'.repeat(19)}nx`)).toBeNull();
  });

  it('as a surname where it is a person', () => {
    expect(rankName(spellName('单明', 'head'), 'shanming')).toBe(0);
    expect(rankName(spellName('曾伟', 'head'), 'zengwei')).toBe(0);
  });
});

describe('what was typed', () => {
  it('is refused empty and beyond sixty signs, counted after normalising', () => {
    expect(normaliseWords('　 ')).toBeNull();
    expect(normaliseWords(`  ${'河'.repeat(60)}  `)).toHaveLength(60);
    expect(normaliseWords('河'.repeat(61))).toBeNull();
  });
});
