// One signal with the evidence of both sides, as far as the person may read it. Tracks are not in it: they are looked at by themselves, and
// each look is recorded.
import type { AnswerOf } from '@xunhe/contract/client';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import type { Tx } from '../../store/db.ts';
import { findTrackSize } from '../../store/patrol.ts';
import { searchPatrols } from '../../store/patrol-search.ts';
import type { Person } from '../../store/people.ts';
import { type FoundSignal, searchSignals } from '../../store/signal.ts';
import { findRecordSide, type RecordSide } from '../../store/signal-sides.ts';

type SignalPage = AnswerOf<'signal'>;
type Side = SignalPage['sides'][number];

export async function readSignal(
  tx: Tx,
  who: Person,
  asked: { readonly id: string; readonly below: string | undefined },
): Promise<Result<SignalPage>> {
  const [row] = await searchSignals(tx, { city: who.city, id: asked.id, below: asked.below, limit: 1, offset: 0 });
  if (!row) return refuse({ kind: 'notFound' });
  const sides: Side[] = [];
  for (const [patrol, record, photo] of listSides(row)) {
    const side = await readSide(tx, who.city, { patrol, record, photo });
    if (side) sides.push(side);
  }
  return accept({ ...tellSignal(row), sides });
}

type Named = readonly [patrol: string | null, record: string | null, photo: string | null];

/** The two sides by the ids in the question: patrols, and where it is about words, problems or pictures, these. */
function listSides({ patrol, other_patrol, numbers }: FoundSignal): Named[] {
  const at = numbers as Readonly<Record<string, string | null | undefined>>;
  const recordOf = (photo: string | null | undefined) => photo?.slice(0, photo.lastIndexOf(':')) ?? null;
  const sides: Named[] = [
    [patrol, at.record ?? at.problem ?? recordOf(at.photo), at.photo ?? null],
    [other_patrol, at.otherRecord ?? recordOf(at.otherPhoto), at.otherPhoto ?? null],
  ];
  return sides.filter((side) => side.some((id) => id !== null));
}

async function readSide(
  tx: Tx,
  city: string,
  ids: { readonly patrol: string | null; readonly record: string | null; readonly photo: string | null },
): Promise<Side | null> {
  const [walked] = ids.patrol === null ? [] : await searchPatrols(tx, { city, id: ids.patrol, limit: 1, offset: 0 });
  const record = await findRecordSide(tx, city, ids);
  if (!walked && !record) return null;
  return {
    patrol: walked
      ? {
          ...{
            id: walked.id,
            day: walked.day,
            person: walked.person,
            personName: walked.person_name,
            mode: walked.mode,
          },
          ...{ startedAt: walked.started_at.toISOString(), endedAt: walked.ended_at.toISOString() },
          ...{ lengthM: walked.length_m, verdict: walked.verdict, reach: walked.reach, note: walked.note },
          trackPoints: await findTrackSize(tx, city, walked.month, walked.id),
        }
      : null,
    problem: record?.problem ?? null,
    photo: record?.photo ? tellPhoto(record.photo) : null,
  };
}

function tellPhoto({ at, exif_at, ...photo }: NonNullable<RecordSide['photo']>): NonNullable<Side['photo']> {
  const { record, n, month, state, exif_lon, exif_lat, exif_camera, sha256 } = photo;
  return {
    ...{ record, n, month, state, sha256, at: at.toISOString(), exifAt: exif_at?.toISOString() ?? null },
    ...{ exifLon: exif_lon, exifLat: exif_lat, camera: exif_camera },
  };
}

export function tellSignal(row: FoundSignal): AnswerOf<'signals'>['rows'][number] {
  return {
    ...{ id: row.id, month: row.month, kind: row.kind, severity: row.severity, state: row.state },
    ...{ person: row.person, personName: row.person_name, otherPersonName: row.other_person_name },
    ...{ reach: row.reach, reachName: row.reach_name, reachNameEn: row.reach_name_en },
    ...{ region: row.region, regionName: row.region_name, patrol: row.patrol, otherPatrol: row.other_patrol },
    numbers: row.numbers as Record<string, unknown>,
    foundAt: row.found_at.toISOString(),
    settled: row.settled_at && {
      ...{ by: row.settled_by!, byName: row.settled_by_name, at: row.settled_at.toISOString(), note: row.note! },
    },
  };
}
