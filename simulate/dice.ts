// All chance of a seed comes from here.
import { seedRandom } from '@xunhe/domain/risk/learner/random';

export interface Dice {
  /** 0 to 1. */
  next(): number;
  chance(share: number): boolean;
  /** Whole numbers, both ends included. */
  int(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  /** One of the keys, as often as its weight says. */
  weigh<K extends string>(weights: Readonly<Record<K, number>>): K;
  bytes(count: number): Uint8Array;
}

export function makeDice(seed: number): Dice {
  // Neighbouring seeds begin far apart.
  const next = seedRandom(Math.imul(seed + 1, 0x9e3779b1));
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    chance: (share) => share > 0 && next() < share,
    int,
    pick: (list) => list[int(0, list.length - 1)]!,
    weigh(weights) {
      const entries = Object.entries<number>(weights) as [keyof typeof weights, number][];
      let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        rest -= weight;
        if (rest < 0) return key;
      }
      return entries.at(-1)![0];
    },
    bytes(count) {
      const bytes = new Uint8Array(count);
      for (let at = 0; at < count; at += 4) {
        const four = Math.floor(next() * 4_294_967_296);
        for (let k = 0; k < 4 && at + k < count; k++) bytes[at + k] = four >>> (8 * k);
      }
      return bytes;
    },
  };
}
