// How many posts of each town have answered their inventory in the period that runs today, and what they found.
import type { AnswerOf } from '@xunhe/contract/client';
import { askedInventory } from '@xunhe/domain/duty/inventory';
import { policyName } from '@xunhe/domain/duty/policy';
import { groupBy } from '@xunhe/domain/ground/group';
import { accept, type Result } from '@xunhe/domain/ground/result';
import { POST_LEVELS, type PostLevel } from '@xunhe/domain/people/post';
import { containsRegion, parentRegion, regionLevel } from '@xunhe/domain/place/region';
import type { Tx } from '../../store/db.ts';
import { type Answered, listAnswered } from '../../store/inventory.ts';
import { listPosts, type Person } from '../../store/people.ts';
import { findCity, listRegions } from '../../store/place.ts';
import { readCityClock } from '../city-clock.ts';
import { readPolicy } from '../cycle/policy.ts';

type Progress = AnswerOf<'inventoryProgress'>;

export async function readInventoryProgress(
  tx: Tx,
  who: Person,
  asked: { readonly region: string | undefined; readonly nowMs: number },
): Promise<Result<Progress>> {
  const city = (await findCity(tx, who.city))!;
  const day = readCityClock(city, asked.nowMs).today;
  const rule = await readPolicy(tx, who.city, day.slice(0, 7), 'inventory');
  const periods = POST_LEVELS.flatMap((post) => {
    const span = askedInventory(rule, post, day);
    return span ? [{ post, ...span }] : [];
  });
  const since = new Map<PostLevel, string>(periods.map(({ post, from }) => [post, from]));
  const posts = (await listPosts(tx, who.city, day, day)).filter(
    ({ level, region }) =>
      since.has(level as PostLevel) && (asked.region === undefined || containsRegion(asked.region, region)),
  );
  const first = [...since.values()].sort()[0] ?? day;
  const answers = groupBy(await listAnswered(tx, who.city, { from: first }), ({ owner, reach }) => `${owner} ${reach}`);
  const regions = new Map((await listRegions(tx, who.city)).map((row) => [row.code, row]));
  const rows = [...groupBy(posts, ({ region }) => townOf(region))].map(([code, here]) => {
    const latest = here.flatMap(({ person, reach, level }): Answered[] => {
      const last = answers.get(`${person} ${reach}`)?.at(-1);
      return last && last.day >= since.get(level as PostLevel)! ? [last] : [];
    });
    const region = regions.get(code);
    return {
      ...{ region: code, regionName: region?.name ?? code, regionNameEn: region?.name_en ?? null },
      ...{ asked: here.length, answered: latest.length },
      found: Object.fromEntries(
        rule.items.value.map((item) => [item, latest.filter(({ found }) => found.includes(item)).length]),
      ),
    };
  });
  return accept({ day, policy: policyName(rule), periods, rows: rows.sort((a, b) => (a.region < b.region ? -1 : 1)) });
}

function townOf(region: string): string {
  return regionLevel(region) === 'village' ? parentRegion(region)! : region;
}
