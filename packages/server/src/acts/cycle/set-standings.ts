// The last act of a month: where each chief stood in it is set, with the cases behind every number and the version of the rule.

import { policyName } from '@xunhe/domain/duty/policy';
import { setStandings } from '@xunhe/domain/evaluation/standing';
import { insertStandings } from '../../store/standing.ts';
import { gatherStandings } from '../standing/gather-cases.ts';
import type { ActContext } from './act.ts';
import { readPolicy } from './policy.ts';

/** What goes to the database at once. */
const HANDFUL = 500;

export async function setMonthStandings(context: ActContext): Promise<Record<string, unknown>> {
  const { tx, month, clock } = context;
  const { city } = context.city;
  const rule = await readPolicy(tx, city, month, 'standing');
  const gathered = await gatherStandings(context, rule);
  const standings = setStandings(
    gathered.map(({ person, level, asked, counts }) => ({ person, level, asked, counts })),
    rule,
  );
  const rows = standings.map((standing, i) => {
    const { person, level, region, cases, targetBefore } = gathered[i]!;
    return {
      ...{ city, month, person, version: 1, region, level, cases, policy: policyName(rule) },
      ...{ body: { ...standing, targetBefore }, set_at: new Date(clock.nowMs) },
    };
  });
  for (let i = 0; i < rows.length; i += HANDFUL) await insertStandings(tx, rows.slice(i, i + HANDFUL));
  const cases = rows.reduce((sum, row) => sum + row.cases.length, 0);
  return { people: rows.length, cases, policy: policyName(rule) };
}
