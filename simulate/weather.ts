// How the network is, for hours at a time, and what it does to one request.
import type { Dice } from './dice.ts';

/**
 * `well`: there and back. `lost`: never arrives. `unanswered`: arrives and is applied, the answer is lost. `cut`: breaks off on the way.
 * `short`: a proxy closes the broken body and passes it on as if it were whole. `portal`: the page of a hotel with 200. `feigned`: the same as
 * JSON. `proxy`: 502 or 504 as a page, arrived or not. `half`: the answer breaks off. `doubled`: arrives twice. `late`: arrives after the phone
 * gave up.
 */
export type Fate =
  | 'well'
  | 'lost'
  | 'unanswered'
  | 'cut'
  | 'short'
  | 'portal'
  | 'feigned'
  | 'proxy'
  | 'half'
  | 'doubled'
  | 'late';

const MOODS: Readonly<Record<string, Partial<Readonly<Record<Fate, number>>>>> = {
  fine: { well: 90, unanswered: 3, doubled: 4, late: 1, proxy: 1, half: 1 },
  weak: { well: 40, lost: 15, unanswered: 15, cut: 10, half: 5, doubled: 10, late: 5 },
  bad: { well: 12, lost: 20, unanswered: 25, cut: 15, short: 2, half: 8, proxy: 6, doubled: 6, late: 6 },
  hotel: { portal: 80, feigned: 20, well: 3 },
  proxied: { well: 40, proxy: 40, short: 6, unanswered: 8, doubled: 6 },
  swallowing: { well: 25, unanswered: 75 },
};

export interface Weather {
  fate(): Fate;
  heal(): void;
}

export function makeWeather(dice: Dice, now: () => number): Weather {
  let mood: string = 'fine';
  let untilMs = 0;
  let isHealed = false;
  return {
    fate() {
      if (isHealed) return 'well';
      if (now() >= untilMs) {
        mood = dice.weigh({ fine: 35, weak: 25, bad: 20, hotel: 6, proxied: 6, swallowing: 8 });
        untilMs = now() + dice.int(1, 12) * 3_600_000;
      }
      return dice.weigh(MOODS[mood] as Record<Fate, number>);
    },
    heal() {
      isHealed = true;
    },
  };
}
