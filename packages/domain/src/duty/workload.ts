// 负担: minutes asked of each chief in a month, all his waters together, by the post that asks most of him. Minutes are visits times the
// least that one takes; the way to the river is not in them, and a walk that satisfies several waters is counted for each.
import { POST_LEVELS, type PostLevel } from '../people/post.ts';
import type { ByPost } from './rule.ts';

/** What one duty asks in the month. */
export interface AskedMinutes {
  readonly person: string;
  readonly post: PostLevel;
  readonly visits: number;
  readonly minutes: number;
}

export interface PersonLoad extends AskedMinutes {
  readonly waters: number;
  /** The most that the rule would ask of one person: of several posts the greatest. */
  readonly most: number;
}

export interface PostLoad {
  readonly post: PostLevel;
  readonly people: number;
  readonly minutes: number;
  readonly median: number;
  /** Nine in ten are asked no more. */
  readonly ninth: number;
  readonly heaviest: number;
  readonly most: number;
  /** People who are asked more than `most`. */
  readonly over: number;
}

/** People of whom anything is asked, those of whom most is asked first. */
export function loadPeople(asked: Iterable<AskedMinutes>, mostMinutes: ByPost): PersonLoad[] {
  const byPerson = new Map<string, AskedMinutes[]>();
  for (const one of asked)
    if (one.visits > 0) {
      const known = byPerson.get(one.person);
      if (known) known.push(one);
      else byPerson.set(one.person, [one]);
    }
  return [...byPerson]
    .map(([person, duties]) => {
      const minutesByPost = new Map<PostLevel, number>();
      for (const { post, minutes } of duties) minutesByPost.set(post, (minutesByPost.get(post) ?? 0) + minutes);
      const posts = [...minutesByPost].sort(
        ([a, x], [b, y]) => y - x || POST_LEVELS.indexOf(a) - POST_LEVELS.indexOf(b),
      );
      return {
        ...{ person, post: posts[0]![0], waters: duties.length },
        visits: duties.reduce((sum, { visits }) => sum + visits, 0),
        minutes: duties.reduce((sum, { minutes }) => sum + minutes, 0),
        most: Math.max(...posts.map(([post]) => mostMinutes[post])),
      };
    })
    .sort((a, b) => b.minutes - a.minutes || (a.person < b.person ? -1 : 1));
}

export function isOver({ minutes, most }: Pick<PersonLoad, 'minutes' | 'most'>): boolean {
  return minutes > most;
}

/** A row for each post of which anybody is asked something. */
export function spreadByPost(people: readonly PersonLoad[], mostMinutes: ByPost): PostLoad[] {
  return POST_LEVELS.flatMap((post) => {
    const minutes = people
      .filter((one) => one.post === post)
      .map((one) => one.minutes)
      .sort((a, b) => a - b);
    if (minutes.length === 0) return [];
    return {
      ...{ post, people: minutes.length, most: mostMinutes[post] },
      minutes: minutes.reduce((sum, one) => sum + one, 0),
      median: atShare(minutes, 0.5),
      ninth: atShare(minutes, 0.9),
      heaviest: minutes.at(-1)!,
      over: people.filter((one) => one.post === post && isOver(one)).length,
    };
  });
}

/** The least value that this share of them does not pass. */
function atShare(rising: readonly number[], share: number): number {
  return rising[Math.max(0, Math.ceil(share * rising.length - 1e-9) - 1)]!;
}
