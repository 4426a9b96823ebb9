// A reach is split at a place along it. One part keeps the id and the past; stations, sources and open problems go to the part at which they
// lie, the chiefs are chiefs of both. Duties of the running month stay as they were given out.
import { accept, type Refusal, type Result, refuse } from '@xunhe/domain/ground/result';
import { planSplit, type ReachPart } from '@xunhe/domain/place/reach-split';
import type { Person } from '../../store/people.ts';
import { copyShares, givePosts, listOpenProblems, moveProblems } from '../../store/register-move.ts';
import { listInflows, listStanding } from '../../store/register-use.ts';
import type { ChangedRecord } from './change-record.ts';
import type { WantedChange } from './judge-change.ts';
import { countMoved, formOf, type Moved, makeChanges, readReach, valuesOf } from './reach-work.ts';
import { atRegisterDesk, type RegisterHouse } from './register-desk.ts';
import { noteChanges } from './save-changes.ts';

export interface SplitReach {
  readonly id: string;
  /** Metres along the line from its upper end. */
  readonly atM: number;
  /** The part that keeps the id. */
  readonly keeps: ReachPart;
  readonly fresh: { readonly id: string; readonly name: string; readonly nameEn: string | null };
  readonly seen: number;
  readonly reason: string;
}

export function splitReach(
  house: RegisterHouse,
  who: Person,
  { id, atM, keeps, fresh, seen, reason }: SplitReach,
): Promise<Result<ChangedRecord & { readonly fresh: string; readonly moved: Moved }>> {
  return atRegisterDesk(house, who, async (desk) => {
    const { tx, city } = desk;
    const reach = await readReach(desk, id);
    if (!reach.ok) return reach;
    const plan = planSplit(formOf(reach.value), { atM, keeps, id, freshId: fresh.id });
    if (!plan.ok) return refuse({ ...plan.refusal, path: '/body/atM' });
    const { goesToFresh, flowsToFresh } = plan.value;
    const deed = 'split';
    const made = { ...reach.value.values, ...valuesOf(plan.value.fresh), name: fresh.name, nameEn: fresh.nameEn };
    const inflows = (await listInflows(tx, city, id))
      .filter(({ geometry }) => flowsToFresh(geometry))
      .map((one) => ({ kind: 'reach', id: one.id, deed, patch: { values: { downstream: fresh.id } } }) as const);
    const standing = (await listStanding(tx, city, id))
      .filter(goesToFresh)
      .map((one) => ({ kind: one.kind, id: one.id, deed, patch: { values: { reach: fresh.id } } }) as const);
    const wanted: WantedChange[] = [
      { kind: 'reach', id: fresh.id, deed, patch: { values: made }, isNew: true },
      { kind: 'reach', id, deed, patch: { values: valuesOf(plan.value.kept) }, seen },
      ...inflows,
      ...standing,
    ];
    const changes = await makeChanges(desk, wanted, [id, fresh.id]);
    if (!changes.ok) return refuse(placeAtFresh(changes.refusal));
    const act = { city, batch: desk.act, today: desk.today };
    const problems = (await listOpenProblems(tx, city, id)).filter(goesToFresh).map((problem) => problem.id);
    await moveProblems(tx, act, { ids: problems, to: fresh.id });
    await copyShares(tx, city, { from: id, to: fresh.id });
    const posts = await givePosts(tx, act, { from: id, to: fresh.id });
    const moved = countMoved(wanted, { posts, problems: problems.length, inflows: inflows.length });
    const event = { kind: 'register.split', reason: reason.trim(), body: { reach: id, fresh: fresh.id, keeps, moved } };
    await noteChanges(desk, event, changes.value);
    return accept({ id, version: reach.value.version + 1, fresh: fresh.id, moved });
  });
}

const FRESH_PLACES: Readonly<Record<string, string>> = {
  '/body/id': '/body/fresh/id',
  '/body/values/name': '/body/fresh/name',
  '/body/values/nameEn': '/body/fresh/nameEn',
};

/** What is wrong with the values of the new reach stands elsewhere in what was asked. */
function placeAtFresh(refusal: Refusal): Refusal {
  const { path } = refusal;
  return typeof path === 'string' && FRESH_PLACES[path] ? { ...refusal, path: FRESH_PLACES[path] } : refusal;
}
