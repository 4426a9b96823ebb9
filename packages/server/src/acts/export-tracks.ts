// The tracks of a period go away as a file. Where people were is the most sensitive thing that is stored (行踪轨迹, PIPL art. 28): before the first
// byte, each whose tracks are in the file finds in his own data who took them.
import { makeId } from '@xunhe/domain/ground/id';
import { dayToMonth } from '@xunhe/domain/ground/month';
import { decodeTrack } from '@xunhe/domain/patrol/track-codec';
import { rightOf } from '@xunhe/domain/people/may';
import { type Database, inScope } from '../store/db.ts';
import { type Chance, writeEvent } from '../store/events.ts';
import type { Person } from '../store/people.ts';
import { listTrackOwners, listTracks, type StoredTrack, type TrackWanted } from '../store/track-export.ts';

/** So many are held in memory at once. */
const AT_ONCE = 250;

export type TracksAsked = Omit<TrackWanted, 'city' | 'months'>;

/** Puts on record whose tracks are taken, and answers the file in pieces. Whoever may see his own alone gets those, and that needs no record. */
export async function exportTracks(
  house: Chance & { readonly db: Database },
  who: Person,
  asked: TracksAsked,
): Promise<AsyncGenerator<string>> {
  const isArea = rightOf(who.role, 'track.read') === 'area';
  const wanted: TrackWanted = {
    ...asked,
    city: who.city,
    months: [dayToMonth(asked.from), dayToMonth(asked.to)],
    person: isArea ? asked.person : who.id,
  };
  const names = await inScope(house.db, who.scope, async (tx) => {
    const owners = await listTrackOwners(tx, wanted);
    for (const owner of owners) {
      if (owner.person === who.id) continue;
      await writeEvent(tx, house, {
        city: who.city,
        kind: 'track.looked',
        key: makeId(house.now(), house.random(10)),
        region: owner.region,
        actor: who.id,
        subject: owner.person,
        body: { ...{ from: asked.from, to: asked.to, tracks: owner.tracks }, role: who.role, region: who.region },
      });
    }
    return new Map(owners.map(({ person, name }) => [person, name]));
  });
  return writeFeatures(house.db, who, { wanted, names });
}

async function* writeFeatures(
  db: Database,
  { scope }: Person,
  { wanted, names }: { readonly wanted: TrackWanted; readonly names: ReadonlyMap<string, string> },
): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let before = '';
  for (let after: StoredTrack | null = null; ; ) {
    const page: StoredTrack[] = await inScope(db, scope, (tx) => listTracks(tx, wanted, { after, limit: AT_ONCE }));
    for (const row of page) {
      // One that came in after its owner was told of the export is not in it.
      const name = names.get(row.person);
      const feature = name === undefined ? null : writeFeature(row, name);
      if (feature === null) continue;
      yield `${before}\n${feature}`;
      before = ',';
    }
    if (page.length < AT_ONCE) break;
    after = page.at(-1)!;
  }
  yield '\n]}\n';
}

/** A line for each part of the track (a pause ends a part); null where nothing can be drawn. Times stand beside the places while they are kept. */
function writeFeature(row: StoredTrack, personName: string): string | null {
  const points = decodeTrack(row.points);
  if (!points.ok || points.value.length === 0) return null;
  let lines = '';
  let times = '';
  let part = points.value[0]!.part;
  let isFirst = true;
  for (const point of points.value) {
    const apart = point.part !== part;
    if (apart) {
      lines += '],[';
      times += '],[';
    } else if (!isFirst) {
      lines += ',';
      times += ',';
    }
    lines += `[${point.lon},${point.lat}]`;
    times += point.timeMs;
    part = point.part;
    isFirst = false;
  }
  const properties = JSON.stringify({
    ...{ patrol: row.id, day: row.day, person: row.person, personName, reach: row.reach, reachName: row.reachName },
    ...{ mode: row.mode, verdict: row.verdict, lengthM: row.lengthM },
    ...{ startedAt: row.startedAt.toISOString(), endedAt: row.endedAt.toISOString() },
    reduced: row.reducedAt !== null,
  });
  const kept = row.reducedAt === null ? `,"timesMs":[[${times}]]` : '';
  return `{"type":"Feature","id":${JSON.stringify(row.id)},"geometry":{"type":"MultiLineString","coordinates":[[${lines}]]},"properties":${properties.slice(0, -1)}${kept}}}`;
}
