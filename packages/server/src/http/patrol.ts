// Patrols in and out.
import type { PatrolPage } from '@xunhe/contract/patrol';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { decodeTrack } from '@xunhe/domain/patrol/track-codec';
import { rightOf } from '@xunhe/domain/people/may';
import { regionPrefix } from '@xunhe/domain/place/region';
import { lookAtTrack } from '../acts/look-at-track.ts';
import { countWaiting, tellPhotos } from '../acts/photos/tell-photos.ts';
import { submitPatrol } from '../acts/submit-patrol.ts';
import type { Tx } from '../store/db.ts';
import { findTrack, findTrackSize } from '../store/patrol.ts';
import { type FoundPatrol, type ListedPatrol, searchAndCount, searchPatrols } from '../store/patrol-search.ts';
import type { Person } from '../store/people.ts';
import { listPhotos } from '../store/photo.ts';
import { inPipe } from '../store/pipe.ts';
import { searchProblems } from '../store/problem-search.ts';
import type { PhotoRow } from '../store/rows-photo.ts';
import type { Handlers } from './endpoint.ts';
import { tellStandings } from './patrol-standing.ts';
import { syncHouse } from './sync.ts';

export const patrolHandlers: Handlers<'submitPatrol' | 'patrols' | 'patrol' | 'patrolTrack'> = {
  submitPatrol: async ({ house, who, body, request }) => submitPatrol(syncHouse(house, request), who, body),

  async patrols({ house, who, query, scope }) {
    const search = {
      city: who.city,
      month: query.month,
      region: query.region && regionPrefix(query.region),
      reach: query.reach,
      person: ownOnly(who) ?? query.person,
      verdict: query.verdict,
      sorting: { sort: query.sort, order: query.order },
      limit: query.limit ?? 50,
      offset: query.offset ?? 0,
    };
    const found = await inPipe(house.db, scope, (t, end) => searchAndCount(t, search, end));
    return accept({ ...found, rows: found.rows.map(rowToPatrol) });
  },

  patrol: async ({ house, who, params, tx }) => tx((t) => readPatrolPage(t, who, { id: params.id, now: house.now() })),

  async patrolTrack({ house, who, params, reply, tx }) {
    reply.header('cache-control', 'no-store');
    return tx((t) => lookAtTrack(t, house, { who, patrol: params.id }));
  },
};

export async function readPatrolPage(
  tx: Tx,
  who: Person,
  asked: { readonly id: string; readonly now: number },
): Promise<Result<PatrolPage>> {
  const search = { city: who.city, id: asked.id, person: ownOnly(who), limit: 1, offset: 0 };
  const [row] = await searchPatrols(tx, search);
  if (!row) return refuse({ kind: 'notFound' });
  const trackPoints = await findTrackSize(tx, who.city, row.month, row.id);
  const problems = await searchProblems(tx, {
    city: who.city,
    patrol: row.id,
    today: row.day,
    limit: 100,
    offset: 0,
  });
  const [standing] = await tellStandings(tx, [row], { who, now: asked.now });
  return accept({
    ...rowToPatrol(row),
    note: row.note,
    problems: problems.map(({ id, type, state }) => ({ id, type, state })),
    trackPoints,
    ...standing!,
    ...(await tellPatrolPhotos(tx, who, { row, photos: await listPhotos(tx, who.city, row.id, 'patrol') })),
  });
}

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

export function rowToPatrol(row: ListedPatrol) {
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
    standing: row.appealed_at ? 'appealed' : row.decided_at ? 'decided' : 'judged',
    source: row.source,
  } as const;
}
