// 履职看板: what is done of what is owed, by region or by chief. A window counts up to what it asks, so done, overdue and still to come add
// up to what is owed.

import type { DutyGroup, DutySort } from '@xunhe/contract/board';
import type { AnswerOf } from '@xunhe/contract/client';
import type { Day } from '@xunhe/domain/ground/day';
import { groupBy } from '@xunhe/domain/ground/group';
import type { Month } from '@xunhe/domain/ground/month';
import type { PostLevel } from '@xunhe/domain/people/post';
import { type RegionLevel, regionAt } from '@xunhe/domain/place/region';
import { type DutyOfBoard, listBoardDuties } from '../../store/board-duty.ts';
import type { Tx } from '../../store/db.ts';
import { listNames } from '../../store/people.ts';
import { listRegions } from '../../store/place.ts';
import { countWindows } from '../today/windows.ts';

type Answer = AnswerOf<'dutyBoard'>;

interface Asked {
  readonly city: string;
  readonly month: Month;
  readonly today: Day;
  readonly by: DutyGroup;
  readonly sort: DutySort;
  /** Significant digits. */
  readonly region?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

export async function readDutyBoard(tx: Tx, asked: Asked): Promise<Answer> {
  const { city, month, today, by, sort, limit, offset } = asked;
  const duties = await listBoardDuties(tx, city, asked);
  const groups = groupDuties(
    duties,
    by === 'chief' ? ({ person }) => person : ({ region }) => regionAt(region, by),
    today,
  );
  const page = groups.sort(COMPARE[sort]).slice(offset, offset + limit);
  const names = await nameKeys(tx, city, { by, keys: page.map(({ key }) => key) });
  const posts = new Map(duties.map(({ person, post }) => [person, post as PostLevel]));
  return {
    ...{ month, today, all: sumDuties(duties, today), total: groups.length },
    rows: page.map((group) => ({
      ...group,
      ...(names.get(group.key) ?? { name: group.key, nameEn: null }),
      post: by === 'chief' ? (posts.get(group.key) ?? null) : null,
    })),
  };
}

export interface DutySums {
  readonly people: number;
  readonly waters: number;
  readonly owed: number;
  readonly done: number;
  readonly overdue: number;
}

export type DutyGroupSums = DutySums & { readonly key: string };

export function groupDuties(
  duties: readonly DutyOfBoard[],
  keyOf: (duty: DutyOfBoard) => string,
  today: Day,
): DutyGroupSums[] {
  return [...groupBy(duties, keyOf)].map(([key, ofKey]) => ({ key, ...sumDuties(ofKey, today) }));
}

export function sumDuties(duties: readonly DutyOfBoard[], today: Day): DutySums {
  const windows = duties.flatMap((duty) => countWindows({ body: duty, days: duty.days }));
  return {
    people: new Set(duties.map(({ person }) => person)).size,
    waters: new Set(duties.map(({ reach }) => reach)).size,
    owed: windows.reduce((sum, { visits }) => sum + visits, 0),
    done: windows.reduce((sum, { done }) => sum + done, 0),
    overdue: windows.reduce((sum, { to, visits, done }) => sum + (to < today ? visits - done : 0), 0),
  };
}

export const shareDone = ({ done, owed }: DutySums): number => (owed === 0 ? 1 : done / owed);

const byKey = (a: DutyGroupSums, b: DutyGroupSums) => (a.key < b.key ? -1 : 1);

const COMPARE: Readonly<Record<DutySort, (a: DutyGroupSums, b: DutyGroupSums) => number>> = {
  overdue: (a, b) => b.overdue - a.overdue || shareDone(a) - shareDone(b) || byKey(a, b),
  share: (a, b) => shareDone(a) - shareDone(b) || b.owed - a.owed || byKey(a, b),
  owed: (a, b) => b.owed - a.owed || byKey(a, b),
  place: byKey,
};

export interface Named {
  readonly name: string;
  readonly nameEn: string | null;
}

async function nameKeys(
  tx: Tx,
  city: string,
  { by, keys }: { readonly by: DutyGroup; readonly keys: readonly string[] },
): Promise<ReadonlyMap<string, Named>> {
  if (by !== 'chief') return nameRegions(tx, city);
  const names = await listNames(tx, city, keys);
  return new Map([...names].map(([id, name]) => [id, { name, nameEn: null }]));
}

export async function nameRegions(tx: Tx, city: string): Promise<ReadonlyMap<string, Named>> {
  return new Map((await listRegions(tx, city)).map(({ code, name, name_en }) => [code, { name, nameEn: name_en }]));
}

/** One level below that of a region; villages have none below them. */
export const LEVEL_BELOW: Readonly<Record<RegionLevel, RegionLevel>> = {
  ...{ city: 'district', district: 'town', town: 'village', village: 'village' },
};
