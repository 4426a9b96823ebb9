// The last change of a record is taken back by another change. What one act did to several records together (a reach that was split, an edit
// of many) can be taken back together, as long as nothing came after on any of them.
import { accept, type Refusal, type Result, refuse } from '@xunhe/domain/ground/result';
import type { RegisterKind } from '@xunhe/domain/place/register-form';
import { takeBack } from '@xunhe/domain/place/register-record';
import type { Person } from '../../store/people.ts';
import { listBatch, listChanges, type StoredChange } from '../../store/register-change.ts';
import { takeMovesBack } from '../../store/register-move.ts';
import { listDeeds } from '../../store/register-use.ts';
import type { ChangedRecord } from './change-record.ts';
import { checkReached, type JudgedChange, judgeChange } from './judge-change.ts';
import { atRegisterDesk, type RegisterDesk, type RegisterHouse, readAtDesk } from './register-desk.ts';
import { noteChanges, saveChange } from './save-changes.ts';

export interface UndoAsked {
  readonly kind: RegisterKind;
  readonly id: string;
  readonly seen: number;
  /** All that the act did; of a reach that was split or joined it is always all. */
  readonly whole: boolean;
  readonly reason: string;
}

export function undoChange(house: RegisterHouse, who: Person, asked: UndoAsked): Promise<Result<ChangedRecord>> {
  const { kind, id, seen, reason } = asked;
  return atRegisterDesk(house, who, async (desk) => {
    const record = await readAtDesk(desk, kind, id);
    const unreached = checkReached(desk, kind, record);
    if (unreached) return refuse(unreached);
    const changes = await listChanges(desk.tx, desk.city, { kind, id });
    const [last] = changes;
    if (!last) return refuse({ kind: 'register.unchanged' });
    const undone = changes.find(({ version }) => version === last.takesBack);
    if (undone && isOfReaches(undone)) return refuse({ kind: 'register.splitBack' });
    const isTogether = isOfReaches(last);
    const parts =
      last.batch !== null && (asked.whole || isTogether) ? await listBatch(desk.tx, desk.city, last.batch) : [last];
    if (isTogether) {
      const done = await takeReachesBack(desk, last.batch!, parts);
      if (done) return refuse(done);
    }
    const judged: JudgedChange[] = [];
    for (const part of orderBack(parts)) {
      const one = await judgeBack(desk, part, part.kind === kind && part.id === id ? seen : part.version);
      if (!one.ok)
        return parts.length > 1 && one.refusal.kind !== 'notFound' ? refuse({ ...one.refusal, record: part.id }) : one;
      await saveChange(desk, one.value);
      judged.push(one.value);
    }
    await noteChanges(desk, { kind: 'register.undone', reason: reason.trim() }, judged);
    return accept({ id, version: (record?.version ?? 0) + 1 });
  });
}

/** Split and join change many records at once, and what stands on them; they are taken back whole, and only once. */
function isOfReaches({ deed }: Pick<StoredChange, 'deed'>): boolean {
  return deed === 'split' || deed === 'join';
}

/** What went with the reaches goes back first, so that nothing stands any more on what ends. */
async function takeReachesBack(
  desk: RegisterDesk,
  batch: string,
  parts: readonly StoredChange[],
): Promise<Refusal | null> {
  const made = parts.find(({ before }) => before === null);
  const uses = made ? await listDeeds(desk.tx, { city: desk.city, reach: made.id }) : [];
  if (uses.length > 0) return { kind: 'register.used', uses, record: made!.id };
  await takeMovesBack(desk.tx, { city: desk.city, batch, today: desk.today });
  return null;
}

type Part = Pick<StoredChange, 'kind' | 'id' | 'version' | 'before' | 'after'>;

function judgeBack(desk: RegisterDesk, { kind, id, version, before, after }: Part, seen: number) {
  const patch = takeBack({ before, after }, desk.today);
  return judgeChange(desk, { kind, id, deed: 'undo', patch, seen, takesBack: version });
}

/** What comes back into force first, then what lies between, and last what goes out of force: nothing names what is not there. */
function orderBack(parts: readonly Part[]): readonly Part[] {
  const rank = ({ before, after }: Part) =>
    before === null ? 2 : after.retiredOn !== undefined && after.retiredOn !== null ? 0 : 1;
  return parts.toSorted((a, b) => rank(a) - rank(b));
}
