// Chance as an argument: every part of a city draws from its own named stream, so that a new draw in one part never moves another,
// and the same seed gives the same city bit for bit. The generator is sfc32 (public domain, Chris Doty-Humphrey, PractRand).

export type Random = () => number;

/** A stream of numbers in [0, 1) that depends on the seed and the whole path, and on nothing else. */
export function makeRandom(seed: number, ...path: readonly (string | number)[]): Random {
  const text = `${seed}/${path.join('/')}`;
  let a = hashText(text, 0x9e3779b9);
  let b = hashText(text, 0x243f6a88);
  let c = hashText(text, 0xb7e15162);
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

/** Two standard normal draws would come out of one Box–Muller pair; only one is used, so that no state hides between calls. */
export function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Knuth's product of uniforms; above 30 the normal approximation. */
export function drawPoisson(random: Random, mean: number): number {
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(random)));
  const limit = Math.exp(-mean);
  let product = random();
  let count = 0;
  while (product > limit) {
    count += 1;
    product *= random();
  }
  return count;
}

export function drawInt(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

export function pick<T>(random: Random, items: readonly T[]): T {
  return items[Math.floor(random() * items.length)]!;
}

/** Pick by weight: `table` is [item, weight] rows. */
export function pickWeighted<T>(random: Random, table: readonly (readonly [T, number])[]): T {
  let rest = random() * table.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of table) {
    rest -= weight;
    if (rest < 0) return item;
  }
  return table[table.length - 1]![0];
}

/** A whole number spread to [0, 1): the same for the same three numbers, for fields that are asked for in any order. */
export function hashUnit(seed: number, x: number, y: number): number {
  let h = (Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1)) | 0;
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

/** Smooth value noise of several octaves, about -0.5 to 0.5; `x` and `y` count in cells of the coarsest octave. */
export function fieldNoise(seed: number, x: number, y: number, octaves: number): number {
  let sum = 0;
  let share = 0;
  let height = 1;
  for (let octave = 0; octave < octaves; octave++) {
    const scale = 2 ** octave;
    sum += height * (valueNoise(seed + octave * 101, x * scale, y * scale) - 0.5);
    share += height;
    height *= 0.5;
  }
  return sum / share;
}

function valueNoise(seed: number, x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const u = smooth(x - column);
  const v = smooth(y - row);
  const south = mix(hashUnit(seed, column, row), hashUnit(seed, column + 1, row), u);
  const north = mix(hashUnit(seed, column, row + 1), hashUnit(seed, column + 1, row + 1), u);
  return mix(south, north, v);
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}

function mix(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

function hashText(text: string, start: number): number {
  let h = start | 0;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
    h ^= h >>> 15;
  }
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return h ^ (h >>> 16);
}
