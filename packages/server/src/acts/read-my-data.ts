// A person asks what is stored of him (PIPL art. 45): in counts for the page, and as one file with everything, points of his tracks included.
import type { AnswerOf } from '@xunhe/contract/client';
import { makeId } from '@xunhe/domain/ground/id';
import { decodeTrack } from '@xunhe/domain/patrol/track-codec';
import { isSessionOver, type SessionKind } from '@xunhe/domain/people/session-rule';
import { type Database, inScope, type Scope, type Tx } from '../store/db.ts';
import { type Chance, writeEvent } from '../store/events.ts';
import {
  countHoldings,
  countLooks,
  type Look,
  listLooks,
  listOwnPatrols,
  listOwnPosts,
  type OwnPatrol,
} from '../store/my-data.ts';
import { listOwnDeeds } from '../store/own-record.ts';
import type { Person } from '../store/people.ts';
import { findCity, listRegions } from '../store/place.ts';
import { listSessions } from '../store/session.ts';
import { instantToDay } from './city-clock.ts';

type MyData = AnswerOf<'myData'>;

export interface MyDataHouse extends Chance {
  readonly db: Database;
  readonly trackMonths: number;
}

const MOST_LOOKS = 200;
/** Each may hold 40,000 points. */
const HANDFUL = 20;

export async function readMyData(house: MyDataHouse, who: Person): Promise<MyData> {
  return inScope(house.db, wholeCity(who), (tx) => tellMyData(tx, house, who));
}

async function tellMyData(tx: Tx, house: MyDataHouse, who: Person): Promise<MyData> {
  const owner = { city: who.city, person: who.id };
  const { timezone } = (await findCity(tx, who.city))!;
  const held = await countHoldings(tx, owner);
  const dayOf = (at: Date | null) => at && instantToDay(at.getTime(), timezone);
  const { login, role, level, name, region, regionName } = who;
  const regionNameEn = (await listRegions(tx, who.city)).find(({ code }) => code === region)?.name_en ?? null;
  const sessions = (await listSessions(tx, who.city, login)).filter(
    ({ kind, made_at, seen_at }) =>
      !isSessionOver({ kind: kind as SessionKind, madeMs: made_at.getTime(), seenMs: seen_at.getTime() }, house.now()),
  ).length;
  return {
    account: {
      person: who.id,
      name,
      phone: held.phone,
      mail: held.mail,
      level,
      login,
      role,
      region,
      regionName,
      regionNameEn,
      sessions,
    },
    posts: await listOwnPosts(tx, owner),
    patrols: { count: held.patrols, oldest: held.firstPatrol, newest: held.lastPatrol },
    tracks: { count: held.tracks, oldest: held.firstTrack, newest: held.lastTrack },
    reducedTracks: held.reduced,
    points: held.points,
    problems: { count: held.problems, oldest: dayOf(held.firstProblem), newest: dayOf(held.lastProblem) },
    photos: { count: held.photos, oldest: dayOf(held.firstPhoto), newest: dayOf(held.lastPhoto) },
    standings: {
      count: held.standings,
      oldest: held.firstStanding && `${held.firstStanding}-01`,
      newest: held.lastStanding && `${held.lastStanding}-01`,
    },
    absences: { count: held.absences, oldest: held.firstAbsence, newest: held.lastAbsence },
    trackMonths: house.trackMonths,
    looks: { rows: (await listLooks(tx, owner, MOST_LOOKS)).map(tellLook), total: await countLooks(tx, owner) },
  };
}

function tellLook(look: Look): MyData['looks']['rows'][number] {
  return { ...look, at: look.at.toISOString() };
}

/** Records that the file is fetched, then answers its text piece by piece: it may be far larger than the memory of a small server. */
export async function exportMyData(house: MyDataHouse, who: Person): Promise<AsyncGenerator<string>> {
  const head = await inScope(house.db, wholeCity(who), async (tx) => {
    const owner = { city: who.city, person: who.id };
    const { account, posts } = await tellMyData(tx, house, who);
    const looks = (await listLooks(tx, owner, null)).map(tellLook);
    const told = {
      madeAt: new Date(house.now()).toISOString(),
      account,
      posts,
      looks,
      ...(await listOwnDeeds(tx, owner)),
    };
    await writeEvent(tx, house, {
      city: who.city,
      kind: 'data.exported',
      key: makeId(house.now(), house.random(10)),
      region: who.region,
      actor: who.id,
    });
    return told;
  });
  return tellEverything(house, who, head);
}

async function* tellEverything({ db }: MyDataHouse, who: Person, head: object): AsyncGenerator<string> {
  const owner = { city: who.city, person: who.id };
  yield `${JSON.stringify(head).slice(0, -1)},"pointColumns":["msSinceStart","lon","lat","accuracyM","part"],"patrols":[`;
  let after: OwnPatrol | null = null;
  for (;;) {
    const page: { after: OwnPatrol | null; limit: number } = { after, limit: HANDFUL };
    const patrols = await inScope(db, wholeCity(who), (tx) => listOwnPatrols(tx, owner, page));
    for (const patrol of patrols) {
      yield `${after === null ? '' : ','}\n${JSON.stringify(tellPatrol(patrol))}`;
      after = patrol;
    }
    if (patrols.length < HANDFUL) break;
  }
  yield '\n]}\n';
}

function tellPatrol({ points, reducedAt, ...patrol }: OwnPatrol) {
  const track = points && decodeTrack(points);
  return {
    ...patrol,
    reducedAt,
    points: track?.ok ? track.value.map((p) => [reducedAt ? null : p.timeMs, p.lon, p.lat, p.accuracyM, p.part]) : null,
  };
}

function wholeCity(who: Person): Scope {
  return { ...who.scope, region: who.city };
}
