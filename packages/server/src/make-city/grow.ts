// One growth serves basins, towns and villages: seeds spread over the land, slowly over rough ground, until they meet. What they
// leave is a forest: the cell each cell was reached from. Read upstream to downstream, that forest is the drainage.
import { type Lattice, neighbour } from './lattice.ts';

export interface Growth {
  /** Index of the seed that took the cell, -1 where none came. */
  readonly owner: Int32Array;
  /** The cell it was reached from, -1 at a seed. */
  readonly towards: Int32Array;
  /** Cells in the order they were taken: a cell always comes after the one it was reached from. */
  readonly order: Int32Array;
}

export interface Seeds {
  readonly cells: readonly number[];
  readonly speed: (seed: number) => number;
  readonly cost: (cell: number) => number;
  readonly mayEnter: (cell: number, from: number) => boolean;
}

export function grow(lattice: Lattice, seeds: Seeds): Growth {
  const size = lattice.rows * lattice.columns;
  const owner = new Int32Array(size).fill(-1);
  const towards = new Int32Array(size).fill(-1);
  const reached = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const done = new Uint8Array(size);
  const order = new Int32Array(size);
  const heap = new Heap();
  let taken = 0;
  seeds.cells.forEach((cell, seed) => {
    owner[cell] = seed;
    reached[cell] = 0;
    heap.push(cell, 0);
  });
  for (let cell = heap.pop(); cell >= 0; cell = heap.pop()) {
    if (done[cell] === 1) continue;
    done[cell] = 1;
    order[taken++] = cell;
    const speed = seeds.speed(owner[cell]!);
    for (let direction = 0; direction < 6; direction++) {
      const next = neighbour(lattice, cell, direction);
      if (next < 0 || done[next] === 1 || !seeds.mayEnter(next, cell)) continue;
      const key = reached[cell]! + seeds.cost(next) / speed;
      if (key >= reached[next]!) continue;
      reached[next] = key;
      owner[next] = owner[cell]!;
      towards[next] = cell;
      heap.push(next, key);
    }
  }
  return { owner, towards, order: order.slice(0, taken) };
}

/** A binary heap of cells on two growing typed arrays. */
class Heap {
  #keys = new Float64Array(1024);
  #cells = new Int32Array(1024);
  #size = 0;

  push(cell: number, key: number): void {
    if (this.#size === this.#keys.length) this.#widen();
    let at = this.#size++;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.#keys[above]! <= key) break;
      this.#keys[at] = this.#keys[above]!;
      this.#cells[at] = this.#cells[above]!;
      at = above;
    }
    this.#keys[at] = key;
    this.#cells[at] = cell;
  }

  /** The cell with the smallest key, or -1. */
  pop(): number {
    if (this.#size === 0) return -1;
    const top = this.#cells[0]!;
    const last = --this.#size;
    const key = this.#keys[last]!;
    let at = 0;
    for (let below = 1; below < last; below = 2 * at + 1) {
      if (below + 1 < last && this.#keys[below + 1]! < this.#keys[below]!) below += 1;
      if (this.#keys[below]! >= key) break;
      this.#keys[at] = this.#keys[below]!;
      this.#cells[at] = this.#cells[below]!;
      at = below;
    }
    this.#keys[at] = key;
    this.#cells[at] = this.#cells[last]!;
    return top;
  }

  #widen(): void {
    const keys = new Float64Array(this.#keys.length * 2);
    const cells = new Int32Array(this.#cells.length * 2);
    keys.set(this.#keys);
    cells.set(this.#cells);
    this.#keys = keys;
    this.#cells = cells;
  }
}
