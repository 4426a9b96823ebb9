// Doing together what was asked for at the same time. While one batch is under way the next one fills; whoever comes alone waits a millisecond.

export type Batcher<A, B> = (key: string, asked: A) => Promise<B>;

interface Waiting<A, B> {
  readonly asked: A;
  readonly resolve: (answer: B) => void;
  readonly reject: (error: unknown) => void;
}

export interface BatchRules<A, B> {
  /** Answers in the order of what was asked. */
  readonly run: (key: string, asked: readonly A[]) => Promise<readonly B[]>;
  /** What one asking adds to the size of a batch. */
  readonly sizeOf: (asked: A) => number;
  /** The size from which on the rest waits for the batch after. */
  readonly mostSize: number;
}

/** One batch at a time for each key. A batch that fails fails for all who were in it. */
export function makeBatcher<A, B>({ run, sizeOf, mostSize }: BatchRules<A, B>): Batcher<A, B> {
  const queues = new Map<string, Waiting<A, B>[]>();
  const serve = async (key: string, queue: Waiting<A, B>[]): Promise<void> => {
    while (queue.length > 0) {
      const batch = takeBatch(queue, sizeOf, mostSize);
      try {
        const answers = await run(
          key,
          batch.map(({ asked }) => asked),
        );
        for (const [n, { resolve }] of batch.entries()) resolve(answers[n]!);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    queues.delete(key);
  };
  return (key, asked) =>
    new Promise((resolve, reject) => {
      const queue = queues.get(key);
      const waiting = { asked, resolve, reject };
      if (queue) return void queue.push(waiting);
      const begun = [waiting];
      queues.set(key, begun);
      // A millisecond: those who come in the same breath go along, which halves the work of the database when many come at once.
      setTimeout(() => void serve(key, begun), 0);
    });
}

function takeBatch<A, B>(
  queue: Waiting<A, B>[],
  sizeOf: (asked: A) => number,
  mostSize: number,
): readonly Waiting<A, B>[] {
  let size = 0;
  const end = queue.findIndex(({ asked }, n) => {
    size += sizeOf(asked);
    return n > 0 && size > mostSize;
  });
  return queue.splice(0, end === -1 ? queue.length : end);
}
