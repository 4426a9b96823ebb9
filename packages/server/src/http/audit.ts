// The record of what happened: searched, checked and taken away by the audit administrator. Checking and taking away are recorded too. The
// chain is one for the whole city, so only an account of the whole city may check or export it.
import { Readable } from 'node:stream';
import { AUDIT_EXPORT_PATH, AUDIT_EXPORT_RIGHT } from '@xunhe/contract/api';
import { AuditExportQuery, type AuditQuery } from '@xunhe/contract/audit';
import { addDays, isDay } from '@xunhe/domain/ground/day';
import { accept, type Refusal, type Result, refuse } from '@xunhe/domain/ground/result';
import type { FastifyInstance } from 'fastify';
import { Check, Convert } from 'typebox/value';
import { exportChain } from '../acts/audit/export-chain.ts';
import { verifyChain } from '../acts/audit/verify-chain.ts';
import { dayToInstant, readCityClock } from '../acts/city-clock.ts';
import { countEventKinds, countEvents, type EventSearch, searchEvents } from '../store/event-search.ts';
import { writeEvent } from '../store/events.ts';
import type { Person } from '../store/people.ts';
import { findCity } from '../store/place.ts';
import type { CityRow } from '../store/rows-place.ts';
import { checkRight, type Handlers } from './endpoint.ts';
import type { House } from './house.ts';
import { EXPORT_RATE } from './rate.ts';
import { Refused } from './refusal.ts';
import { readSession } from './session.ts';

export const auditHandlers: Handlers<'auditEvents' | 'auditKinds' | 'auditVerify'> = {
  async auditEvents({ house, who, query, tx }) {
    return tx(async (t) => {
      const city = (await findCity(t, who.city))!;
      const search = readSearch(city, house.now(), query);
      if (!search.ok) return search;
      const page = { limit: query.limit ?? 50, offset: query.offset ?? 0, sort: query.sort, order: query.order };
      const rows = await searchEvents(t, search.value, page);
      return accept({
        total: await countEvents(t, search.value),
        rows: rows.map((row) => ({ ...row, at: row.at.toISOString() })),
      });
    });
  },

  auditKinds: async ({ who, tx }) => accept({ rows: await tx((t) => countEventKinds(t, who.city)) }),

  async auditVerify({ house, who, tx }) {
    const refusal = refusePart(who);
    if (refusal) return refuse(refusal);
    const { checked, broken, head } = await verifyChain(house.db, who.city);
    const event = {
      city: who.city,
      kind: 'audit.verified',
      key: Buffer.from(house.random(12)).toString('hex'),
      region: who.city,
      actor: who.id,
      body: { checked, broken },
    };
    // A chain whose head was taken away takes no more events, and the person must be told just that.
    if (head || checked === 0) await tx((t) => writeEvent(t, house, event));
    return accept({ checked, broken, head });
  },
};

/** Streamed, so beside the table of endpoints; what it needs stands in the contract all the same. */
export function addAuditExport(app: FastifyInstance, house: House): void {
  app.get(AUDIT_EXPORT_PATH, { config: EXPORT_RATE }, async (request, reply) => {
    const who = await readSession(house, request, reply);
    checkRight(who, { right: AUDIT_EXPORT_RIGHT });
    const refusal = refusePart(who);
    if (refusal) throw new Refused(refusal);
    const query = Convert(AuditExportQuery, request.query);
    if (!Check(AuditExportQuery, query)) throw new Refused({ kind: 'request.invalid', path: '/query' });
    const { city, id: actor, scope } = who;
    const wanted = { city, actor, from: query.from ?? 1, ...(scope.address && { address: scope.address }) };
    const lines = await exportChain(house, wanted);
    const day = new Date(house.now()).toISOString().slice(0, 10);
    return reply
      .type('application/x-ndjson')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="xunhe-record-${city}-${day}.ndjson"`)
      .send(Readable.from(lines));
  });
}

function refusePart(who: Person): Refusal | null {
  return who.scope.region === who.city ? null : { kind: 'audit.wholeCity' };
}

/** Days are the city's; events carry real time, from which the clock of a sample city stands apart. */
function readSearch(city: CityRow, now: number, query: AuditQuery): Result<EventSearch> {
  const { kind, actor, subject, region, q, from, to } = query;
  for (const [name, day] of Object.entries({ from, to }))
    if (day !== undefined && !isDay(day)) return refuse({ kind: 'request.invalid', path: `/query/${name}` });
  const { offsetMs } = readCityClock(city, now);
  const begin = (day: string) => new Date(dayToInstant(day, city.timezone) - offsetMs);
  return accept({
    ...{ city: city.city, kind, actor, subject, region, q },
    since: from && begin(from),
    before: to && begin(addDays(to, 1)),
  } as EventSearch);
}
