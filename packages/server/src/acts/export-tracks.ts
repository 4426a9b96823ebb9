// The tracks of a period go away as a file. Where people were is the most sensitive thing that is stored (行踪轨迹, PIPL art. 28): before the first
// byte, each whose tracks are in the file finds in his own data who took them.
import { makeId } from '@xunhe/domain/ground/id';
import { dayToMonth } from '@xunhe/domain/ground/month';
import { decodeTrackColumns } from '@xunhe/domain/patrol/track-codec';
import { rightOf } from '@xunhe/domain/people/may';
import { type Database, inScope } from '../store/db.ts';
import { type Chance, writeEvents } from '../store/events.ts';
import type { Person } from '../store/people.ts';
import { listTrackOwners, listTracks, type StoredTrack, type TrackWanted } from '../store/track-export.ts';
import { DigitText } from './digit-text.ts';

/** So many are held in memory at once, and as many of the next page. */
const AT_ONCE = 250;
/** Whose tracks are taken is written down for so many people at once. */
const RECORDS_AT_ONCE = 50;
/** Bytes of one piece of the file. */
const PIECE = 256 * 1024;
/** Of one point in the file at most, with what stands between. */
const POINT_BYTES = 40;

export type TracksAsked = Omit<TrackWanted, 'city' | 'months'>;

/** Puts on record whose tracks are taken, and answers the file in pieces. Whoever may see his own alone gets those, and that needs no record. */
export async function exportTracks(
  house: Chance & { readonly db: Database },
  who: Person,
  asked: TracksAsked,
): Promise<AsyncGenerator<Buffer>> {
  const isArea = rightOf(who.role, 'track.read') === 'area';
  const wanted: TrackWanted = {
    ...asked,
    city: who.city,
    months: [dayToMonth(asked.from), dayToMonth(asked.to)],
    person: isArea ? asked.person : who.id,
  };
  const owners = await inScope(house.db, who.scope, (tx) => listTrackOwners(tx, wanted));
  const others = owners.filter(({ person }) => person !== who.id);
  // In several transactions: hundreds of records in one would be slow, and one too many of a file that was broken off says no less than it should.
  for (let i = 0; i < others.length; i += RECORDS_AT_ONCE) {
    const some = others.slice(i, i + RECORDS_AT_ONCE);
    await inScope(house.db, who.scope, (tx) =>
      writeEvents(
        tx,
        house,
        some.map((owner) => ({
          city: who.city,
          kind: 'track.looked',
          key: makeId(house.now(), house.random(10)),
          region: owner.region,
          actor: who.id,
          subject: owner.person,
          body: { ...{ from: asked.from, to: asked.to, tracks: owner.tracks }, role: who.role, region: who.region },
        })),
      ),
    );
  }
  const names = new Map(owners.map(({ person, name }) => [person, name]));
  return writeFeatures(house.db, who, { wanted, names });
}

async function* writeFeatures(
  db: Database,
  { scope }: Person,
  { wanted, names }: { readonly wanted: TrackWanted; readonly names: ReadonlyMap<string, string> },
): AsyncGenerator<Buffer> {
  const read = (after: StoredTrack | null) =>
    inScope(db, scope, (tx) => listTracks(tx, wanted, { after, limit: AT_ONCE }));
  const text = new DigitText(2 * PIECE);
  text.text('{"type":"FeatureCollection","features":[');
  let before = '\n';
  for (let page = await read(null); page.length > 0; ) {
    // The next page is read while this one is written.
    const next = page.length < AT_ONCE ? Promise.resolve([]) : read(page.at(-1)!);
    // Whoever stops reading the file does not wait for it any more.
    next.catch(() => undefined);
    for (const row of page) {
      // One that came in after its owner was told of the export is not in it.
      const name = names.get(row.person);
      if (name === undefined || !writeFeature(text, row, { name, before })) continue;
      before = ',\n';
      if (text.length >= PIECE) yield text.take();
    }
    page = await next;
  }
  text.text('\n]}\n');
  yield text.take();
}

/** A line for each part of the track (a pause ends a part); false where nothing can be drawn. Times stand beside the places while they are kept. */
function writeFeature(
  text: DigitText,
  row: StoredTrack,
  { name: personName, before }: { readonly name: string; readonly before: string },
): boolean {
  const track = decodeTrackColumns(row.points);
  if (!track.ok || track.value.parts.length === 0) return false;
  const { lons, lats, timesMs, parts } = track.value;
  text.text(
    `${before}{"type":"Feature","id":${JSON.stringify(row.id)},"geometry":{"type":"MultiLineString","coordinates":[[`,
  );
  writeParts(text, parts, (i) => {
    text.text('[');
    text.millionths(lons[i]!);
    text.text(',');
    text.millionths(lats[i]!);
    text.text(']');
  });
  const properties = JSON.stringify({
    ...{ patrol: row.id, day: row.day, person: row.person, personName, reach: row.reach, reachName: row.reachName },
    ...{ mode: row.mode, verdict: row.verdict, lengthM: row.lengthM },
    ...{ startedAt: row.startedAt.toISOString(), endedAt: row.endedAt.toISOString() },
    reduced: row.reducedAt !== null,
  });
  text.text(`]]},"properties":${properties.slice(0, -1)}`);
  if (row.reducedAt === null) {
    text.text(',"timesMs":[[');
    writeParts(text, parts, (i) => text.whole(timesMs[i]!));
    text.text(']]');
  }
  text.text('}}');
  return true;
}

/** What is written of each point, with the parts of the track as lists. */
function writeParts(text: DigitText, parts: Float64Array, write: (i: number) => void): void {
  text.ensure(parts.length * POINT_BYTES);
  for (let i = 0; i < parts.length; i++) {
    if (i > 0) text.text(parts[i] === parts[i - 1] ? ',' : '],[');
    write(i);
  }
}
