// The best split of a node on one feature, read from its histogram. Missing values go to the side that gains more; a monotone feature may not
// split against its sign.
import type { Scales } from './cells.ts';

/** A node whose split is sought; sums are on the scales of cells.ts. */
export interface SearchedNode {
  readonly slope: number;
  readonly weight: number;
  /** Bounds of its values, from monotone splits above. */
  readonly low: number;
  readonly high: number;
}

export interface SearchRules {
  readonly scales: Scales;
  readonly minRows: number;
  readonly l2: number;
  readonly minGain: number;
}

export interface Split {
  readonly feature: number;
  /** Bins up to this one go left. */
  readonly bin: number;
  readonly missingLeft: boolean;
  /** Sums of the left side. */
  readonly slope: number;
  readonly weight: number;
  /** In the units of the sums: comparable within a tree only. */
  readonly gain: number;
}

/** Numbers of a found split, in this order; `score` is the gain plus a constant of the node; feature -1 for none. */
export const FOUND = { score: 0, feature: 1, bin: 2, missingLeft: 3, slope: 4, weight: 5 } as const;
export const FOUND_SIZE = 6;

export interface SearchedFeature {
  readonly feature: number;
  readonly sign: number;
  /** The last bin that a value can fall into. */
  readonly lastBin: number;
  readonly histograms: Float64Array;
  readonly at: number;
}

/** What is added to each sum of curves: at least one step, so that no sum is ever zero. */
export function stiffness(l2: number, scales: Scales): number {
  return Math.max(1, l2 * scales.curve);
}

/** What a split must exceed: the score of the node as it is, and the least gain. */
export function leastScore({ slope, weight }: SearchedNode, { scales, l2, minGain }: SearchRules): number {
  const curve = weight - Math.floor(weight / scales.unit) * scales.unit + stiffness(l2, scales);
  return (slope * slope) / curve + (minGain * scales.slope * scales.slope) / scales.curve;
}

/** Replaces what was found so far, at `found[to]`, wherever this feature is better. */
export function searchFeature(
  node: SearchedNode,
  rules: SearchRules,
  searched: SearchedFeature,
  { found, to }: { readonly found: Float64Array; readonly to: number },
): void {
  const missingSlope = searched.histograms[searched.at]!;
  const missingWeight = searched.histograms[searched.at + 1]!;
  if (missingWeight > 0) {
    scanBins(node, rules, searched, { found, to, slope: missingSlope, weight: missingWeight, until: searched.lastBin });
    // The last bin against missing alone is a split too.
    scanBins(node, rules, searched, { found, to, slope: 0, weight: 0, until: searched.lastBin + 1 });
  } else scanBins(node, rules, searched, { found, to, slope: 0, weight: 0, until: searched.lastBin });
}

interface Scan {
  readonly found: Float64Array;
  readonly to: number;
  /** Sums of the left side before the first bin. */
  readonly slope: number;
  readonly weight: number;
  /** The first bin after which there is no split any more. */
  readonly until: number;
}

function scanBins(node: SearchedNode, rules: SearchRules, searched: SearchedFeature, scan: Scan): void {
  const { histograms, at, sign } = searched;
  const { found, to, until } = scan;
  const { unit } = rules.scales;
  const perUnit = 1 / unit;
  const l2 = stiffness(rules.l2, rules.scales);
  const least = rules.minRows;
  const allSlope = node.slope;
  const allRows = Math.floor(node.weight * perUnit);
  const allCurve = node.weight - allRows * unit;
  const most = allRows - least;
  let slope = scan.slope;
  let weight = scan.weight;
  let best = found[to]!;
  let bin = 1;
  // Where nothing has moved yet there is no split. Later an empty bin only repeats the score before it.
  while (bin < until && histograms[at + 2 * bin + 1] === 0) bin++;
  for (; bin < until; bin++) {
    slope += histograms[at + 2 * bin]!;
    weight += histograms[at + 2 * bin + 1]!;
    const rows = Math.floor(weight * perUnit);
    if (rows < least) continue;
    if (rows > most) break;
    const curve = weight - rows * unit + l2;
    const otherCurve = allCurve - curve + l2 + l2;
    const otherSlope = allSlope - slope;
    const score = (slope * slope * otherCurve + otherSlope * otherSlope * curve) / (curve * otherCurve);
    if (score <= best) continue;
    if (
      sign !== 0 &&
      sign * leafValue(node, rules, slope / curve) > sign * leafValue(node, rules, otherSlope / otherCurve)
    )
      continue;
    best = score;
    found[to + FOUND.score] = score;
    found[to + FOUND.feature] = searched.feature;
    found[to + FOUND.bin] = bin;
    found[to + FOUND.missingLeft] = scan.weight > 0 ? 1 : 0;
    found[to + FOUND.slope] = slope;
    found[to + FOUND.weight] = weight;
  }
}

/** The value of a node within its bounds, from its slope over its curve on their scales. */
export function leafValue(
  { low, high }: Pick<SearchedNode, 'low' | 'high'>,
  { scales }: Pick<SearchRules, 'scales'>,
  ratio: number,
): number {
  const value = (-ratio * scales.curve) / scales.slope;
  return value < low ? low : Math.min(value, high);
}
