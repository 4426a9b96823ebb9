// The one client of a page, and who is signed in. Answers come as values for the queries of the screens; a refusal is thrown inside the
// query (that is how a query fails) and carries its kind, so that a screen can word it.
import type { EndpointName } from '@xunhe/contract/api';
import { type AnswerOf, type CallInput, type Client, makeClient } from '@xunhe/contract/client';
import type { MeBody } from '@xunhe/contract/people';
import type { Refusal } from '@xunhe/domain/ground/result';
import type { Right } from '@xunhe/domain/people/may';

export const client: Client = makeClient((url, init) => fetch(url, init));

export class RefusalError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.kind);
    this.name = 'RefusalError';
    this.refusal = refusal;
  }
}

/** For queries: the answer, or a thrown RefusalError. */
export async function ask<N extends EndpointName>(name: N, input?: CallInput<N>): Promise<AnswerOf<N>> {
  const answer = await client.call(name, input);
  if (answer.ok) return answer.value;
  throw new RefusalError(answer.refusal);
}

/** What failed, as a refusal: a bug inside a query counts as no answer and is left in the console. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof RefusalError) return error.refusal;
  console.error(error);
  return { kind: 'unknown' };
}

/** Nobody signed in is an answer (`null`), not a failure. */
export const meQuery = {
  queryKey: ['me'] as const,
  queryFn: async (): Promise<MeBody | null> => {
    const answer = await client.call('me');
    if (answer.ok) return answer.value;
    if (answer.refusal.kind === 'session.missing' || answer.refusal.kind === 'account.disabled') return null;
    throw new RefusalError(answer.refusal);
  },
  staleTime: 5 * 60_000,
};

export const healthQuery = {
  queryKey: ['health'] as const,
  queryFn: () => ask('health'),
  staleTime: 5 * 60_000,
};

export const cityQuery = {
  queryKey: ['city'] as const,
  queryFn: () => ask('city'),
  staleTime: 60_000,
};

/** A refusal is final; only a missing answer is asked for again. */
export function shouldAskAgain(failures: number, error: unknown): boolean {
  return failures < 2 && error instanceof RefusalError && error.refusal.kind === 'network';
}

export function holdsRight(me: Pick<MeBody, 'rights'> | null | undefined, right: Right): boolean {
  return me?.rights.includes(right) ?? false;
}
