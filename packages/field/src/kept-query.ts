// Questions whose last answer is kept on the phone: without a network the screen goes on with it and says how old it is.
import type { AnswerOf, CallInput, CallName, Client } from '@xunhe/contract/client';
import { RefusalError } from '@xunhe/ui/session';
import type { FieldStore } from './keeping/field-store.ts';

export interface Answered<T> {
  readonly value: T;
  /** Real time when the server last answered; null when that was just now. */
  readonly keptMs: number | null;
}

interface Asking {
  readonly client: Client;
  readonly store: FieldStore;
  readonly now: () => number;
}

export function askOrRecall<N extends CallName>(
  asking: Asking,
  name: N,
  /** Answers of different people must not be mixed. */
  whose: string,
): Promise<Answered<AnswerOf<N>>> {
  return askAboutOrRecall(asking, name, { whose, key: whose, input: {} });
}

/** The same for a question that says what it is about: the answer is kept under a key of its own. */
export async function askAboutOrRecall<N extends CallName>(
  { client, store, now }: Asking,
  name: N,
  about: { readonly whose: string; readonly key: string; readonly input: CallInput<N> },
): Promise<Answered<AnswerOf<N>>> {
  const key = `${name}/${about.key}`;
  const answer = await client.call(name, about.input);
  if (answer.ok) {
    // A full disk must not keep the answer from the screen.
    await store.keep(key, { value: answer.value, keptMs: now() }, about.whose).catch(() => undefined);
    return { value: answer.value, keptMs: null };
  }
  const kept = isPassing(answer.refusal.kind) ? await store.kept(key, about.whose) : null;
  if (!kept) throw new RefusalError(answer.refusal);
  return { value: kept.value as AnswerOf<N>, keptMs: kept.keptMs };
}

function isPassing(kind: string): boolean {
  // `account.todo`: a password grew old while its owner walks; the patrol goes on with what the phone has.
  return kind === 'account.todo' || kind === 'network' || kind === 'store.away' || kind === 'server.failed';
}
