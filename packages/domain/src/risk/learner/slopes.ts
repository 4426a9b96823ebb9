// Slope and curve of the loss at every row of a tree, as whole steps (see cells.ts). Rounding up or down is drawn from the row and the tree, so
// that the same row gets the same steps in whatever order and thread it is done.
import { CURVE_STEPS, packCell, type Scales, SLOPE_STEPS } from './cells.ts';
import { SLOPE_BLOCK, type Workplace } from './workplace.ts';

/** Where the scales of a tree stand in the workplace, and what its rounding is drawn from. */
const SCALE = { slope: 0, curve: 1, unit: 2, seed: 3 } as const;

export function readScales({ scales }: Pick<Workplace, 'scales'>): Scales {
  return { slope: scales[SCALE.slope]!, curve: scales[SCALE.curve]!, unit: scales[SCALE.unit]! };
}

export function writeScales(place: Workplace, heaviest: number, seed: number): void {
  const isLogistic = place.objective === 'logistic';
  const steepest = isLogistic ? heaviest : steepestOf(place);
  place.scales[SCALE.slope] = SLOPE_STEPS / (steepest || 1);
  place.scales[SCALE.curve] = CURVE_STEPS / ((isLogistic ? heaviest / 4 : heaviest) || 1);
  place.scales[SCALE.unit] = 2 ** Math.ceil(Math.log2(CURVE_STEPS * (place.rows.length + 1)));
  place.scales[SCALE.seed] = seed;
}

/** Guesses and cells of one block of the tree's rows, and their sums. */
export function fillSlopes(place: Workplace, block: number): void {
  const from = block * SLOPE_BLOCK;
  const to = Math.min(place.rows.length, from + SLOPE_BLOCK);
  const { rows, scores, labels, weights, guesses, cells } = place;
  const { slope, curve, unit } = readScales(place);
  let [slopes, curves] = [0, 0];
  const seed = place.scales[SCALE.seed]! | 0;
  const isLogistic = place.objective === 'logistic';
  for (let i = from; i < to; i++) {
    const row = rows[i]!;
    const weight = weights[row]!;
    const score = scores[row]!;
    const guess = isLogistic ? 1 / (1 + Math.exp(-score)) : score;
    guesses[row] = guess;
    const bend = isLogistic ? guess * (1 - guess) : 1;
    const chance = mix(row ^ seed);
    const slopeSteps = Math.floor(weight * (guess - labels[row]!) * slope + (chance >>> 16) / 65_536);
    const curveSteps = Math.floor(weight * bend * curve + (chance & 65_535) / 65_536);
    cells[row] = packCell(slopeSteps, curveSteps);
    slopes += slopeSteps;
    curves += curveSteps;
  }
  place.blocks[2 * block] = slopes;
  place.blocks[2 * block + 1] = (to - from) * unit + curves;
}

/** Slope and weight of all rows of the tree. */
export function sumSlopes({ blocks }: Workplace): { readonly slope: number; readonly weight: number } {
  let [slope, weight] = [0, 0];
  for (let i = 0; i < blocks.length; i += 2) {
    slope += blocks[i]!;
    weight += blocks[i + 1]!;
  }
  return { slope, weight };
}

/** Whole numbers without a pattern (a finaliser of 32 bits). */
function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x7feb_352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846c_a68b);
  return mixed ^ (mixed >>> 16);
}

function steepestOf({ scores, labels, weights }: Workplace): number {
  let steepest = 0;
  for (let i = 0; i < labels.length; i++)
    steepest = Math.max(steepest, weights[i]! * Math.abs(scores[i]! - labels[i]!));
  return steepest;
}
