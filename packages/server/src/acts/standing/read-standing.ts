// One person's month in full: what is in force, his course until then, the cases, the objections and what was in force before.
import type { ObjectionBody, StandingPage } from '@xunhe/contract/standing';
import { lastObjectDay } from '@xunhe/domain/evaluation/standing-objection';
import { addMonths } from '@xunhe/domain/ground/month';
import type { Tx } from '../../store/db.ts';
import { listNames } from '../../store/people.ts';
import { findCity, findRegion } from '../../store/place.ts';
import type { StandingObjectionRow } from '../../store/rows-standing.ts';
import { listOwnMonths, listVersions } from '../../store/standing.ts';
import { searchObjections } from '../../store/standing-objection.ts';
import { instantToDay, readCityClock } from '../city-clock.ts';
import { readPolicy } from '../cycle/policy.ts';
import { tellStanding, tellTrend } from './tell-standing.ts';

/** Months of one's own course, this one included. */
const TREND_MONTHS = 6;
const ALL = 500;

interface Of {
  readonly city: string;
  readonly month: string;
  readonly person: string;
}

/** Null when nothing was set, or when it may not be seen. */
export async function readStanding(tx: Tx, of: Of, nowMs: number): Promise<StandingPage | null> {
  const { city, month, person } = of;
  const [row, ...earlier] = await listVersions(tx, of);
  if (!row) return null;
  const rule = await readPolicy(tx, city, month, 'standing');
  const own = await listOwnMonths(tx, { city, person, until: month });
  const objections = await searchObjections(tx, { ...of, limit: ALL, offset: 0 });
  const place = await findRegion(tx, city, row.region);
  const clock = readCityClock((await findCity(tx, city))!, nowMs);
  const first = earlier.at(-1) ?? row;
  const objectUntil = lastObjectDay(instantToDay(first.set_at.getTime(), clock.timezone), rule);
  return {
    ...{ person, name: (await listNames(tx, city, [person])).get(person) ?? person, region: row.region },
    ...{ regionName: place?.name ?? row.region, regionNameEn: place?.name_en ?? null },
    standing: tellStanding(row, rule),
    cases: [...row.cases],
    trend: own.filter((one) => one.month > addMonths(month, -TREND_MONTHS)).map((one) => tellTrend(one, rule)),
    objections: objections.map((one) => tellObjection(one, one.decider_name)),
    earlier: earlier.map((one) => tellStanding(one, rule)),
    ...{ objectUntil, mayObject: clock.today <= objectUntil },
  };
}

export function tellObjection(row: StandingObjectionRow, deciderName: string | null): ObjectionBody {
  return {
    ...{ id: row.id, month: row.month, number: row.number, cases: row.rows, text: row.text, at: row.at.toISOString() },
    answer: row.decided_at && {
      ...{ granted: row.granted!, reason: row.reason!, leftOut: row.left_out!, by: deciderName },
      at: row.decided_at.toISOString(),
    },
  };
}
