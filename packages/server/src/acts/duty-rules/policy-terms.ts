// The policies of a city term by term, and a new version of one. A version is never changed: whoever thinks better of it makes another.
import type {
  PolicySheetBody,
  PolicySheetsBody,
  PolicyVersionBody,
  SettleTermsBody,
} from '@xunhe/contract/policy-terms';
import { type Policy, policyName } from '@xunhe/domain/duty/policy';
import { compareTerms, originOf, ownPolicyId, readTerm, settleTerms, type TermSheet } from '@xunhe/domain/duty/terms';
import { POLICY_SHEETS } from '@xunhe/domain/evaluation/policy-sheets';
import type { SheetName } from '@xunhe/domain/evaluation/sheet-names';
import { addMonths, type Month } from '@xunhe/domain/ground/month';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { regionLevel } from '@xunhe/domain/place/region';
import { listCycles } from '../../store/cycle.ts';
import { type Database, inScope, type Tx } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import { listNames, type Person } from '../../store/people.ts';
import { findCity } from '../../store/place.ts';
import { listPolicies, savePolicy } from '../../store/policy.ts';
import { lockCycle, lockRules } from '../../store/rule-draft.ts';
import { readCityClock } from '../city-clock.ts';

type House = Chance & { readonly db: Database };

/** A version of the city's own says who made it. */
type Written = Policy & { readonly written?: { readonly note: string; readonly by: string; readonly at: string } };

export function tellPolicies(house: House, who: Person): Promise<PolicySheetsBody> {
  return inScope(house.db, who.scope, async (tx) => {
    const months = await readMonths(tx, house, who.city);
    const policies = (await listPolicies(tx, who.city)).map(({ body }) => body as Written);
    const writers = policies.flatMap(({ written }) => written?.by ?? []);
    const names = await listNames(tx, who.city, writers);
    const told = (sheet: TermSheet) => tellSheet(sheet, versionsOf(policies, sheet), { months, names });
    return { earliest: months.earliest, rows: POLICY_SHEETS.map(told) };
  });
}

export async function settlePolicy(
  house: House,
  who: Person,
  { sheet: name, seen, from, note, values }: SettleTermsBody & { readonly sheet: SheetName },
): Promise<Result<{ readonly name: string; readonly effectiveFrom: Month }>> {
  if (regionLevel(who.region) !== 'city') return refuse({ kind: 'rule.cityOnly' });
  const sheet = POLICY_SHEETS.find((one) => one.name === name)!;
  return inScope(house.db, who.scope, async (tx) => {
    const { city } = who;
    await lockCycle(tx, city);
    await lockRules(tx, city);
    const { earliest } = await readMonths(tx, house, city);
    if (from < earliest) return refuse({ kind: 'rule.monthSettled', path: '/body/from', earliest });
    const versions = versionsOf(
      (await listPolicies(tx, city)).map(({ body }) => body as Written),
      sheet,
    );
    const newest = versions.at(-1)!;
    if (policyName(newest) !== seen) return refuse({ kind: 'rule.changedMeanwhile' });
    // A version that is yet to come cannot be overtaken by an earlier month: it would take its place again.
    if (newest.effectiveFrom > from)
      return refuse({ kind: 'rule.monthSettled', path: '/body/from', earliest: newest.effectiveFrom });
    const settled = settleTerms(newest, sheet, values);
    if (!settled.ok) return settled;
    const changes = compareTerms(newest, settled.value, sheet);
    if (changes.length === 0) return refuse({ kind: 'policy.same', path: '/body/values' });
    const id = ownPolicyId(sheet.id);
    const version = Math.max(0, ...versions.filter((one) => one.id === id).map((one) => one.version)) + 1;
    const at = new Date(house.now()).toISOString();
    const body = { ...settled.value, id, version, effectiveFrom: from, written: { note: note.trim(), by: who.id, at } };
    await savePolicy(tx, { city, id, version, effective_from: from, body });
    await writeEvent(tx, house, {
      ...{ city, kind: 'policy.settled', key: policyName(body), region: who.region, actor: who.id },
      body: { sheet: name, from, note: note.trim(), before: seen, changes },
    });
    return accept({ name: policyName(body), effectiveFrom: from });
  });
}

/** The shipped ones and then the city's own: in the order in which they go before each other. */
function versionsOf(policies: readonly Written[], { id }: TermSheet): Written[] {
  const own = ownPolicyId(id);
  const rank = (policy: Written) => (policy.id === own ? 1 : 0);
  return policies
    .filter((policy) => policy.id === id || policy.id === own)
    .toSorted((a, b) => rank(a) - rank(b) || a.effectiveFrom.localeCompare(b.effectiveFrom) || a.version - b.version);
}

interface Told {
  readonly months: { readonly today: Month; readonly earliest: Month };
  readonly names: ReadonlyMap<string, string>;
}

function tellSheet(sheet: TermSheet, versions: readonly Written[], { months, names }: Told): PolicySheetBody {
  const newest = versions.at(-1)!;
  const begun = versions.filter(({ effectiveFrom }) => effectiveFrom <= months.today);
  const stateOf = (policy: Written): PolicyVersionBody['state'] =>
    policy.effectiveFrom > months.today ? 'coming' : policy === begun.at(-1) ? 'inForce' : 'past';
  return {
    sheet: sheet.name as SheetName,
    name: policyName(newest),
    terms: sheet.terms.flatMap(({ at }) => {
      const value = readTerm(newest, at);
      return value === undefined
        ? []
        : [{ at, value: Array.isArray(value) ? [...value] : value, source: originOf(newest, at) }];
    }) as PolicySheetBody['terms'],
    versions: versions.map((policy, i) => ({
      ...{ name: policyName(policy), effectiveFrom: policy.effectiveFrom, state: stateOf(policy) },
      written: policy.written ? { ...policy.written, byName: names.get(policy.written.by) ?? null } : null,
      changes: (i === 0 ? [] : compareTerms(versions[i - 1]!, policy, sheet)) as PolicyVersionBody['changes'],
    })),
  };
}

/** A month whose cycle has begun keeps its policies, and so does the month that runs. */
async function readMonths(tx: Tx, house: House, city: string): Promise<Told['months']> {
  const { today } = readCityClock((await findCity(tx, city))!, house.now());
  const newest = (await listCycles(tx, city))[0]?.month ?? null;
  const next = addMonths(today.slice(0, 7), 1);
  const untouched = newest === null ? next : addMonths(newest, 1);
  return { today: today.slice(0, 7), earliest: [next, untouched].sort()[1]! };
}
