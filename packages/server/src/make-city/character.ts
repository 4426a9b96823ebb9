// Why one reach is bad and another well: towns along it, what lives off it, and what comes from upstream. The measured reaches of
// the sample city bring their own long mean; everything else about them (land, sources, people's anger) is drawn to agree with it.
import type { Character } from './city.ts';
import { centre } from './lattice.ts';
import type { Network } from './network.ts';
import { drawNormal, fieldNoise, makeRandom } from './random.ts';

/** Share of reaches whose long mean is worse than class Ⅴ. */
const FAILING_SHARE = 0.24;

/** @param measured long means of measured reaches, NaN where nothing was measured; empty when nothing was measured anywhere */
export function makeCharacter(network: Network, seed: number, measured: Float32Array): Character {
  const random = makeRandom(seed, 'character');
  const own = new Float32Array(network.count);
  for (let reach = 0; reach < network.count; reach++) {
    const [x, y] = centre(network.lattice, network.middle[reach]!);
    own[reach] = 4.2 * fieldNoise(seed + 71, x / 26, y / 26, 3) + 0.75 * drawNormal(random);
  }
  const badness = inheritUpstream(network, own);
  standardise(badness);
  if (measured.length > 0) followMeasured(network, badness, measured, seed);
  const built = new Float32Array(network.count);
  const farmed = new Float32Array(network.count);
  for (let reach = 0; reach < network.count; reach++) {
    built[reach] = clamp(0.32 + 0.17 * badness[reach]! + 0.1 * drawNormal(random), 0.02, 0.92);
    farmed[reach] = clamp((1 - built[reach]!) * (0.32 + 0.12 * drawNormal(random)), 0.01, 1 - built[reach]! - 0.02);
  }
  return { badness, built, farmed };
}

function inheritUpstream(network: Network, own: Float32Array): Float32Array {
  const inflow = new Float64Array(network.count);
  const weight = new Float64Array(network.count);
  const badness = new Float32Array(network.count);
  for (const reach of network.fromSource) {
    badness[reach] = weight[reach]! > 0 ? 0.55 * own[reach]! + 0.5 * (inflow[reach]! / weight[reach]!) : own[reach]!;
    const below = network.downstream[reach]!;
    if (below < 0) continue;
    const share = network.drainage.catchment[network.end[reach]!]!;
    inflow[below] = inflow[below]! + badness[reach]! * share;
    weight[below] = weight[below]! + share;
  }
  return badness;
}

/** Shift and stretch so that the wanted share lies above 0 and the spread is that of a real city (standard deviation 1.3). */
function standardise(badness: Float32Array): void {
  const sorted = Float32Array.from(badness).sort();
  const limit = sorted[Math.floor(sorted.length * (1 - FAILING_SHARE))]!;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const spread = Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / sorted.length);
  for (let reach = 0; reach < badness.length; reach++)
    badness[reach] = ((badness[reach]! - limit) / (spread || 1)) * 1.3;
}

/** An unmonitored reach resembles the measured water that it flows into, or that flows into it. */
function followMeasured(network: Network, badness: Float32Array, measured: Float32Array, seed: number): void {
  const random = makeRandom(seed, 'unmonitored');
  const near = Float32Array.from(measured);
  for (const reach of network.fromSource) {
    const below = network.downstream[reach]!;
    if (below >= 0 && Number.isNaN(near[below]!)) near[below] = near[reach]!;
  }
  for (let i = network.count - 1; i >= 0; i--) {
    const reach = network.fromSource[i]!;
    const below = network.downstream[reach]!;
    if (below >= 0 && Number.isNaN(near[reach]!)) near[reach] = near[below]!;
  }
  for (let reach = 0; reach < network.count; reach++) {
    if (!Number.isNaN(measured[reach]!)) badness[reach] = measured[reach]!;
    else if (!Number.isNaN(near[reach]!)) badness[reach] = 0.6 * near[reach]! - 0.3 + 0.6 * drawNormal(random);
  }
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
