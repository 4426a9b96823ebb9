// Duty rules: read by offices, written by the city's.
import { policyName } from '@xunhe/domain/duty/policy';
import { type DutyRule, fillRule } from '@xunhe/domain/duty/rule';
import { listTerms, OWN_RULE, type OwnRule } from '@xunhe/domain/duty/rule-in-force';
import { holdToBudget } from '@xunhe/domain/duty/rule-totals';
import { addMonths } from '@xunhe/domain/ground/month';
import { accept, refuse } from '@xunhe/domain/ground/result';
import type { FastifyReply } from 'fastify';
import { readCityClock } from '../acts/city-clock.ts';
import { enactRule } from '../acts/duty-rules/enact-rule.ts';
import { findEarliestMonth, findRule, listRules } from '../acts/duty-rules/read-rule.ts';
import { dropRuleDraft, writeRuleDraft } from '../acts/duty-rules/save-rule-draft.ts';
import { tryRules } from '../acts/duty-rules/try-rules.ts';
import { listCycles } from '../store/cycle.ts';
import type { Tx } from '../store/db.ts';
import { listNames } from '../store/people.ts';
import { findCity, listReachesById, listRegions } from '../store/place.ts';
import { listRuleDrafts } from '../store/rule-draft.ts';
import type { Handlers } from './endpoint.ts';

/** Of the visits, drawn by chance among the unwarned: enough to tell how they fare, little enough to be spared. Our default. */
const DEFAULT_FLOOR = 0.05;

/** Two years: what a preview is asked for at most. */
const MOST_MONTHS = 24;

type Name =
  | 'dutyRules'
  | 'dutyRule'
  | 'rulePreview'
  | 'visitAllocation'
  | 'ruleTrial'
  | 'saveRuleDraft'
  | 'dropRuleDraft'
  | 'enactRule';

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

  rulePreview: async ({ house, who, query, reply, tx }) => {
    const { city, region, id: person } = who;
    const found = await tx((t) => findAsked(t, city, query, { from: query.from, to: query.to }));
    if (!found.ok) return found;
    const { row, months, rules } = found.value;
    const task = { kind: 'preview', rules: { from: rules[0]!, to: rules[1]! } } as const;
    const asked = { person, city: row, region, months, task, signal: cancelledWith(reply) };
    const tried = await tryRules(house.trials, tx, asked);
    if (!tried.ok) return tried;
    const { sums, rows: rowsBy } = tried.value;
    const rows = rowsBy[query.by];
    const page = pageOf(rows, query);
    const names = await tx((t) => nameRows(t, city, query.by === 'chief' ? page.map(({ key }) => key) : []));
    const held = query.budget === undefined ? sums : holdToBudget(sums, query.budget);
    return accept({
      ...held,
      months: [...held.months],
      rows: page.map((one) => ({ ...one, name: one.key, nameEn: null, ...names.get(one.key) })),
      total: rows.length,
    });
  },

  visitAllocation: async ({ house, who, query, reply, tx }) => {
    const { city, region, id: person } = who;
    const found = await tx((t) => findAsked(t, city, query, { rule: query.rule }));
    if (!found.ok) return found;
    const { row, months, rules } = found.value;
    const rule = rules[0]!;
    const detection = fillRule(rule).detection.value;
    const { budget = null, floor = DEFAULT_FLOOR } = query;
    const task = { kind: 'allocate', asked: { rule, budget, floor, detection } } as const;
    const asked = { person, city: row, region, months, task, signal: cancelledWith(reply) };
    const tried = await tryRules(house.trials, tx, asked);
    if (!tried.ok) return tried;
    const { total, rows } = tried.value;
    const page = pageOf(rows, query);
    const names = await tx((t) => nameReaches(t, city, page));
    return accept({
      ...{ floor, detection, sums: { ...total, months: [...total.months] }, total: rows.length },
      rows: page.map((one) => ({ ...one, ...names(one) })),
    });
  },

  ruleTrial: async ({ house, who }) => accept({ running: house.trials.stateOf(who.id) }),

  saveRuleDraft: async ({ house, who, params, body }) => writeRuleDraft(house, who, { ...body, id: params.id }),
  dropRuleDraft: async ({ house, who, params, body }) => dropRuleDraft(house, who, { ...body, id: params.id }),
  enactRule: async ({ house, who, params, body }) => enactRule(house, who, { ...body, id: params.id }),
};

/** The rules by their names and the months asked for, as far as duties were assigned for them. */
async function findAsked(
  tx: Tx,
  city: string,
  { first, last }: { readonly first: string; readonly last: string },
  names: Readonly<Record<string, string>>,
) {
  const rules: DutyRule[] = [];
  for (const [field, name] of Object.entries(names)) {
    const rule = await findRule(tx, city, name);
    if (!rule) return refuse({ kind: 'notFound', path: `/query/${field}` });
    rules.push(rule);
  }
  const months = (await listMonths(tx, city)).filter((month) => month >= first && month <= last);
  if (months.length === 0 || months.length > MOST_MONTHS)
    return refuse({ kind: 'rule.months', path: '/query/first', most: MOST_MONTHS });
  return accept({ rules, months, row: (await findCity(tx, city))! });
}

/** Whoever leaves before the answer gives up what he asked. */
function cancelledWith(reply: FastifyReply): AbortSignal {
  const cancel = new AbortController();
  reply.raw.on('close', () => {
    if (!reply.raw.writableFinished) cancel.abort();
  });
  return cancel.signal;
}

function pageOf<T>(
  rows: readonly T[],
  { limit = 50, offset = 0 }: { readonly limit?: number; readonly offset?: number },
) {
  return rows.slice(offset, offset + limit);
}

async function nameReaches(tx: Tx, city: string, rows: readonly { readonly reach: string }[]) {
  const ids = rows.map(({ reach }) => reach);
  const reaches = new Map((await listReachesById(tx, city, ids)).map((reach) => [reach.id, reach]));
  const regions = new Map((await listRegions(tx, city)).map(({ code, name }) => [code, name]));
  return ({ reach, region }: { readonly reach: string; readonly region: string }) => ({
    name: reaches.get(reach)?.name ?? reach,
    nameEn: reaches.get(reach)?.name_en ?? null,
    regionName: regions.get(region) ?? region,
  });
}

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
