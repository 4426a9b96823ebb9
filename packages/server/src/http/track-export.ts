// Streamed, so beside the table of endpoints; what it needs stands in the contract all the same.
import { Readable } from 'node:stream';
import { TRACK_EXPORT_PATH, TRACK_EXPORT_RIGHT, TrackExportQuery } from '@xunhe/contract/track-export';
import { dayNumber, isDay } from '@xunhe/domain/ground/day';
import { regionPrefix } from '@xunhe/domain/place/region';
import type { FastifyInstance } from 'fastify';
import { Check, Convert } from 'typebox/value';
import { exportTracks } from '../acts/export-tracks.ts';
import { checkRight } from './endpoint.ts';
import type { House } from './house.ts';
import { EXPORT_RATE } from './rate.ts';
import { Refused } from './refusal.ts';
import { readSession } from './session.ts';

/** Two years with their leap day. */
const MOST_DAYS = 731;

export function addTrackExport(app: FastifyInstance, house: House): void {
  app.get(TRACK_EXPORT_PATH, { config: EXPORT_RATE }, async (request, reply) => {
    const who = await readSession(house, request, reply);
    checkRight(who, { right: TRACK_EXPORT_RIGHT });
    const query = Convert(TrackExportQuery, request.query);
    if (!Check(TrackExportQuery, query)) throw new Refused({ kind: 'request.invalid', path: '/query' });
    const { from, to, region, reach, person, verdict } = query;
    for (const [name, day] of Object.entries({ from, to }))
      if (!isDay(day)) throw new Refused({ kind: 'request.invalid', path: `/query/${name}` });
    const days = dayNumber(to) - dayNumber(from) + 1;
    if (days < 1 || days > MOST_DAYS) throw new Refused({ kind: 'track.period', max: MOST_DAYS });
    const asked = { from, to, region: region && regionPrefix(region), reach, person, verdict };
    return reply
      .type('application/geo+json')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="xunhe-tracks-${who.city}-${from}-${to}.geojson"`)
      .send(Readable.from(await exportTracks(house, who, asked)));
  });
}
