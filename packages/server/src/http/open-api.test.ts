// The description of the endpoints: a validator of others finds it right, it says all there is, and its examples are what the server takes.

import { Validator } from '@seriousme/openapi-schema-validator';
import { API, type EndpointName } from '@xunhe/contract/api';
import type { Endpoint } from '@xunhe/contract/endpoint';
import { PushedItem } from '@xunhe/contract/pushed-observation';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { API_EXAMPLES } from './api-examples.ts';
import { describeApi } from './open-api.ts';
import { call, openTestCity, type TestCity } from './test-city.ts';

let test: TestCity;
beforeAll(async () => {
  test = await openTestCity({ reaches: 6, months: 2, seed: 3 });
});
afterAll(() => test.close());

it('is answered to anybody, and is OpenAPI 3.1', async () => {
  const { status, body } = await call(test.app, 'openApi');
  expect(status).toBe(200);
  expect(body).toEqual(JSON.parse(JSON.stringify(describeApi({ version: test.house.version }))));
  const { valid, errors } = await new Validator().validate(body);
  expect([valid, errors]).toEqual([true, undefined]);
});

it('has every endpoint with its parameters, and nothing else', () => {
  const { paths } = describeApi({ version: '1' }) as {
    paths: Record<string, Record<string, { operationId: string; parameters: { in: string; name: string }[] }>>;
  };
  const told = Object.entries(paths).flatMap(([path, methods]) =>
    Object.values(methods).map((of) => ({ path, ...of })),
  );
  expect(told.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(API).sort());
  for (const { path, operationId, parameters } of told) {
    const inPath = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
    expect([operationId, inPath.sort()]).toEqual([operationId, named.sort()]);
  }
});

it('has examples that the server would take and give', () => {
  expect(Object.keys(API_EXAMPLES).length).toBeGreaterThan(1);
  for (const [name, { body, answer }] of Object.entries(API_EXAMPLES)) {
    const endpoint: Endpoint = API[name as EndpointName];
    const errors = (schema: TSchema, value: unknown) => [...Compile(schema).Errors(value)].slice(0, 2);
    if (body !== undefined) expect([name, errors(endpoint.body!, body)]).toEqual([name, []]);
    if (answer !== undefined) expect([name, errors(endpoint.answer, answer)]).toEqual([name, []]);
  }
  const { items } = API_EXAMPLES.pushObservations!.body as { items: unknown[] };
  for (const item of items) expect(Compile(PushedItem).Check(item)).toBe(true);
});
