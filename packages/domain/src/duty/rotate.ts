// Some rules ask a chief for his waters together: each outing covers a share of them, and within a longer period all of them. The
// waters take turns: whoever was visited least in the running round goes first, so a full round never misses one.
import { overlapSpans, type Span } from '../people/post.ts';
import { clipWindow, type Window } from './period.ts';

export interface Water {
  readonly reach: string;
  /** The days the chief answers for it this month. */
  readonly span: Span;
}

export interface Turns {
  /** When the chief goes out, and how often. */
  readonly outings: readonly Window[];
  /** Least share of the waters each outing covers, 0–1; at least one water is covered. */
  readonly share: number;
  /** The spans within which every water is to be reached, or null. */
  readonly rounds: readonly Span[] | null;
  /** Where the turn starts: the caller passes a number that grows from month to month, so that everyone comes first in time. */
  readonly start: number;
}

/** Windows by reach. Waters are taken by id, whatever the order given; a water held by two posts at once is one water. */
export function rotateWaters(waters: readonly Water[], turns: Turns): Map<string, Window[]> {
  const sorted = uniteWaters(waters);
  const windowsByReach = new Map<string, Window[]>(waters.map(({ reach }) => [reach, []]));
  const rounds = turns.rounds ?? [null];
  let turn = turns.start * Math.max(1, Math.ceil(turns.share * sorted.length - 1e-9));
  for (const round of rounds) {
    const outings = turns.outings.flatMap((outing) =>
      round === null || (outing.from >= round.from && outing.from <= round.to)
        ? Array.from({ length: outing.visits }, () => ({ from: outing.from, to: outing.to }))
        : [],
    );
    const countByReach = new Map<string, number>();
    for (const outing of outings) {
      const here = sorted.filter(({ span }) => overlapSpans(span, outing) !== null);
      const size = sizeOfOuting(here.length, turns.share, round === null ? null : outings.length);
      for (const water of takeTurns(here, countByReach, { size, turn })) {
        countByReach.set(water.reach, (countByReach.get(water.reach) ?? 0) + 1);
        addVisit(windowsByReach.get(water.reach)!, clipWindow({ ...outing, visits: 1 }, water.span));
      }
      turn += size;
    }
  }
  return windowsByReach;
}

/** By reach and first day, spans of one water that overlap made one. */
function uniteWaters(waters: readonly Water[]): Water[] {
  const united: Water[] = [];
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  for (const water of [...waters].sort((a, b) => order(a.reach, b.reach) || order(a.span.from, b.span.from))) {
    const last = united.at(-1);
    if (last?.reach !== water.reach || overlapSpans(last.span, water.span) === null) united.push(water);
    else if (water.span.to > last.span.to)
      united[united.length - 1] = { ...last, span: { from: last.span.from, to: water.span.to } };
  }
  return united;
}

function sizeOfOuting(waters: number, share: number, outingsInRound: number | null): number {
  const byShare = Math.ceil(share * waters - 1e-9);
  const byRound = outingsInRound === null ? 0 : Math.ceil(waters / outingsInRound);
  return Math.min(waters, Math.max(1, byShare, byRound));
}

function takeTurns(
  waters: readonly Water[],
  countByReach: ReadonlyMap<string, number>,
  { size, turn }: { readonly size: number; readonly turn: number },
): Water[] {
  const place = (i: number) => (((i - turn) % waters.length) + waters.length) % waters.length;
  return waters
    .map((water, i) => ({ water, count: countByReach.get(water.reach) ?? 0, place: place(i) }))
    .sort((a, b) => a.count - b.count || a.place - b.place)
    .slice(0, size)
    .map(({ water }) => water);
}

function addVisit(windows: Window[], visit: Window | null): void {
  if (visit === null) return;
  const last = windows.at(-1);
  if (last && last.from === visit.from && last.to === visit.to)
    windows[windows.length - 1] = { ...last, visits: last.visits + visit.visits };
  else windows.push(visit);
}
