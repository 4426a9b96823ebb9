// Which row comes next for somebody who goes through a sorted list and changes rows on the way: a row that he changed may have moved, but he
// goes on from where he was.

/** @param place where the row lay when it was opened; @param at where it lies now, -1 when it left the list */
export function nextRow(place: number, at: number, by: 1 | -1): number {
  if (at === place) return place + by;
  // It went down or away: those below moved up into its place. It went up: those above moved down.
  const hasGoneDown = at < 0 || at > place;
  if (by > 0) return hasGoneDown ? place : place + 1;
  return hasGoneDown ? place - 1 : place;
}
