// Who is compared with whom: chiefs of one level of post of whom a like number of visits is asked. Bands are cut at values, so that two chiefs
// of whom the same is asked always stand in the same one.
import { groupBy } from '../ground/group.ts';
import type { PostLevel } from '../people/post.ts';
import type { StandingRule } from './standing-rule.ts';

export interface Peer {
  readonly person: string;
  readonly level: PostLevel;
  /** Visits asked in the month. */
  readonly asked: number;
}

export interface PeerGroup {
  readonly level: PostLevel;
  /** `band`: a like duty. `level`: the band was too small, so all of the level. `few`: the level is too small to compare anybody. */
  readonly by: 'band' | 'level' | 'few';
  readonly people: number;
  /** Visits asked of those in the group, the least and the most. */
  readonly from: number;
  readonly to: number;
}

/** Each person with his group, which contains himself. */
export function groupPeers<P extends Peer>(
  people: readonly P[],
  rule: Pick<StandingRule, 'peers'>,
): Map<string, { readonly group: PeerGroup; readonly members: readonly P[] }> {
  const groups = new Map<string, { readonly group: PeerGroup; readonly members: readonly P[] }>();
  for (const [level, all] of groupBy(people, (person) => person.level)) {
    const limits = cutBands(all, rule.peers.value.bands);
    const bands = groupBy(all, ({ asked }) => limits.filter((limit) => asked >= limit).length);
    for (const band of bands.values()) {
      const isSmall = band.length < rule.peers.value.least;
      const members = isSmall ? all : band;
      const by = !isSmall ? 'band' : all.length < rule.peers.value.least ? 'few' : 'level';
      const group = describeGroup(level, by, members);
      for (const { person } of band) groups.set(person, { group, members });
    }
  }
  return groups;
}

/** The least number of visits of the second band, of the third, and so on. */
function cutBands(people: readonly Peer[], bands: number): number[] {
  const asked = people.map((person) => person.asked).sort((a, b) => a - b);
  return Array.from({ length: bands - 1 }, (_, i) => asked[Math.floor(((i + 1) * asked.length) / bands)]!);
}

function describeGroup(level: PostLevel, by: PeerGroup['by'], members: readonly Peer[]): PeerGroup {
  const asked = members.map((member) => member.asked);
  return {
    ...{ level, by, people: members.length },
    ...{ from: Math.min(...asked), to: Math.max(...asked) },
  };
}
