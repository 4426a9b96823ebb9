// Time that only passes when the next thing happens. Everything that waits stands in one queue; between two things all promises run dry, so
// that the same seed gives the same order, always.

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** A work that answers a promise holds everything else until that is done: real storage, or nothing but promises. */
  after(ms: number, work: () => void | Promise<void>): void;
  sleep(ms: number): Promise<void>;
  /** Until it is over. Throws when nothing is left that could happen, or far too much happened. */
  run(isOver: () => boolean): Promise<void>;
  /** Things that happened. */
  count(): number;
}

interface Waiting {
  readonly atMs: number;
  readonly order: number;
  readonly work: () => void | Promise<void>;
}

const MOST_THINGS = 400_000;

export function makeClock(startMs: number): Clock {
  const heap: Waiting[] = [];
  let nowMs = startMs;
  let order = 0;
  let count = 0;
  const after: Clock['after'] = (ms, work) =>
    push(heap, { atMs: nowMs + Math.max(0, Math.round(ms)), order: order++, work });
  return {
    now: () => nowMs,
    after,
    sleep: (ms) => new Promise((resolve) => after(ms, resolve)),
    count: () => count,
    async run(isOver) {
      while (!isOver()) {
        const next = pop(heap);
        if (!next) throw new Error('Stuck: something waits for what can never happen');
        if (++count > MOST_THINGS) throw new Error(`Endless: ${MOST_THINGS} things happened`);
        nowMs = next.atMs;
        const held = next.work();
        if (held) await held;
        await new Promise(setImmediate);
      }
    },
  };
}

function isBefore(a: Waiting, b: Waiting): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
}

function push(heap: Waiting[], one: Waiting): void {
  let at = heap.push(one) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (isBefore(heap[parent]!, one)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = one;
}

function pop(heap: Waiting[]): Waiting | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (heap.length === 0 || !last) return first;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++;
    if (isBefore(last, heap[child]!)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return first;
}
