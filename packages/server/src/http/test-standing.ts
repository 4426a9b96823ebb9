// A standing and an objection to it, for tests of the doors.
import { setStandings } from '@xunhe/domain/evaluation/standing';
import { countCases, type PlacedCase } from '@xunhe/domain/evaluation/standing-case';
import { STANDING_DEFAULT } from '@xunhe/domain/evaluation/standing-rule';
import type { Tx } from '../store/db.ts';
import type { StandingObjectionRow } from '../store/rows-standing.ts';
import { insertStandings } from '../store/standing.ts';
import { insertObjection } from '../store/standing-objection.ts';

interface Of {
  readonly city: string;
  readonly month: string;
  readonly person: string;
  readonly region: string;
  readonly reach: string;
}

const AT = new Date('2026-01-01T00:00:00Z');

/** One duty, half done. */
export async function plantStanding(tx: Tx, { city, month, person, region, reach }: Of): Promise<void> {
  const cases: PlacedCase[] = [
    {
      ...{ number: 'visits', id: `${month}/${reach}`, numerator: 2, denominator: 4, leftOut: false, month },
      ...{
        reach,
        reachName: reach,
        reachNameEn: null,
        problem: null,
        type: null,
        source: null,
        day: null,
        dueDay: null,
      },
    },
  ];
  const facts = { person, level: 'village' as const, asked: 4, counts: countCases(cases) };
  const body = { ...setStandings([facts], STANDING_DEFAULT)[0]!, targetBefore: { numerator: 0, denominator: 0 } };
  const policy = 'standing-default@1';
  await insertStandings(tx, [
    { city, month, person, version: 1, region, level: 'village', body, cases, policy, set_at: AT },
  ]);
}

export async function plantObjection(tx: Tx, { id, ...of }: Of & { readonly id: string }): Promise<void> {
  const { city, month, person, region } = of;
  const objection: StandingObjectionRow = {
    ...{ city, id, month, person, region, number: 'visits', version: 1, rows: [], text: '一事', at: AT },
    ...{ decided_at: null, decided_by: null, granted: null, reason: null, left_out: null, new_version: null },
  };
  await insertObjection(tx, objection);
}
