// What the first version of the app left on this phone: records that were never sent, the patrol under way, and answers to go on with. Each is
// put into today's tables before the old ones are emptied, each once: a phone that died in the middle does it again, and neither doubles anything nor
// brings back what its owner has gone on with or thrown away since.

import type { PatrolMode } from '@xunhe/domain/duty/mode';
import type { TrackPoint } from '@xunhe/domain/patrol/point';
import { type Digest, makeItem } from '../sending/make-item.ts';
import { NOTHING_SAID } from './draft.ts';
import type { FieldStore, Kept } from './field-store.ts';
import type { OutboxItem } from './outbox-item.ts';
import type { OldRows } from './raw-dexie.ts';

interface OldItem {
  readonly id: string;
  readonly city: string;
  readonly person: string;
  readonly what: { readonly kind: 'patrol' | 'problem'; readonly body: OldBody };
  readonly reachName: string;
  readonly state: 'waiting' | 'sent' | 'refused';
  readonly madeMs: number;
  readonly sentMs: number | null;
  readonly lastError: string | null;
  readonly judgement: OutboxItem['judgement'];
}

interface OldBody {
  readonly reach: string;
  readonly note?: string;
  readonly text?: string;
  readonly type?: string;
}

interface OldDraft {
  readonly id: string;
  readonly city: string;
  readonly person: string;
  readonly reach: string;
  readonly reachName: string;
  readonly mode: PatrolMode;
  readonly startedMs: number;
  readonly part: number;
  readonly paused: boolean;
  readonly problems: readonly string[];
}

export async function moveOldRows(
  disk: { readOld(): Promise<OldRows>; clearOld(): Promise<void> },
  store: FieldStore,
  digest: Digest,
): Promise<void> {
  const old = await disk.readOld();
  if (Object.values(old).every((rows) => rows.length === 0)) return;
  for (const row of old.kept as { key: string; kept: Kept<unknown> }[]) {
    const owner = row.key.includes('/') ? row.key.slice(row.key.indexOf('/') + 1) : '';
    // What this version was told since is newer.
    if (!(await store.kept(row.key, owner))) await store.keep(row.key, row.kept, owner);
  }
  for (const item of old.outbox as OldItem[]) await moveItem(item, store, digest);
  for (const draft of old.drafts as OldDraft[]) {
    const points = (old.points as (TrackPoint & { patrol: string; n: number })[])
      .filter((point) => point.patrol === draft.id)
      .sort((a, b) => a.n - b.n)
      .map(({ timeMs, lon, lat, accuracyM, part }) => ({ timeMs, lon, lat, accuracyM, part }));
    const left = { ...draft, hidden: [], clockJumpS: 0, said: NOTHING_SAID };
    await store.takeOver(draft.id, { draft: left, points });
  }
  await disk.clearOld();
}

async function moveItem(old: OldItem, store: FieldStore, digest: Digest): Promise<void> {
  const { id, city, person, what, reachName, madeMs, judgement } = old;
  const { item, text } = await makeItem(
    {
      ...{ id, city, person, kind: what.kind, body: what.body as { photos?: never }, reach: what.body.reach },
      ...{ reachName, madeMs, judgement, firstWords: what.body.note ?? what.body.text ?? '' },
      ...(what.body.type === undefined ? {} : { problemType: what.body.type }),
    },
    digest,
  );
  const moved: OutboxItem = {
    ...item,
    state: old.state,
    sentMs: old.sentMs,
    storedMs: old.sentMs,
    lastError: old.lastError === null ? null : { kind: old.lastError },
  };
  await store.takeOver(id, { item: moved, text });
}
