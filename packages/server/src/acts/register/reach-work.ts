// What splitting and joining reaches have in common: a reach that may be changed, and many changes of one act, judged and saved one after the
// other, so that each sees what the one before has made.
import { accept, type Refusal, type Result, refuse } from '@xunhe/domain/ground/result';
import type { ReachForm } from '@xunhe/domain/place/reach-split';
import type { RegisterValues } from '@xunhe/domain/place/register-form';
import type { Shape } from '@xunhe/domain/place/shape';
import type { FoundRecord } from '../../store/register.ts';
import { checkReached, type JudgedChange, judgeChange, type WantedChange } from './judge-change.ts';
import { type RegisterDesk, readAtDesk } from './register-desk.ts';
import { saveChange } from './save-changes.ts';

/** How many of each went to another reach. */
export interface Moved {
  readonly stations: number;
  readonly sources: number;
  readonly inflows: number;
  readonly problems: number;
  readonly posts: number;
}

export async function readReach(desk: RegisterDesk, id: string): Promise<Result<FoundRecord>> {
  const reach = await readAtDesk(desk, 'reach', id);
  const wrong = checkReached(desk, 'reach', reach);
  if (wrong) return refuse(wrong);
  return reach!.retiredOn === null ? accept(reach!) : refuse({ kind: 'register.retired', on: reach!.retiredOn });
}

export function formOf({ values }: FoundRecord): ReachForm {
  return {
    lengthM: Number(values.lengthM),
    geometry: (values.geometry ?? null) as Shape | null,
    downstream: (values.downstream ?? null) as string | null,
  };
}

export function valuesOf({ lengthM, geometry, downstream }: ReachForm): RegisterValues {
  return { lengthM, geometry, downstream };
}

/** @param ofAsked ids of the records that the person named; a refusal of any other names it */
export async function makeChanges(
  desk: RegisterDesk,
  wanted: readonly WantedChange[],
  ofAsked: readonly string[],
): Promise<Result<readonly JudgedChange[], Refusal>> {
  const judged: JudgedChange[] = [];
  for (const one of wanted) {
    const change = await judgeChange(desk, one);
    if (!change.ok)
      return ofAsked.includes(one.id) || change.refusal.kind === 'notFound'
        ? change
        : refuse({ ...change.refusal, record: one.id });
    await saveChange(desk, change.value);
    judged.push(change.value);
  }
  return accept(judged);
}

export function countMoved(
  changes: readonly WantedChange[],
  more: Pick<Moved, 'posts' | 'problems' | 'inflows'>,
): Moved {
  const count = (kind: string) => changes.filter((one) => one.kind === kind).length;
  return { stations: count('station'), sources: count('source'), ...more };
}
