// A chief is away and nobody stands in. What falls wholly into those days he cannot do: it is not held against him, and moves to windows of
// the month that are still to come, as far as they have days left. A window of which some day is outside stays as it is. So nobody is asked
// for more than before, and for no day that is not there.
import { addDays, type Day, dayNumber } from '../ground/day.ts';
import { type Delegation, isInPost, type Span } from '../people/post.ts';
import type { Window } from './period.ts';

/** WARNING: stored; add, never rename. */
export const ABSENCE_KINDS = ['leave', 'sickness', 'training', 'other'] as const;
export type AbsenceKind = (typeof ABSENCE_KINDS)[number];

export interface MovedForAbsence {
  /** In order of days. */
  readonly windows: readonly Window[];
  readonly moved: number;
  /** Visits for which the rest of the month has no day. */
  readonly excused: number;
}

/** The days away on which none of his assistants stands in, as spans. */
export function listAloneDays(away: Span, delegations: readonly Delegation[]): Span[] {
  const spans: Span[] = [];
  for (let day = away.from; day <= away.to; day = addDays(day, 1)) {
    if (delegations.some((one) => isInPost(one, day))) continue;
    const last = spans.at(-1);
    if (last && addDays(last.to, 1) === day) spans[spans.length - 1] = { from: last.from, to: day };
    else spans.push({ from: day, to: day });
  }
  return spans;
}

/**
 * @param windows of one duty, in order of days
 * @param visitDays days on which effective patrols covered the water
 * @param alone days away without a stand-in
 * @param today nothing is moved to a day that is over
 */
export function moveForAbsence(
  { windows, visitDays }: { readonly windows: readonly Window[]; readonly visitDays: readonly Day[] },
  alone: readonly Span[],
  today: Day,
): MovedForAbsence {
  const isAway = (day: Day) => alone.some((span) => span.from <= day && day <= span.to);
  const isOut = (window: Window) => alone.some((span) => span.from <= window.from && window.to <= span.to);
  const doneIn = (window: Window) => new Set(visitDays.filter((day) => day >= window.from && day <= window.to)).size;
  let left = 0;
  let lastAway: Day | null = null;
  const kept = windows.map((window) => {
    if (!isOut(window)) return { ...window };
    const visits = Math.min(window.visits, doneIn(window));
    left += window.visits - visits;
    lastAway = window.to;
    return { ...window, visits };
  });
  const open = left;
  if (lastAway !== null)
    for (; left > 0; left--) {
      const target = findRoomiest(
        kept.filter((window) => window.from > lastAway! && !isOut(window)),
        { isAway, today },
      );
      if (target === null) break;
      target.visits++;
    }
  return { windows: kept.filter(({ visits }) => visits > 0), moved: open - left, excused: left };
}

/** The window with most days not asked yet, of equals the first. */
function findRoomiest<W extends Window>(
  windows: readonly W[],
  { isAway, today }: { readonly isAway: (day: Day) => boolean; readonly today: Day },
): W | null {
  let best: { readonly window: W; readonly room: number } | null = null;
  for (const window of windows) {
    const room = countDays(window, (day) => day >= today && !isAway(day)) - window.visits;
    if (room > 0 && (best === null || room > best.room)) best = { window, room };
  }
  return best?.window ?? null;
}

function countDays({ from, to }: Span, fits: (day: Day) => boolean): number {
  let count = 0;
  for (let i = dayNumber(to) - dayNumber(from); i >= 0; i--) if (fits(addDays(from, i))) count++;
  return count;
}
