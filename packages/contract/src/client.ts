// The typed client of both screens. A refusal of the server is a value with its kind; no answer at all is the refusal `network`,
// and an answer that is not ours (a captive portal's page, a proxy's 502) counts as no answer.
import type { Refusal, Result } from '@xunhe/domain/ground/result';
import type { Static, TSchema } from 'typebox';
import { API, type EndpointName } from './api.ts';
import type { Endpoint } from './endpoint.ts';

type Part<E, K extends string> = E extends Record<K, infer S> ? (S extends TSchema ? Static<S> : never) : undefined;
type Entry<N extends EndpointName> = (typeof API)[N];
/** The questions there are, for those who may not know the table itself. */
export type CallName = EndpointName;
export type AnswerOf<N extends EndpointName> = Static<Entry<N>['answer']>;

export interface CallInput<N extends EndpointName> {
  readonly params?: Part<Entry<N>, 'params'>;
  readonly query?: Part<Entry<N>, 'query'>;
  readonly body?: Part<Entry<N>, 'body'>;
  readonly signal?: AbortSignal;
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface Client {
  call<N extends EndpointName>(name: N, input?: CallInput<N>): Promise<Result<AnswerOf<N>>>;
}

export function makeClient(fetcher: Fetch, base = ''): Client {
  return {
    async call<N extends EndpointName>(name: N, input: CallInput<N> = {}): Promise<Result<AnswerOf<N>>> {
      const endpoint: Endpoint = API[name];
      const init: RequestInit = {
        method: endpoint.method,
        credentials: 'same-origin',
        headers: { accept: 'application/json' },
      };
      if (input.signal) init.signal = input.signal;
      if (endpoint.method === 'POST') {
        init.headers = { accept: 'application/json', 'content-type': 'application/json', 'x-xunhe': '1' };
        init.body = JSON.stringify(input.body ?? {});
      }
      const url = base + fillPath(endpoint.path, input.params) + queryText(input.query);
      return readAnswer<AnswerOf<N>>(() => fetcher(url, init));
    },
  };
}

/** Reads whatever came back: a refusal of ours is one, everything that is not ours is the refusal `network`. */
export async function readAnswer<T>(send: () => Promise<Response>): Promise<Result<T>> {
  let response: Response;
  let body: unknown;
  try {
    response = await send();
    if (!(response.headers.get('content-type') ?? '').includes('application/json')) return noAnswer(response.status);
    body = await response.json();
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error;
    return noAnswer(0);
  }
  if (response.ok) return { ok: true, value: body as T };
  const refusal = body as Refusal;
  return typeof refusal?.kind === 'string'
    ? { ok: false, refusal: { ...refusal, status: response.status } }
    : noAnswer(response.status);
}

function noAnswer(status: number): Result<never> {
  return { ok: false, refusal: { kind: 'network', status } };
}

function fillPath(path: string, params: unknown): string {
  const values = (params ?? {}) as Record<string, unknown>;
  return path.replace(/:([a-zA-Z][a-zA-Z0-9]*)/g, (_, name: string) => encodeURIComponent(String(values[name])));
}

function queryText(query: unknown): string {
  const pairs = Object.entries((query ?? {}) as Record<string, unknown>).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  return pairs.length === 0
    ? ''
    : `?${new URLSearchParams(Object.fromEntries(pairs.map(([key, value]) => [key, String(value)])))}`;
}
