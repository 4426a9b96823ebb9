// Argon2 is slow on purpose. Two hashes run at a time and fifty wait, so that a Monday morning's rush never starves the other requests;
// whoever comes beyond that is told to come again in a moment.
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';

const AT_ONCE = 2;
const LONGEST_QUEUE = 50;

/** Those who are sent away come back spread over so many seconds, not all in the same one. */
const SPREAD_S = 20;

let running = 0;
let turn = 0;
const waiting: (() => void)[] = [];

/** Runs work that hashes, when its turn has come. */
export async function inHashQueue<T>(work: () => Promise<T>): Promise<Result<T>> {
  if (running >= AT_ONCE && waiting.length >= LONGEST_QUEUE)
    return refuse({ kind: 'signIn.busy', seconds: 2 + (turn++ % SPREAD_S) });
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  running++;
  try {
    return accept(await work());
  } finally {
    running--;
    waiting.shift()?.();
  }
}
