// Whether a share seen in a sample shows that the true share is at least so large, or could well be luck.

/**
 * The exact one-sided test (Clopper and Pearson, 1934): with a true share of just `share`, `hits` or more of `of` would come in at most
 * 1 − `confidence` of all cases. Takes the cases as independent; months of one reach are not quite, so the true margin is thinner.
 */
export function isSurelyAtLeast(
  hits: number,
  of: number,
  goal: { readonly share: number; readonly confidence: number },
): boolean {
  const { share, confidence } = goal;
  if (share <= 0) return true;
  if (share >= 1) return hits === of;
  // From all hits downwards, each term from the one before; in logarithms, because the first is tiny for thousands of cases.
  let term = of * Math.log(share);
  let tail = 0;
  for (let k = of; k >= hits; k--) {
    tail += Math.exp(term);
    if (tail > 1 - confidence) return false;
    term += Math.log(k / (of - k + 1)) + Math.log((1 - share) / share);
  }
  return true;
}
