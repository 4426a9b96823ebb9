// A draft is put in force from a month that has not begun. It becomes a version that nobody changes: whoever thinks better of it puts
// another in force.
import { policyName } from '@xunhe/domain/duty/policy';
import { compareRules } from '@xunhe/domain/duty/rule-difference';
import { findDutyRule } from '@xunhe/domain/duty/rule-in-force';
import type { Month } from '@xunhe/domain/ground/month';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { regionLevel } from '@xunhe/domain/place/region';
import { type Database, inScope } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import type { Person } from '../../store/people.ts';
import { findCity } from '../../store/place.ts';
import { savePolicy } from '../../store/policy.ts';
import { deleteRuleDraft, findRuleDraft, lockCycle, lockRules } from '../../store/rule-draft.ts';
import { readCityClock } from '../city-clock.ts';
import { findEarliestMonth, listRules, settleDraft } from './read-rule.ts';

export async function enactRule(
  house: Chance & { readonly db: Database },
  who: Person,
  { id, revision, from }: { readonly id: string; readonly revision: number; readonly from: Month },
): Promise<Result<{ readonly name: string; readonly effectiveFrom: Month }>> {
  if (regionLevel(who.region) !== 'city') return refuse({ kind: 'rule.cityOnly' });
  return inScope(house.db, who.scope, async (tx) => {
    const { city } = who;
    await lockCycle(tx, city);
    await lockRules(tx, city);
    const draft = await findRuleDraft(tx, city, id);
    if (!draft) return refuse({ kind: 'notFound' });
    if (draft.revision !== revision) return refuse({ kind: 'rule.changedMeanwhile' });
    const { today } = readCityClock((await findCity(tx, city))!, house.now());
    const earliest = await findEarliestMonth(tx, city, today);
    if (from < earliest) return refuse({ kind: 'rule.monthSettled', path: '/body/from', earliest });
    const rules = await listRules(tx, city);
    const before = findDutyRule(rules, from);
    const rule = settleDraft(rules, draft, from);
    const at = new Date(house.now()).toISOString();
    const { title, note, based_on: basedOn } = draft;
    await savePolicy(tx, {
      ...{ city, id: rule.id, version: rule.version, effective_from: from },
      body: { ...rule, written: { title, note, basedOn, by: who.id, at } },
    });
    await deleteRuleDraft(tx, city, id);
    const name = policyName(rule);
    await writeEvent(tx, house, {
      ...{ city, kind: 'rule.enacted', key: name, region: who.region, actor: who.id },
      body: {
        ...{ rule: name, from, title, note, basedOn, draft: id, revision },
        ...(before && { before: policyName(before), changes: compareRules(before, rule) }),
      },
    });
    return accept({ name, effectiveFrom: from });
  });
}
