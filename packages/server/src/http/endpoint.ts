// One door for every endpoint of the contract: session, right, validation, handler, answer, and the only catch.
import { API, type EndpointName } from '@xunhe/contract/api';
import type { AnswerOf } from '@xunhe/contract/client';
import type { Endpoint } from '@xunhe/contract/endpoint';
import type { Refusal, Result } from '@xunhe/domain/ground/result';
import { rightOf } from '@xunhe/domain/people/may';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Convert } from 'typebox/value';
import { inScope, type Scope, type Tx } from '../store/db.ts';
import type { House } from './house.ts';
import { Refused, refusalBody, statusOf } from './refusal.ts';
import { readSession, type SignedIn } from './session.ts';

type Part<E, K extends string> = E extends Record<K, infer S> ? (S extends TSchema ? Static<S> : never) : undefined;

export interface Call<N extends EndpointName> {
  readonly house: House;
  readonly params: Part<(typeof API)[N], 'params'>;
  readonly query: Part<(typeof API)[N], 'query'>;
  readonly body: Part<(typeof API)[N], 'body'>;
  /** Who is signed in; for `open` endpoints there is nobody. */
  readonly who: SignedIn;
  /** What the person may see: the city and the region prefix of the account. */
  readonly scope: Scope;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** One transaction inside the person's scope. */
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

export type Handler<N extends EndpointName> = (call: Call<N>) => Promise<Result<AnswerOf<N>>>;
export type Handlers<N extends EndpointName = EndpointName> = { readonly [K in N]: Handler<K> };

export function addEndpoints(app: FastifyInstance, house: House, handlers: Handlers): void {
  for (const name of Object.keys(API) as EndpointName[])
    addEndpoint(app, house, name, handlers[name] as Handler<EndpointName>);
}

function addEndpoint(app: FastifyInstance, house: House, name: EndpointName, handler: Handler<EndpointName>): void {
  const endpoint: Endpoint = API[name];
  const check = makeCheck(endpoint);
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: { response: { 200: endpoint.answer } },
    handler: async (request, reply) => {
      // A page elsewhere cannot send this header; a device that brings its token by itself needs none.
      const byPage = request.headers.authorization === undefined;
      if (endpoint.method === 'POST' && byPage && request.headers['x-xunhe'] !== '1')
        throw new Refused({ kind: 'request.header' });
      const who = endpoint.right === 'open' ? null : await readSession(house, request, reply);
      if (who) checkRight(who, endpoint);
      const input = check(request);
      const scope = who?.scope ?? { city: house.city(), region: house.city(), address: request.ip };
      const result = await handler({
        house,
        ...input,
        who,
        scope,
        request,
        reply,
        tx: <T>(work: (tx: Tx) => Promise<T>) => inScope(house.db, scope, work),
      } as Call<EndpointName>);
      return result.ok ? reply.send(result.value) : sendRefusal(reply, result.refusal);
    },
  });
}

/** Whoever must first choose a password or set up his second factor gets to that, and to nothing else. */
export function checkRight(who: SignedIn, endpoint: Pick<Endpoint, 'right' | 'early'>): void {
  if (who.todo !== null && !endpoint.early) throw new Refused({ kind: 'account.todo', todo: who.todo });
  if (endpoint.right === 'open' || endpoint.right === 'signedIn') return;
  if (rightOf(who.role, endpoint.right) === null) throw new Refused({ kind: 'right.missing', right: endpoint.right });
}

/** When there is no better figure: with chance, so that those who are told at once do not come at once. */
const DEFAULT_WAIT_S = 5;

export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const status = statusOf(refusal);
  if (status === 503 || status === 429) reply.header('retry-after', String(refusal.seconds ?? DEFAULT_WAIT_S));
  return reply.code(status).send(refusalBody(refusal));
}

interface Input {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** Query texts are converted to the numbers and booleans of the schema; a body must be right as it stands. */
function makeCheck(endpoint: Endpoint): (request: FastifyRequest) => Input {
  const params = endpoint.params && makePartCheck(endpoint.params, 'params', false);
  const query = endpoint.query && makePartCheck(endpoint.query, 'query', true);
  const body = endpoint.body && makePartCheck(endpoint.body, 'body', false);
  return (request) => ({
    params: params?.(request.params),
    query: query?.(request.query),
    body: body?.(request.body),
  });
}

/** By which fields a list can be ordered; null where nothing of the kind is asked. */
function fieldsOf(schema: TSchema): readonly string[] | null {
  const { sort } = (schema as { properties?: Record<string, { enum?: readonly string[] }> }).properties ?? {};
  return sort?.enum ?? null;
}

function makePartCheck(schema: TSchema, part: string, convert: boolean): (value: unknown) => unknown {
  const compiled = Compile(schema);
  return (raw) => {
    const value = convert ? Convert(schema, raw) : raw;
    if (compiled.Check(value)) return value;
    const error = compiled.Errors(value)[0];
    const choices = error?.instancePath === '/sort' ? fieldsOf(schema) : null;
    if (choices) throw new Refused({ kind: 'list.sort', path: `/${part}/sort`, fields: choices });
    throw new Refused({
      kind: 'request.invalid',
      path: `/${part}${error?.instancePath ?? ''}`,
      reason: error?.message ?? 'does not fit the schema',
    });
  };
}
