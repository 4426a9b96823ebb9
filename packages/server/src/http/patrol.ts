// Patrols in and out.
import { accept, refuse } from '@xunhe/domain/ground/result';
import { decodeTrack } from '@xunhe/domain/patrol/track-codec';
import { rightOf } from '@xunhe/domain/people/may';
import { regionPrefix } from '@xunhe/domain/place/region';
import { lookAtTrack } from '../acts/look-at-track.ts';
import { countWaiting, tellPhotos } from '../acts/photos/tell-photos.ts';
import { submitPatrol } from '../acts/submit-patrol.ts';
import type { Tx } from '../store/db.ts';
import {
  countPatrols,
  type FoundPatrol,
  findTrack,
  findTrackSize,
  listPatrolReaches,
  searchPatrols,
} from '../store/patrol.ts';
import type { Person } from '../store/people.ts';
import { listPhotos } from '../store/photo.ts';
import { searchProblems } from '../store/problem.ts';
import type { PhotoRow } from '../store/rows-photo.ts';
import type { Handlers } from './endpoint.ts';
import { syncHouse } from './sync.ts';

export const patrolHandlers: Handlers<'submitPatrol' | 'patrols' | 'patrol' | 'patrolTrack'> = {
  submitPatrol: async ({ house, who, body, request }) => submitPatrol(syncHouse(house, request), who, body),

  async patrols({ who, query, tx }) {
    const search = {
      city: who.city,
      month: query.month,
      region: query.region && regionPrefix(query.region),
      reach: query.reach,
      person: ownOnly(who) ?? query.person,
      verdict: query.verdict,
      limit: query.limit ?? 50,
      offset: query.offset ?? 0,
    };
    return tx(async (t) =>
      accept({ total: await countPatrols(t, search), rows: (await searchPatrols(t, search)).map(rowToPatrol) }),
    );
  },

  async patrol({ who, params, tx }) {
    return tx(async (t) => {
      const [row] = await searchPatrols(t, {
        city: who.city,
        id: params.id,
        person: ownOnly(who),
        limit: 1,
        offset: 0,
      });
      if (!row) return refuse({ kind: 'notFound' });
      const trackPoints = await findTrackSize(t, who.city, row.month, row.id);
      const photos = await listPhotos(t, who.city, row.id, 'patrol');
      const problems = await searchProblems(t, {
        city: who.city,
        patrol: row.id,
        ended: [],
        today: row.day,
        limit: 100,
        offset: 0,
      });
      return accept({
        ...rowToPatrol(row),
        note: row.note,
        judgement: row.judgement as never,
        reaches: (await listPatrolReaches(t, who.city, row.month, row.id)).map((reach) => ({
          reach: reach.reach,
          name: reach.name,
          lengthM: reach.length_m,
          coverage: reach.coverage,
          effective: reach.effective,
        })),
        problems: problems.map(({ id, type, state }) => ({ id, type, state })),
        trackPoints,
        ...(await tellPatrolPhotos(t, who, { row, photos })),
      });
    });
  },

  async patrolTrack({ house, who, params, reply, tx }) {
    reply.header('cache-control', 'no-store');
    return tx((t) => lookAtTrack(t, house, { who, patrol: params.id }));
  },
};

/** The track is read to say how far each picture lies from it, and only if there are any. */
async function tellPatrolPhotos(
  tx: Tx,
  who: Person,
  { row, photos }: { readonly row: FoundPatrol; readonly photos: readonly PhotoRow[] },
) {
  if (photos.length === 0) return { photos: [], photosWaiting: 0 };
  const track = await findTrack(tx, row.city, row.month, row.id);
  const points = track && decodeTrack(track.points);
  const record = {
    fromMs: row.started_at.getTime(),
    toMs: row.ended_at.getTime(),
    way: points?.ok ? points.value : [],
    tellPlaces: row.person === who.id || rightOf(who.role, 'track.read') === 'area',
  };
  return { photos: tellPhotos(photos, record), photosWaiting: countWaiting(photos) };
}

/** A right that reaches only to one's own rows narrows every search to the person. */
function ownOnly(who: Person): string | undefined {
  return rightOf(who.role, 'patrol.read') === 'own' ? who.id : undefined;
}

function rowToPatrol(row: FoundPatrol) {
  return {
    id: row.id,
    month: row.month,
    day: row.day,
    person: row.person,
    personName: row.person_name,
    onBehalfOf: row.on_behalf_of,
    onBehalfOfName: row.on_behalf_of_name,
    reach: row.reach,
    reachName: row.reach_name,
    reachNameEn: row.reach_name_en,
    waterName: row.water_name,
    mode: row.mode,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at.toISOString(),
    minutes: (row.ended_at.getTime() - row.started_at.getTime()) / 60_000,
    lengthM: row.length_m,
    verdict: row.verdict,
    source: row.source,
  };
}
