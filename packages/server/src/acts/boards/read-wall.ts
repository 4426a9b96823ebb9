// 大屏: what a wall shows, all of one moment, so that no two figures on it contradict each other.
import type { AnswerOf } from '@xunhe/contract/client';
import { firstDay } from '@xunhe/domain/ground/month';
import { regionAt, regionLevel } from '@xunhe/domain/place/region';
import { listBoardDuties } from '../../store/board-duty.ts';
import { countClosedSince } from '../../store/board-problem.ts';
import { findLatestCycle } from '../../store/cycle.ts';
import type { Tx } from '../../store/db.ts';
import { findCity } from '../../store/place.ts';
import { countProblems, countReportedSince } from '../../store/problem.ts';
import { searchProblems } from '../../store/problem-search.ts';
import { type CityClock, dayToInstant, readCityClock } from '../city-clock.ts';
import { countKinds, readPlaces } from './read-data-health.ts';
import { groupDuties, LEVEL_BELOW, nameRegions, shareDone, sumDuties } from './read-duty-board.ts';
import { compareLevels } from './read-risk-board.ts';

type Answer = AnswerOf<'wall'>;

interface Asked {
  readonly city: string;
  /** Of whoever asks. */
  readonly region: string;
  readonly nowMs: number;
}

const LATEST = 8;

export async function readWall(tx: Tx, asked: Asked): Promise<Answer> {
  const { city } = asked;
  const clock = readCityClock((await findCity(tx, city))!, asked.nowMs);
  const month = await findLatestCycle(tx, city);
  return {
    at: new Date(clock.nowMs).toISOString(),
    warnings: month === null ? null : { month, ...(await compareLevels(tx, city, month)) },
    duty: await readDuty(tx, asked, clock),
    problems: await readProblems(tx, city, clock),
    dataHealth: countKinds((await readPlaces(tx, asked)).places),
  };
}

async function readDuty(tx: Tx, { city, region }: Asked, { today }: CityClock): Promise<Answer['duty']> {
  const month = today.slice(0, 7);
  const duties = await listBoardDuties(tx, city, { month });
  const names = await nameRegions(tx, city);
  const level = LEVEL_BELOW[regionLevel(region)];
  const rows = groupDuties(duties, (duty) => regionAt(duty.region, level), today)
    .sort((a, b) => shareDone(a) - shareDone(b) || (a.key < b.key ? -1 : 1))
    .map((group) => ({ ...group, ...(names.get(group.key) ?? { name: group.key, nameEn: null }) }));
  return { month, all: sumDuties(duties, today), rows };
}

async function readProblems(tx: Tx, city: string, { today, timezone }: CityClock): Promise<Answer['problems']> {
  const base = { city, today, limit: LATEST, offset: 0 };
  const since = new Date(dayToInstant(firstDay(today.slice(0, 7)), timezone));
  const latest = await searchProblems(tx, { ...base, sorting: { sort: 'reported' } });
  return {
    open: await countProblems(tx, { ...base, open: true }),
    overdue: await countProblems(tx, { ...base, overdue: true }),
    reportedThisMonth: await countReportedSince(tx, city, since),
    closedThisMonth: await countClosedSince(tx, city, since),
    latest: latest.map((row) => ({
      ...{ id: row.id, reachName: row.reach_name, reachNameEn: row.reach_name_en, region: row.region },
      ...{ regionName: row.region_name, type: row.type, state: row.state, key: row.key_problem },
      ...{ reportedAt: row.reported_at.toISOString(), overdueDays: row.overdue_days },
    })),
  };
}
