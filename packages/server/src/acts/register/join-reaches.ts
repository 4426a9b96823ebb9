// A reach is joined with the one below it. One of both keeps its id, the other is retired; what stood on that stands on the one that is left.
// Its chiefs' posts end with the month for which duties were given out, so that these can still be done.
import { accept, type Refusal, type Result, refuse } from '@xunhe/domain/ground/result';
import { planJoin, type ReachPart } from '@xunhe/domain/place/reach-split';
import type { Person } from '../../store/people.ts';
import type { FoundRecord } from '../../store/register.ts';
import { endPosts, givePosts, listOpenProblems, moveProblems } from '../../store/register-move.ts';
import { listInflows, listStanding } from '../../store/register-use.ts';
import type { ChangedRecord } from './change-record.ts';
import type { WantedChange } from './judge-change.ts';
import { countMoved, formOf, type Moved, makeChanges, readReach, valuesOf } from './reach-work.ts';
import { atRegisterDesk, type RegisterDesk, type RegisterHouse } from './register-desk.ts';
import { noteChanges } from './save-changes.ts';

export interface JoinReaches {
  /** The upper one; it is joined with the reach into which it flows. */
  readonly id: string;
  /** The one that keeps its id. */
  readonly keeps: ReachPart;
  readonly seen: number;
  readonly seenLower: number;
  readonly reason: string;
}

export function joinReaches(
  house: RegisterHouse,
  who: Person,
  { id, keeps, seen, seenLower, reason }: JoinReaches,
): Promise<Result<ChangedRecord & { readonly retired: string; readonly moved: Moved }>> {
  return atRegisterDesk(house, who, async (desk) => {
    const { tx, city } = desk;
    const upper = await readReach(desk, id);
    if (!upper.ok) return upper;
    const below = upper.value.values.downstream ?? null;
    if (typeof below !== 'string') return refuse({ kind: 'join.mouth' });
    const lower = await readReach(desk, below);
    if (!lower.ok) return lower.refusal.kind === 'notFound' ? refuse({ kind: 'register.area', record: below }) : lower;
    const apart = await checkFollow(desk, upper.value, lower.value);
    if (apart) return refuse(apart);
    const plan = planJoin(formOf(upper.value), formOf(lower.value));
    if (!plan.ok) return plan;
    const isUpper = keeps === 'upper';
    const [kept, gone] = isUpper ? [upper.value, lower.value] : [lower.value, upper.value];
    const deed = 'join';
    const inflows = isUpper ? [] : await listInflows(tx, city, gone.id);
    const wanted: WantedChange[] = [
      { kind: 'reach', id: kept.id, deed, patch: { values: valuesOf(plan.value) }, seen: isUpper ? seen : seenLower },
      ...inflows.map(
        (one) => ({ kind: 'reach', id: one.id, deed, patch: { values: { downstream: kept.id } } }) as const,
      ),
      ...(await listStanding(tx, city, gone.id)).map(
        (one) => ({ kind: one.kind, id: one.id, deed, patch: { values: { reach: kept.id } } }) as const,
      ),
    ];
    const changes = await makeChanges(desk, wanted, [kept.id]);
    if (!changes.ok) return changes;
    const act = { city, batch: desk.act, today: desk.today };
    const problems = (await listOpenProblems(tx, city, gone.id)).map((problem) => problem.id);
    await moveProblems(tx, act, { ids: problems, to: kept.id });
    const posts = await givePosts(tx, act, { from: gone.id, to: kept.id });
    await endPosts(tx, act, gone.id);
    const end: WantedChange = {
      ...{ kind: 'reach', id: gone.id, deed, patch: { values: {}, retiredOn: desk.today } },
      ...{ seen: isUpper ? seenLower : seen, leaves: ['post'] },
    };
    const ended = await makeChanges(desk, [end], [gone.id]);
    if (!ended.ok) return ended;
    const moved = countMoved(wanted, { posts, problems: problems.length, inflows: inflows.length });
    const body = { reach: kept.id, retired: gone.id, moved };
    await noteChanges(desk, { kind: 'register.joined', reason: reason.trim(), body }, [
      ...changes.value,
      ...ended.value,
    ]);
    return accept({ id: kept.id, version: kept.version + 1, retired: gone.id, moved });
  });
}

const NAMED = 3;

/** They are one water of one region and one bank, and nothing else flows in between. */
async function checkFollow(desk: RegisterDesk, upper: FoundRecord, lower: FoundRecord): Promise<Refusal | null> {
  for (const field of ['waterBody', 'region', 'bank'])
    if (upper.values[field] !== lower.values[field]) return { kind: 'join.other', field, record: lower.id };
  const between = (await listInflows(desk.tx, desk.city, lower.id)).filter(({ id }) => id !== upper.id);
  if (between.length === 0) return null;
  return { kind: 'join.inflow', count: between.length, ids: between.slice(0, NAMED).map(({ id }) => id) };
}
