// A citizen's report becomes an ordinary problem that nobody of the house reported, with what belongs to him beside it. The form that came
// twice is one report; a flood on one water is stopped before it is stored.
import { createHash } from 'node:crypto';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { geometryToLines } from '@xunhe/domain/patrol/reach-lines';
import { CITIZENS } from '@xunhe/domain/patrol/upload-quota';
import { dueDayOf } from '@xunhe/domain/problem/deadline';
import { isKeyProblem } from '@xunhe/domain/problem/key';
import { findNearestReach } from '@xunhe/domain/problem/nearest-reach';
import type { ProblemType } from '@xunhe/domain/problem/problem-type';
import { countReportsSince, insertCitizenProblem } from '../../store/citizen-report.ts';
import { inScope, type Tx } from '../../store/db.ts';
import { writeEvent } from '../../store/events.ts';
import { dropKept } from '../../store/files.ts';
import { claimPhotos } from '../../store/photo.ts';
import { findProblem } from '../../store/problem.ts';
import { findPublicCity, listLinesOfWater, listReachesOfWater, type PublicReach } from '../../store/public-water.ts';
import { lockRecords } from '../../store/record-lock.ts';
import { readCalendar } from '../../store/work-year.ts';
import { type CityClock, readCityClock } from '../city-clock.ts';
import type { Uploads } from '../uploads/upload-disk.ts';
import type { WholeBytes } from '../uploads/upload-house.ts';
import { type CitizenHouse, citizenScope, hashCode, phonePlace } from './citizen-house.ts';
import type { FormToken } from './form-token.ts';

export interface CitizenReport {
  readonly token: FormToken;
  readonly city: string;
  readonly water: string;
  readonly address: string;
  /** Null: he does not know. */
  readonly reach: string | null;
  readonly place: { readonly lon: number; readonly lat: number } | null;
  readonly type: ProblemType;
  readonly text: string;
  readonly phone: string | null;
  /** On the disk, under no name yet. */
  readonly photos: readonly WholeBytes[];
}

export interface CitizenReceipt {
  readonly code: string;
  /** `other`: this form had been sent before with other words, and those stand. */
  readonly stored: 'new' | 'already' | 'other';
}

/** Of one water in an hour, from whomever [D]. */
const MOST_AN_HOUR = 60;
const HOUR_MS = 3_600_000;

/** Takes over the kept bytes. Refuses with `notFound`, `citizen.reach`, `citizen.busy` or `upload.quota`. */
export async function takeCitizenReport(
  house: CitizenHouse,
  uploads: Pick<Uploads, 'finish'>,
  report: CitizenReport,
): Promise<Result<CitizenReceipt>> {
  const scope = citizenScope(report.city, report.address);
  const looked = await inScope(house.db, scope, (tx) => look(tx, house, report));
  if (!looked.ok || looked.value.before) {
    for (const { kept } of report.photos) await dropKept(kept);
    return looked.ok ? accept(looked.value.before!) : looked;
  }
  const who = { id: CITIZENS, city: report.city, scope };
  // All of them are taken over, also when one is refused.
  const finished = await Promise.all(report.photos.map((whole) => uploads.finish(who, whole)));
  const refused = finished.find((one) => !one.ok);
  if (refused && !refused.ok) return refused;
  return inScope(house.db, scope, async (tx) => {
    await lockRecords(tx, report.city, [report.token.id]);
    const again = await look(tx, house, report);
    if (!again.ok || again.value.before) return again.ok ? accept(again.value.before!) : again;
    await store(tx, house, { report, ...again.value });
    return accept({ code: report.token.code, stored: 'new' as const });
  });
}

interface Looked {
  readonly before: CitizenReceipt | null;
  readonly reach: PublicReach;
  readonly place: CitizenReport['place'];
  readonly clock: CityClock;
}

/** Whether it is here already, where it belongs, and whether there is room for it. */
async function look(tx: Tx, house: CitizenHouse, report: CitizenReport): Promise<Result<Looked>> {
  const { city, water, token } = report;
  const reaches = await listReachesOfWater(tx, city, water);
  if (reaches.length === 0) return refuse({ kind: 'notFound' });
  const near = report.place && findNearestReach((await listLinesOfWater(tx, city, water)).map(toLines), report.place);
  const id = report.reach ?? near?.id ?? (reaches.length === 1 ? reaches[0]!.id : null);
  const reach = reaches.find((one) => one.id === id);
  if (!reach) return refuse({ kind: 'citizen.reach' });
  const clock = readCityClock((await findPublicCity(tx, city))!, house.now());
  const stored = await findProblem(tx, city, token.id);
  const before = stored && {
    code: token.code,
    stored: stored.content_hash?.equals(hashOf(report)) ? ('already' as const) : ('other' as const),
  };
  const since = new Date(clock.nowMs - HOUR_MS);
  if (!before && (await countReportsSince(tx, city, water, since)) >= MOST_AN_HOUR)
    return refuse({ kind: 'citizen.busy' });
  return accept({ before, reach, place: near ? report.place : null, clock });
}

async function store(
  tx: Tx,
  house: CitizenHouse,
  { report, reach, place, clock }: Omit<Looked, 'before'> & { readonly report: CitizenReport },
): Promise<void> {
  const { city, water, type, text, phone, token } = report;
  const { id } = token;
  const { region } = reach;
  const at = new Date(clock.nowMs);
  const key = isKeyProblem({ type });
  const { isWorkingDay } = await readCalendar(tx, city);
  await insertCitizenProblem(tx, {
    problem: {
      ...{ city, id, reach: reach.id, region, type, text, lon: place?.lon ?? null, lat: place?.lat ?? null },
      ...{ source: 'citizen', key_problem: key, state: 'reported', reporter: null, department: null, patrol: null },
      ...{ reported_at: at, closed_at: null, merged_into: null, on_behalf_of: null, follower: null },
      due_day: dueDayOf({ type, state: 'reported', since: clock.today }, isWorkingDay),
      ...{ content_hash: hashOf(report), since_day: clock.today },
    },
    move: {
      ...{ city, problem: id, seq: 1, region, move: 'report', from_state: '', to_state: 'reported' },
      ...{ by_person: null, at, note: '' },
    },
    report: {
      ...{ city, problem: id, region, water, received_at: at },
      code_hash: hashCode(house, city, token.code),
      phone: phone === null ? null : house.seal.seal(Buffer.from(phone), phonePlace(city, id)),
    },
  });
  await claimPhotos(
    tx,
    report.photos.map(({ sha256, bytes }, n) => ({
      ...{ city, month: clock.today.slice(0, 7), record: id, n, record_kind: 'problem' as const, sha256, bytes },
      ...{ role: 'view' as const, from_where: 'album' as const, at, lon: null, lat: null },
      ...{ person: CITIZENS, reach: reach.id, region },
    })),
  );
  await writeEvent(tx, house, {
    ...{ city, kind: 'problem.reported', key: id, region, actor: null },
    body: { reach: reach.id, type, key, source: 'citizen', photos: report.photos.length },
  });
}

/** What he wrote and chose; where he stood as he sent it is not part of it. */
function hashOf({ reach, type, text, phone, photos }: CitizenReport): Buffer {
  const content = [reach, type, text, phone, photos.map(({ sha256 }) => sha256)];
  return createHash('sha256').update(JSON.stringify(content)).digest();
}

function toLines({ id, geometry }: { readonly id: string; readonly geometry: unknown }) {
  return { id, lines: geometryToLines(geometry) };
}
