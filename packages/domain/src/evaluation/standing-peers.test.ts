import { describe, expect, it } from 'vitest';
import { groupPeers, type Peer } from './standing-peers.ts';
import { STANDING_DEFAULT } from './standing-rule.ts';

const village = (person: string, asked: number): Peer => ({ person, level: 'village', asked });
const crowd = (asked: readonly number[]) => asked.map((visits, i) => village(`P${i}`, visits));
const times = (count: number, asked: number) => Array.from({ length: count }, () => asked);

describe('peers', () => {
  it('are those of the same level of whom a like number of visits is asked', () => {
    const people = [...crowd([...times(8, 2), ...times(8, 6), ...times(8, 12)]), { person: 'wu', level: 'town', asked: 2 }] as Peer[]; // biome-ignore format: one line
    const groups = groupPeers(people, STANDING_DEFAULT);
    expect(groups.get('P0')!.group).toEqual({ level: 'village', by: 'band', people: 8, from: 2, to: 2 });
    expect(groups.get('P9')!.group).toMatchObject({ by: 'band', from: 6, to: 6 });
    expect(groups.get('P23')!.group).toMatchObject({ by: 'band', from: 12, to: 12 });
  });

  it('of whom the same is asked are never parted', () => {
    const groups = groupPeers(crowd([...times(30, 4), 9]), STANDING_DEFAULT);
    expect(groups.get('P0')!.members).toHaveLength(31);
    expect(groups.get('P0')!.members).toBe(groups.get('P29')!.members);
  });

  it('are all of the level where the band is too small, and nobody where the level is', () => {
    const groups = groupPeers(crowd([...times(20, 4), 9, 9]), STANDING_DEFAULT);
    expect(groups.get('P20')!.group).toEqual({ level: 'village', by: 'band', people: 22, from: 4, to: 9 });
    const spread = groupPeers(crowd([...times(5, 2), ...times(5, 6), ...times(5, 12)]), STANDING_DEFAULT);
    expect(spread.get('P0')!.group).toMatchObject({ by: 'level', people: 15, from: 2, to: 12 });
    expect(groupPeers(crowd([4, 4, 5]), STANDING_DEFAULT).get('P0')!.group).toMatchObject({ by: 'few', people: 3 });
  });
});
