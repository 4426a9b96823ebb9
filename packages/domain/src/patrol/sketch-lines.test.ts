import { describe, expect, it } from 'vitest';
import { sketchLines } from './sketch-lines.ts';

const BOX = { width: 300, height: 100, edge: 10 };
const line = (reach: string, coordinates: number[][]) => ({ reach, geometry: { type: 'LineString', coordinates } });

describe('a sketch', () => {
  it('lies inside its box, north up and west left', () => {
    const [one] = sketchLines([line('a', [[113, 23], [113.2, 23.1]])], [113, 23, 113.2, 23.1], BOX); // biome-ignore format: one line
    const [from, to] = one!.parts[0]!.split(' ').map((at) => at.split(',').map(Number));
    expect([from![0]! < to![0]!, from![1]! > to![1]!]).toEqual([true, true]);
    for (const [x, y] of [from!, to!]) expect(x! >= 9.9 && x! <= 290.1 && y! >= 9.9 && y! <= 90.1).toBe(true);
  });

  it('keeps the two ends of a line shorter than a pixel, and leaves out a reach without a line', () => {
    const drawn = sketchLines(
      [line('a', [[113, 23], [113.2, 23]]), line('b', [[113.1, 23], [113.10001, 23]]), { reach: 'c', geometry: null }], // biome-ignore format: one line
      [113, 23, 113.2, 23],
      BOX,
    );
    expect(drawn.map(({ reach, parts }) => [reach, parts[0]!.split(' ').length])).toEqual([
      ['a', 2],
      ['b', 2],
    ]);
  });

  it('of one point is finite, and thousands of points become at most as many as there are pixels', () => {
    const [point] = sketchLines([line('a', [[113, 23], [113, 23]])], [113, 23, 113, 23], BOX); // biome-ignore format: one line
    expect(point!.middle.every(Number.isFinite)).toBe(true);
    const many = Array.from({ length: 20_000 }, (_, i) => [113 + i / 1e5, 23]);
    const [long] = sketchLines([line('a', many)], [113, 23, 113.2, 23.1], BOX);
    expect(long!.parts[0]!.split(' ').length).toBeLessThan(300);
  });
});
