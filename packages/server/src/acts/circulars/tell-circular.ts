// A published notice as it goes over the wire.
import type { SentCircularBody } from '@xunhe/contract/circular';
import type { Day } from '@xunhe/domain/ground/day';
import { type CircularGroup, mayTell, stateOfCircular } from '@xunhe/domain/people/circular';
import { containsRegion } from '@xunhe/domain/place/region';
import type { FoundCircular } from '../../store/circular.ts';
import { audienceOf, countReaders } from '../../store/circular-readers.ts';
import type { SentCircularRow } from '../../store/circular-search.ts';
import type { Tx } from '../../store/db.ts';
import { findLastEvent } from '../../store/events.ts';
import type { Person } from '../../store/people.ts';

export function tellPublished(row: FoundCircular, today: Day) {
  return {
    ...{ id: row.id, title: row.title, text: row.text, region: row.region, groups: row.groups as CircularGroup[] },
    ...{ lastDay: row.last_day, confirm: row.confirm, supersedes: row.supersedes, supersededBy: row.superseded_by },
    ...{ office: row.office, officeName: row.office_name, regionName: row.region_name },
    state: stateOfCircular(tellFate(row), today),
    publishedAt: row.published_at.toISOString(),
    ...{ withdrawnAt: row.withdrawn_at?.toISOString() ?? null, withdrawnWhy: row.withdrawn_why },
  };
}

/** With its readers inside the scope of who asks. */
export async function tellSent(tx: Tx, who: Person, row: SentCircularRow, today: Day): Promise<SentCircularBody> {
  const reminded = await findLastEvent(tx, { city: who.city, kind: 'circular.reminded', begin: `${row.id}/` });
  return {
    ...tellPublished(row, today),
    ...(await countReaders(tx, row.id, audienceOf(row))),
    ...{ publishedByName: row.published_by_name, withdrawnByName: row.withdrawn_by_name },
    mayWithdraw: row.withdrawn_at === null && containsRegion(who.region, row.office) && mayTell(who.region, row.office),
    remindedDay: reminded?.key.split('/')[1] ?? null,
  };
}

export function tellFate(row: FoundCircular) {
  return {
    lastDay: row.last_day,
    withdrawn: row.withdrawn_at !== null,
    superseded: row.superseded_by !== null,
  };
}
