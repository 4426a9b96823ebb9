// Duty rules: read by offices, written by the city's.
import { policyName } from '@xunhe/domain/duty/policy';
import type { DutyRule } from '@xunhe/domain/duty/rule';
import { listTerms, OWN_RULE, type OwnRule } from '@xunhe/domain/duty/rule-in-force';
import type { LoadChange } from '@xunhe/domain/duty/rule-preview';
import { groupLoads, sumPreview } from '@xunhe/domain/duty/rule-totals';
import { addMonths } from '@xunhe/domain/ground/month';
import { accept, refuse } from '@xunhe/domain/ground/result';
import { readCityClock } from '../acts/city-clock.ts';
import { enactRule } from '../acts/duty-rules/enact-rule.ts';
import { previewRules } from '../acts/duty-rules/preview-rules.ts';
import { findEarliestMonth, findRule, listRules } from '../acts/duty-rules/read-rule.ts';
import { dropRuleDraft, writeRuleDraft } from '../acts/duty-rules/save-rule-draft.ts';
import type { Tx } from '../store/db.ts';
import { listCycles } from '../store/duty.ts';
import { listNames } from '../store/people.ts';
import { findCity, listRegions } from '../store/place.ts';
import { listRuleDrafts } from '../store/rule-draft.ts';
import type { Handlers } from './endpoint.ts';

/** Two years: what a preview is asked for at most. */
const MOST_MONTHS = 24;

type Name = 'dutyRules' | 'dutyRule' | 'rulePreview' | 'saveRuleDraft' | 'dropRuleDraft' | 'enactRule';

export const dutyRuleHandlers: Handlers<Name> = {
  dutyRules: async ({ house, who, tx }) =>
    tx(async (t) => {
      const { today } = readCityClock((await findCity(t, who.city))!, house.now());
      const rules = await listRules(t, who.city);
      const writers = rules.flatMap((rule) => ('written' in rule ? [rule.written.by] : []));
      const names = await listNames(t, who.city, writers);
      return accept({
        versions: tellVersions(rules, { month: today.slice(0, 7), names }),
        drafts: (await listRuleDrafts(t, who.city)).map((row) => ({
          ...{ id: row.id, title: row.title, note: row.note, basedOn: row.based_on, revision: row.revision },
          ...{ changedBy: row.changed_by_name, changedAt: row.changed_at.toISOString() },
        })),
        earliest: await findEarliestMonth(t, who.city, today),
        months: await listMonths(t, who.city),
      });
    }),

  dutyRule: async ({ who, params, tx }) =>
    tx(async (t) => {
      const rule = await findRule(t, who.city, params.rule);
      return rule ? accept({ name: params.rule, rule }) : refuse({ kind: 'notFound' });
    }),

  rulePreview: async ({ who, query, tx }) =>
    tx(async (t) => {
      const { city } = who;
      const [from, to] = [await findRule(t, city, query.from), await findRule(t, city, query.to)];
      if (!from || !to) return refuse({ kind: 'notFound', path: from ? '/query/to' : '/query/from' });
      const months = (await listMonths(t, city)).filter((month) => month >= query.first && month <= query.last);
      if (months.length === 0 || months.length > MOST_MONTHS)
        return refuse({ kind: 'rule.months', path: '/query/first', most: MOST_MONTHS });
      const asked = { city: (await findCity(t, city))!, region: who.region, months, from, to };
      const previews = await previewRules(t, asked);
      const rows = groupLoads(previews, KEYS[query.by]);
      const { limit = 50, offset = 0 } = query;
      const page = rows.slice(offset, offset + limit);
      const names = await nameRows(t, city, query.by === 'chief' ? page.map(({ key }) => key) : []);
      const sums = sumPreview(previews, query.budget ?? null);
      return accept({
        ...sums,
        months: [...sums.months],
        rows: page.map((row) => ({ ...row, name: row.key, nameEn: null, ...names.get(row.key) })),
        total: rows.length,
      });
    }),

  saveRuleDraft: async ({ house, who, params, body }) => writeRuleDraft(house, who, { ...body, id: params.id }),
  dropRuleDraft: async ({ house, who, params, body }) => dropRuleDraft(house, who, { ...body, id: params.id }),
  enactRule: async ({ house, who, params, body }) => enactRule(house, who, { ...body, id: params.id }),
};

/** A town's code has nine digits of its own, a district's six. */
const KEYS: Readonly<Record<'district' | 'town' | 'post' | 'chief', (change: LoadChange) => string>> = {
  district: ({ region }) => region.slice(0, 6).padEnd(12, '0'),
  town: ({ region }) => region.slice(0, 9).padEnd(12, '0'),
  post: ({ post }) => post,
  chief: ({ person }) => person,
};

async function nameRows(tx: Tx, city: string, people: readonly string[]) {
  const regions = (await listRegions(tx, city)).map(
    ({ code, name, name_en }) => [code, { name, nameEn: name_en }] as const,
  );
  const names = [...(await listNames(tx, city, people))].map(([id, name]) => [id, { name, nameEn: null }] as const);
  return new Map<string, { readonly name: string; readonly nameEn: string | null }>([...regions, ...names]);
}

/** The months that duties were assigned for: each follows the published list of the month before. */
async function listMonths(tx: Tx, city: string): Promise<string[]> {
  const published = (await listCycles(tx, city)).filter(({ state }) => state !== 'open');
  return published.map(({ month }) => addMonths(month, 1)).reverse();
}

function tellVersions(
  rules: readonly (DutyRule | OwnRule)[],
  { month, names }: { readonly month: string; readonly names: ReadonlyMap<string, string> },
) {
  const terms = new Map(listTerms(rules).map((term) => [term.name, term]));
  return rules
    .map((rule) => {
      const term = terms.get(policyName(rule));
      const until = term?.to ?? null;
      const isOver = until !== null && until < month;
      const running = term && term.from > month ? ('coming' as const) : ('inForce' as const);
      const state = !term ? ('unused' as const) : isOver ? ('past' as const) : running;
      return {
        ...{ name: policyName(rule), own: rule.id === OWN_RULE, effectiveFrom: rule.effectiveFrom, until, state },
        written: 'written' in rule ? { ...rule.written, by: names.get(rule.written.by) ?? null } : null,
      };
    })
    .sort((a, b) =>
      a.effectiveFrom < b.effectiveFrom ? 1 : a.effectiveFrom > b.effectiveFrom ? -1 : a.name < b.name ? 1 : -1,
    );
}
