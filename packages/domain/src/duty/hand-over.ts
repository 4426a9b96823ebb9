// A chief leaves in the middle of a month: what he has done stays his, what is still open goes to the one who takes over. Nothing that was
// asked is lost, and nobody is asked for more days than are left.
import { addDays, type Day } from '../ground/day.ts';
import { countDays } from '../people/post.ts';
import type { Window } from './period.ts';

export interface HandedOver {
  /** Of the leaver: windows that ended before the day as they were, and of the one that runs what he did in it. */
  readonly kept: readonly Window[];
  /** Of the successor: windows that begin on or after the day, and what is left of the one that runs. */
  readonly moved: readonly Window[];
}

/**
 * @param windows of one duty, in order of days
 * @param visitDays days on which the leaver's effective patrols covered the reach
 * @param day the successor's first day
 */
export function handOverDuty(windows: readonly Window[], visitDays: readonly Day[], day: Day): HandedOver {
  const kept: Window[] = [];
  const moved: Window[] = [];
  const visited = [...new Set(visitDays)].filter((visit) => visit < day);
  for (const window of windows) {
    if (window.to < day) kept.push(window);
    else if (window.from >= day) moved.push(window);
    else {
      const done = Math.min(window.visits, visited.filter((visit) => visit >= window.from).length);
      if (done > 0) kept.push({ from: window.from, to: addDays(day, -1), visits: done });
      const left = { from: day, to: window.to };
      const visits = Math.min(window.visits - done, countDays(left));
      if (visits > 0) moved.push({ ...left, visits });
    }
  }
  return { kept, moved };
}
