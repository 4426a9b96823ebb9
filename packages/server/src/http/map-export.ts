// Streamed, so beside the table of endpoints; what they need stands in the contract all the same.
import { Readable } from 'node:stream';
import {
  PROBLEM_EXPORT_PATH,
  PROBLEM_EXPORT_RIGHT,
  ProblemExportQuery,
  REACH_EXPORT_PATH,
  REACH_EXPORT_RIGHT,
  ReachExportQuery,
} from '@xunhe/contract/map-export';
import type { Right } from '@xunhe/domain/people/may';
import { regionPrefix } from '@xunhe/domain/place/region';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { Check, Convert } from 'typebox/value';
import { exportProblems, exportReaches } from '../acts/export-map.ts';
import { inScope } from '../store/db.ts';
import { checkRight } from './endpoint.ts';
import type { House } from './house.ts';
import { readProblemFilter } from './problem.ts';
import { EXPORT_RATE } from './rate.ts';
import { Refused } from './refusal.ts';
import { readSession } from './session.ts';

export function addMapExports(app: FastifyInstance, house: House): void {
  app.get(REACH_EXPORT_PATH, { config: EXPORT_RATE }, async (request, reply) => {
    const { who, query } = await enter(house, { request, reply, right: REACH_EXPORT_RIGHT, schema: ReachExportQuery });
    const { month, q, level, region } = query;
    const asked = { month, q, level, region: region && regionPrefix(region) };
    return send(reply, `xunhe-reaches-${who.city}`, exportReaches(house.db, who, asked));
  });

  app.get(PROBLEM_EXPORT_PATH, { config: EXPORT_RATE }, async (request, reply) => {
    const asked = { request, reply, right: PROBLEM_EXPORT_RIGHT, schema: ProblemExportQuery };
    const { who, query } = await enter(house, asked);
    const search = await inScope(house.db, who.scope, (tx) =>
      readProblemFilter(tx, who, { query, nowMs: house.now() }),
    );
    return send(reply, `xunhe-problems-${who.city}`, exportProblems(house.db, who, search));
  });
}

interface Asked<S extends TSchema> {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly right: Right;
  readonly schema: S;
}

async function enter<S extends TSchema>(house: House, { request, reply, right, schema }: Asked<S>) {
  const who = await readSession(house, request, reply);
  checkRight(who, { right });
  const query = Convert(schema, request.query);
  if (!Check(schema, query)) throw new Refused({ kind: 'request.invalid', path: '/query' });
  return { who, query: query as Static<S> };
}

function send(reply: FastifyReply, name: string, pieces: AsyncGenerator<string>): FastifyReply {
  return reply
    .type('application/geo+json')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}.geojson"`)
    .send(Readable.from(pieces));
}
