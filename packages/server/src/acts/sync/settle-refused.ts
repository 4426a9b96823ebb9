// The office looks at a record that was not taken, and says what was done about it. A content may hold where somebody was, so each look at
// another's is recorded in the same transaction, as a look at a track is.
import { makeId } from '@xunhe/domain/ground/id';
import { accept, type Result, refuse } from '@xunhe/domain/ground/result';
import type { Tx } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import type { Person } from '../../store/people.ts';
import {
  type FoundRefused,
  findRefusedContent,
  type RefusedKey,
  searchRefused,
  settleRefused,
} from '../../store/refused-record.ts';

export interface RefusedWhole extends FoundRefused {
  readonly content: Buffer;
}

export async function lookAtRefused(
  tx: Tx,
  chance: Chance,
  { who, key }: { readonly who: Person; readonly key: RefusedKey },
): Promise<Result<RefusedWhole>> {
  const found = await findWhole(tx, who.city, key);
  if (!found) return refuse({ kind: 'notFound' });
  if (found.person !== who.id) await note(tx, chance, { who, found, kind: 'record.looked' });
  return accept(found);
}

export async function settle(
  tx: Tx,
  chance: Chance,
  of: { readonly who: Person; readonly key: RefusedKey; readonly note: string; readonly nowMs: number },
): Promise<Result<RefusedWhole>> {
  const { who, key } = of;
  const how = { by: who.id, at: new Date(of.nowMs), note: of.note };
  const isDone = await settleRefused(tx, who.city, key, how);
  const found = await findWhole(tx, who.city, key);
  if (!found) return refuse({ kind: 'notFound' });
  if (!isDone) return refuse({ kind: 'record.settled' });
  await note(tx, chance, { who, found, kind: 'record.settled' });
  return accept(found);
}

async function findWhole(tx: Tx, city: string, key: RefusedKey): Promise<RefusedWhole | null> {
  const [row] = await searchRefused(tx, { city, key }, { limit: 1, offset: 0 });
  const content = row && (await findRefusedContent(tx, city, key));
  return row && content ? { ...row, content } : null;
}

async function note(
  tx: Tx,
  chance: Chance,
  { who, found, kind }: { readonly who: Person; readonly found: FoundRefused; readonly kind: string },
): Promise<void> {
  await writeEvent(tx, chance, {
    ...{ city: who.city, kind, key: makeId(chance.now(), chance.random(10)), region: found.region },
    ...{ actor: who.id, subject: found.person },
    body: { record: found.id, hash: found.hash, role: who.role, region: who.region },
  });
}
