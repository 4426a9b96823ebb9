// The duty card (明白卡): the chief's posts, waters and duties as on the first screen, whom to call, and for whoever is new on a water what it
// went through before him.
import type { AnswerOf } from '@xunhe/contract/client';
import type { CardContact, ReachHistory } from '@xunhe/contract/duty-card';
import { addDays } from '@xunhe/domain/ground/day';
import { groupBy } from '@xunhe/domain/ground/group';
import { addMonths } from '@xunhe/domain/ground/month';
import { accept, type Result } from '@xunhe/domain/ground/result';
import { POST_LEVELS, type PostLevel } from '@xunhe/domain/people/post';
import { parentRegion } from '@xunhe/domain/place/region';
import { ENDED_STATES } from '@xunhe/domain/problem/flow';
import { type FoundContact, listChiefsOn, listNearestOffice } from '../../store/contact.ts';
import { type Database, inScope, type Tx } from '../../store/db.ts';
import { searchDuties } from '../../store/duty.ts';
import { countProblemTypes } from '../../store/look-for.ts';
import { listSamples } from '../../store/observation.ts';
import { findPerson, listPersonPosts, listReachPosts, type Person, type PostRecord } from '../../store/people.ts';
import { findCity, listReachesById, listRegions, type ReachWithWater } from '../../store/place.ts';
import type { CityRow, RegionRow } from '../../store/rows-place.ts';
import { dayToInstant, instantToDay } from '../city-clock.ts';
import { readPolicy } from '../cycle/policy.ts';
import { classesByMonth } from '../month-classes.ts';
import { readToday } from './read-today.ts';

type Card = AnswerOf<'dutyCard'>;

/** Nobody looks through more numbers before he calls one. */
const MOST_CONTACTS = 3;

export async function readDutyCard(
  house: { readonly db: Database; readonly now: () => number },
  who: Person,
): Promise<Result<Card>> {
  const own = await inScope(house.db, who.scope, (tx) => readOwn(tx, who, house.now()));
  if (!own.ok) return own;
  const contacts = await inScope(house.db, { ...who.scope, region: who.city }, (tx) =>
    readContacts(tx, who, { day: own.value.day, reaches: own.value.posts.map(({ reach }) => reach) }),
  );
  return accept({ ...own.value, contacts });
}

async function readOwn(tx: Tx, who: Person, nowMs: number): Promise<Result<Omit<Card, 'contacts'>>> {
  const today = await readToday(tx, who, nowMs);
  if (!today.ok) return today;
  const { day, month, visits, done, reaches } = today.value;
  const city = (await findCity(tx, who.city))!;
  const posts = await listPersonPosts(tx, who.city, who.id, day);
  const regions = new Map((await listRegions(tx, who.city)).map((row) => [row.code, row]));
  const [duty] = await searchDuties(tx, { city: who.city, month, person: who.id, limit: 1, offset: 0 });
  const { newChiefDays } = await readPolicy(tx, who.city, month, 'feedback');
  const isNew = ({ from }: PostRecord) => from > addDays(day, -newChiefDays.value);
  return accept({
    ...{ person: who.id, name: who.name, level: who.level, ...nameRegion(regions, who.region) },
    ...{ day, month, visits, done, policy: duty?.policy ?? null },
    posts: posts.map(({ reach, from, region }) => ({ reach, from, ...nameRegion(regions, region) })),
    // The first screen has the lines of the rivers already.
    reaches: reaches.map((reach) => ({ ...reach, geometry: null })),
    histories: await readHistories(tx, city, { posts: posts.filter(isNew), day }),
  });
}

async function readHistories(
  tx: Tx,
  city: CityRow,
  asked: { readonly posts: readonly PostRecord[]; readonly day: string },
): Promise<ReachHistory[]> {
  const { posts, day } = asked;
  if (posts.length === 0) return [];
  const ids = posts.map(({ reach }) => reach);
  const month = day.slice(0, 7);
  const reaches = new Map((await listReachesById(tx, city.city, ids)).map((reach) => [reach.id, reach]));
  const samples = groupBy(
    await listSamples(tx, city.city, { from: addMonths(month, -12), to: month, reaches: ids }),
    ({ reach }) => reach,
  );
  const problems = groupBy(
    await countProblemTypes(tx, city.city, {
      ...{ reaches: ids, ended: ENDED_STATES, unconfirmed: ['rejected', 'merged'] },
      since: new Date(dayToInstant(addDays(day, -365), city.timezone)),
    }),
    ({ reach }) => reach,
  );
  const histories: ReachHistory[] = [];
  for (const post of posts) {
    const reach = reaches.get(post.reach);
    if (reach)
      histories.push({
        ...{ reach: post.reach, since: post.from },
        classes: tellClasses(city, reach, samples.get(post.reach) ?? []),
        problems: (problems.get(post.reach) ?? []).map(({ type, count, open, last }) => ({
          ...{ type, count, open, lastDay: instantToDay(last.getTime(), city.timezone) },
        })),
        predecessor: await readPredecessor(tx, city.city, post),
      });
  }
  return histories;
}

function tellClasses(
  city: CityRow,
  reach: ReachWithWater,
  samples: Parameters<typeof classesByMonth>[2],
): ReachHistory['classes'] {
  return [...classesByMonth(city, reach, samples)]
    .map(([month, { wqClass }]) => ({ month, wqClass }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** Who held the same post on the water until this one came. */
async function readPredecessor(tx: Tx, city: string, post: PostRecord): Promise<ReachHistory['predecessor']> {
  const before = (await listReachPosts(tx, city, post.reach))
    .filter((one) => one.person !== post.person && one.level === post.level && one.to !== null && one.to < post.from)
    .sort((a, b) => (a.to! < b.to! ? 1 : -1))[0];
  if (!before) return null;
  // Within the region only: who has moved elsewhere is named, his number is not.
  const { phone = null } = (await findPerson(tx, city, before.person)) ?? {};
  return { name: before.name, from: before.from, to: before.to, phone };
}

async function readContacts(
  tx: Tx,
  who: Person,
  asked: { readonly day: string; readonly reaches: readonly string[] },
): Promise<CardContact[]> {
  const regions: string[] = [];
  for (let code: string | null = who.region; code; code = parentRegion(code)) regions.push(code);
  const office = await listNearestOffice(tx, who.city, regions, MOST_CONTACTS);
  const own = POST_LEVELS.indexOf(who.level as PostLevel);
  const levels = POST_LEVELS.slice(0, Math.max(0, own)).toReversed();
  const above = levels.length === 0 ? [] : await listChiefsOn(tx, who.city, { ...asked, levels });
  const nearest = above.filter(({ level }) => level === above[0]?.level).slice(0, MOST_CONTACTS);
  return [...office.map((row) => toContact('office', row)), ...nearest.map((row) => toContact('superior', row))];
}

function toContact(kind: CardContact['kind'], row: FoundContact): CardContact {
  const { name, level, phone, region_name: regionName, region_name_en: regionNameEn } = row;
  return { kind, name, level, phone, regionName, regionNameEn };
}

function nameRegion(regions: ReadonlyMap<string, Omit<RegionRow, 'geometry'>>, code: string) {
  const region = regions.get(code);
  return { regionName: region?.name ?? code, regionNameEn: region?.name_en ?? null };
}
