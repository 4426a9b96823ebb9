// Somebody looks at the track of a patrol. Where a person was is the most sensitive thing that is stored (行踪轨迹, PIPL art. 28): the track and
// the record that it was looked at are one transaction, and without the record there is no track. One's own needs no record.
import type { AnswerOf } from '@xunhe/contract/client';
import { makeId } from '@xunhe/domain/ground/id';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { decodeTrack } from '@xunhe/domain/patrol/track-codec';
import { rightOf } from '@xunhe/domain/people/may';
import type { Tx } from '../store/db.ts';
import { type Chance, writeEvent } from '../store/events.ts';
import { findPatrol, findTrack } from '../store/patrol.ts';
import type { Person } from '../store/people.ts';

type Track = AnswerOf<'patrolTrack'>;

const LOOKED = 'track.looked';

export async function lookAtTrack(
  tx: Tx,
  chance: Chance,
  { who, patrol: id }: { readonly who: Person; readonly patrol: string },
): Promise<Result<Track>> {
  const patrol = await findPatrol(tx, who.city, id);
  const isOwn = patrol?.person === who.id;
  if (!patrol || (!isOwn && rightOf(who.role, 'track.read') !== 'area')) return refuse({ kind: 'notFound' });
  const row = await findTrack(tx, who.city, patrol.month, patrol.id);
  if (!row) return accept({ reduced: false, points: [], timesMs: null });
  const reduced = row.reduced_at !== null;
  const points = decodeTrack(row.points);
  if (!points.ok || points.value.length === 0) return accept({ reduced, points: [], timesMs: null });
  const track: Track = {
    reduced,
    points: points.value.map(({ lon, lat, part }) => [lon, lat, part]),
    timesMs: reduced ? null : points.value.map((point) => point.timeMs),
  };
  if (!isOwn)
    await writeEvent(tx, chance, {
      city: who.city,
      kind: LOOKED,
      key: makeId(chance.now(), chance.random(10)),
      region: patrol.region,
      actor: who.id,
      subject: patrol.person,
      // As what he looked: roles and regions change, the record does not.
      body: { patrol: patrol.id, day: patrol.day, role: who.role, region: who.region },
    });
  return accept(track);
}
