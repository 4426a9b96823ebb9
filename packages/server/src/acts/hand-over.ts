// A chief leaves his post, another takes it over on a day. The posts are dated, the open duties and problems move, and the trace of what went
// from whom to whom stays in the record. Whoever takes over sees the history of the reach on his first day, because he must have an
// account whose region holds it.
import type { AnswerOf } from '@xunhe/contract/client';
import type { HandOverBody } from '@xunhe/contract/post';
import { handOverDuty } from '@xunhe/domain/duty/hand-over';
import { sumVisits, type Window } from '@xunhe/domain/duty/period';
import { addDays, isDay } from '@xunhe/domain/ground/day';
import { makeId } from '@xunhe/domain/ground/id';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { isInside } from '@xunhe/domain/people/may';
import { ENDED_STATES } from '@xunhe/domain/problem/flow';
import { type Database, inScope, type Tx } from '../store/db.ts';
import { listCandidates } from '../store/delegation.ts';
import { listDutiesFrom, moveDuty } from '../store/duty-handover.ts';
import { type Chance, writeEvent } from '../store/events.ts';
import {
  endPost,
  findPerson,
  insertPost,
  listPersonPosts,
  type Person,
  type PostRecord,
  setLevel,
} from '../store/people.ts';
import { findCity } from '../store/place.ts';
import { changeFollower, listFollowed } from '../store/problem.ts';
import { insertMove } from '../store/problem-move.ts';
import { readCityClock } from './city-clock.ts';

type House = Chance & { readonly db: Database };
type Counts = AnswerOf<'handOver'>;

export async function handOver(house: House, by: Person, asked: HandOverBody): Promise<Result<Counts>> {
  if (!isDay(asked.day)) return refuse({ kind: 'request.invalid', path: '/body/day' });
  if (asked.from === asked.to) return refuse({ kind: 'post.same', path: '/body/to' });
  return inScope(house.db, by.scope, async (tx) => {
    const { today } = readCityClock((await findCity(tx, by.city))!, house.now());
    // A month that is looked back on stays as it was judged.
    if (asked.day.slice(0, 7) < today.slice(0, 7)) return refuse({ kind: 'post.past', path: '/body/day' });
    const held = await listPersonPosts(tx, by.city, asked.from, addDays(asked.day, -1));
    const posts = asked.reaches ? held.filter((post) => asked.reaches?.includes(post.reach)) : held;
    if (posts.length === 0 || (asked.reaches && posts.length < new Set(asked.reaches).size))
      return refuse({ kind: 'post.none', path: '/body/from' });
    const fits = await checkSuccessor(tx, by, asked, posts);
    if (!fits.ok) return fits;
    const moved: { reach: string; duties: { month: string; visits: number }[]; problems: string[] }[] = [];
    for (const post of posts) {
      await endPost(tx, by.city, post, addDays(asked.day, -1));
      await insertPost(tx, { ...post, city: by.city, person: asked.to, from: asked.day });
      moved.push({
        reach: post.reach,
        duties: await moveDuties(tx, by.city, asked, post.reach),
        problems: await moveProblems(tx, house, by, { ...asked, reach: post.reach, region: post.region }),
      });
    }
    await writeEvent(tx, house, {
      city: by.city,
      kind: 'post.handedOver',
      key: makeId(house.now(), house.random(10)),
      region: by.region,
      actor: by.id,
      subject: asked.from,
      body: { from: asked.from, to: asked.to, day: asked.day, moved },
    });
    const duties = moved.flatMap((one) => one.duties);
    return accept({
      posts: posts.length,
      duties: duties.length,
      visits: duties.reduce((sum, duty) => sum + duty.visits, 0),
      problems: moved.reduce((sum, one) => sum + one.problems.length, 0),
    });
  });
}

/** The successor has an open chief's account that holds all these waters, the same level, and none of them yet. */
async function checkSuccessor(
  tx: Tx,
  by: Person,
  asked: HandOverBody,
  posts: readonly PostRecord[],
): Promise<Result<true>> {
  const leaver = await findPerson(tx, by.city, asked.from);
  const candidate = (await listCandidates(tx, by.city, 'chief')).find(({ person }) => person === asked.to);
  if (!leaver || !candidate || !posts.every((post) => isInside(post.region, candidate.region)))
    return refuse({ kind: 'post.noAccount', path: '/body/to' });
  if (candidate.level !== null && candidate.level !== leaver.level)
    return refuse({ kind: 'post.level', path: '/body/to' });
  const own = (await listPersonPosts(tx, by.city, asked.to, asked.day)).map((post) => post.reach);
  if (posts.some((post) => own.includes(post.reach))) return refuse({ kind: 'post.held', path: '/body/to' });
  if (candidate.level === null) await setLevel(tx, by.city, asked.to, leaver.level);
  return accept(true);
}

async function moveDuties(tx: Tx, city: string, asked: HandOverBody, reach: string) {
  const month = asked.day.slice(0, 7);
  const moved: { month: string; visits: number }[] = [];
  for (const duty of await listDutiesFrom(tx, city, { person: asked.from, reach, month })) {
    const { windows } = duty.body as { windows: Window[] };
    const split = handOverDuty(windows, duty.days, asked.day);
    const visits = sumVisits(split.moved);
    await moveDuty(tx, duty, { to: asked.to, ...split, keptVisits: sumVisits(split.kept), movedVisits: visits });
    moved.push({ month: duty.month, visits });
  }
  return moved;
}

/** The trace stands in the problem's own list of moves, where whoever takes over will look. */
async function moveProblems(
  tx: Tx,
  house: House,
  by: Person,
  at: HandOverBody & { readonly reach: string; readonly region: string },
): Promise<string[]> {
  const names = await Promise.all([findPerson(tx, by.city, at.from), findPerson(tx, by.city, at.to)]);
  const note = names.map((person) => person?.name ?? '').join(' → ');
  const followed = await listFollowed(tx, by.city, { follower: at.from, reach: at.reach, ended: ENDED_STATES });
  for (const problem of followed) {
    await changeFollower(tx, by.city, problem.id, at.to);
    await insertMove(tx, {
      ...{ city: by.city, problem: problem.id, region: problem.region, move: 'handOver', note },
      ...{ from_state: problem.state, to_state: problem.state, by_person: by.id },
      at: new Date(readCityClock((await findCity(tx, by.city))!, house.now()).nowMs),
    });
  }
  return followed.map((problem) => problem.id);
}
