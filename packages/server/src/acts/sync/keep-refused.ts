// What is not taken is kept whole, with the reason, in the list that the office reads (被拒记录). The same content is kept once.
import type { SentOp } from '@xunhe/contract/sync';
import type { Refusal } from '@xunhe/domain/ground/result';
import type { Person } from '../../store/people.ts';
import type { RefusedDeed } from '../../store/sync-store.ts';
import { refusalToBody } from '../refusal-body.ts';
import { makeEvent } from './decision.ts';
import { hashText } from './record-shape.ts';
import type { SyncHouse } from './sync-house.ts';

export interface RefusedText {
  readonly op: SentOp;
  readonly text: Buffer;
  readonly refusal: Refusal;
}

export async function keepRefused(
  house: SyncHouse,
  from: { readonly who: Person; readonly nowMs: number; readonly device: string | null },
  texts: readonly RefusedText[],
): Promise<void> {
  const saved = await house.store.save(
    from.who.city,
    texts.map((text) => makeDeed(house, from, text)),
  );
  const failed = saved.find(({ outcome }) => outcome === 'failed');
  if (failed?.outcome === 'failed') throw new Error(`A refused record could not be kept: ${failed.reason}`);
}

function makeDeed(
  house: SyncHouse,
  { who, nowMs, device }: Parameters<typeof keepRefused>[1],
  { op, text, refusal }: RefusedText,
): RefusedDeed {
  const hash = hashText(text);
  return {
    what: 'refused',
    row: {
      ...{ city: who.city, id: op.id, hash: Buffer.from(hash, 'hex'), kind: op.kind, form: op.form },
      ...{ person: who.id, region: who.region, device, content: text, refusal: refusalToBody(refusal) },
      ...{ received_at: new Date(nowMs), settled_at: null, settled_by: null, note: null },
    },
    event: makeEvent(house, who, {
      ...{ kind: 'record.refused', key: `${op.id}/${hash.slice(0, 16)}`, region: who.region },
      body: { kind: op.kind, why: refusal.kind },
    }),
  };
}
