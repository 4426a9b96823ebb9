// The endpoints as an OpenAPI 3.1 description, for whoever writes a program against this server. Made of the table that the routes themselves are made of,
// so it says neither more nor less than there is.

import { API, type EndpointName } from '@xunhe/contract/api';
import type { Endpoint } from '@xunhe/contract/endpoint';
import { PushedItem } from '@xunhe/contract/pushed-observation';
import { RefusalBody } from '@xunhe/contract/wire';
import type { TSchema } from 'typebox';
import { API_EXAMPLES } from './api-examples.ts';

/** A schema of TypeBox is one of JSON Schema as it stands. */
type Json = Readonly<Record<string, unknown>>;

export function describeApi(product: { readonly version: string }): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const name of Object.keys(API) as EndpointName[]) {
    const endpoint: Endpoint = API[name];
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: describeEndpoint(name, endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Xunhe 巡河',
      version: product.version,
      description:
        'Every "no" is a RefusalBody: `kind` is stable, `path` is the place in the question. A browser brings its cookie and the header `x-xunhe: 1` ' +
        'with every POST; another system brings its token.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { RefusalBody, PushedItem },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'xunhe_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function describeEndpoint(name: EndpointName, { right, summary, params, query, body, answer }: Endpoint): Json {
  const example = API_EXAMPLES[name];
  const needs =
    right === 'open' ? 'For anybody.' : right === 'signedIn' ? 'For every account.' : `Needs the right \`${right}\`.`;
  return {
    operationId: name,
    summary,
    description: needs,
    tags: [tagOf(API[name].path)],
    security: right === 'open' ? [] : [{ session: [] }, { token: [] }],
    parameters: [...listParameters('path', params), ...listParameters('query', query)],
    ...(body && {
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: body, ...(example?.body !== undefined && { example: example.body }) },
        },
      },
    }),
    responses: {
      200: {
        description: 'Done',
        content: {
          'application/json': { schema: answer, ...(example?.answer !== undefined && { example: example.answer }) },
        },
      },
      default: {
        description: 'Refused, with the reason',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/RefusalBody' } } },
      },
    },
  };
}

/** The first word of an address: `/api/problems/:id/letters` is of the problems. */
function tagOf(path: string): string {
  return path.split('/')[2]!;
}

function listParameters(place: 'path' | 'query', schema: TSchema | undefined): Json[] {
  const { properties = {}, required = [] } = (schema ?? {}) as {
    readonly properties?: Readonly<Record<string, Json>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, of]) => ({
    ...{ name, in: place, schema: of },
    required: place === 'path' || required.includes(name),
  }));
}
