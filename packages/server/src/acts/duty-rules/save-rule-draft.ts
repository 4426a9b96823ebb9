// The city's office writes a draft of a duty rule, or throws it away. A draft is kept only when it could be put in force as it stands.
import { policyName } from '@xunhe/domain/duty/policy';
import { checkRule } from '@xunhe/domain/duty/rule-check';
import type { RuleDraft } from '@xunhe/domain/duty/rule-draft';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import { regionLevel } from '@xunhe/domain/place/region';
import { type Database, inScope } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import type { Person } from '../../store/people.ts';
import { deleteRuleDraft, findRuleDraft, lockRules, saveRuleDraft } from '../../store/rule-draft.ts';
import { listRules } from './read-rule.ts';

type House = Chance & { readonly db: Database };

export interface WrittenDraft {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly basedOn: string;
  /** That which was changed; 0 for a new draft. */
  readonly revision: number;
  readonly draft: RuleDraft;
}

export async function writeRuleDraft(
  house: House,
  who: Person,
  written: WrittenDraft,
): Promise<Result<{ readonly id: string; readonly revision: number }>> {
  if (regionLevel(who.region) !== 'city') return refuse({ kind: 'rule.cityOnly' });
  const { id, note, basedOn, draft } = written;
  const title = written.title.trim();
  if (title === '') return refuse({ kind: 'rule.title', path: '/body/title' });
  const checked = checkRule(draft);
  if (!checked.ok) return refuse({ ...checked.refusal, path: `/body/draft${checked.refusal.path}` });
  return inScope(house.db, who.scope, async (tx) => {
    const { city } = who;
    await lockRules(tx, city);
    const rules = await listRules(tx, city);
    if (!rules.some((rule) => policyName(rule) === basedOn)) return refuse({ kind: 'notFound', path: '/body/basedOn' });
    const before = await findRuleDraft(tx, city, id);
    if ((before?.revision ?? 0) !== written.revision) return refuse({ kind: 'rule.changedMeanwhile' });
    const revision = written.revision + 1;
    await saveRuleDraft(tx, {
      ...{ city, id, title, note, based_on: basedOn, body: draft, revision },
      ...{ changed_by: who.id, changed_at: new Date(house.now()) },
    });
    await writeEvent(tx, house, {
      ...{ city, kind: 'rule.drafted', key: `${id}/${revision}`, region: who.region, actor: who.id },
      body: { draft: id, revision, title, basedOn },
    });
    return accept({ id, revision });
  });
}

export async function dropRuleDraft(
  house: House,
  who: Person,
  { id, revision }: { readonly id: string; readonly revision: number },
): Promise<Result<{ readonly done: true }>> {
  if (regionLevel(who.region) !== 'city') return refuse({ kind: 'rule.cityOnly' });
  return inScope(house.db, who.scope, async (tx) => {
    const { city } = who;
    await lockRules(tx, city);
    const draft = await findRuleDraft(tx, city, id);
    if (!draft) return refuse({ kind: 'notFound' });
    if (draft.revision !== revision) return refuse({ kind: 'rule.changedMeanwhile' });
    await deleteRuleDraft(tx, city, id);
    await writeEvent(tx, house, {
      ...{ city, kind: 'rule.dropped', key: `${id}/${revision}`, region: who.region, actor: who.id },
      body: { draft: id, revision, title: draft.title, basedOn: draft.based_on },
    });
    return accept({ done: true });
  });
}
