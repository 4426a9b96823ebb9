// A notice and a draft of one as they lie in the store. Only for tests.
import { CIRCULAR_GROUPS } from '@xunhe/domain/people/circular';
import { insertCircular, saveCircularDraft } from '../store/circular.ts';
import type { Tx } from '../store/db.ts';

interface Planted {
  readonly city: string;
  readonly id: string;
  /** For which region the office stands. */
  readonly office: string;
  readonly region: string;
  readonly by: string;
}

const AT = new Date('2025-12-20T01:00:00Z');

function content({ city, id, office, region }: Planted) {
  return {
    ...{ city, id, office, region, groups: [...CIRCULAR_GROUPS], title: id, text: '一事', last_day: null },
    ...{ confirm: true, supersedes: null },
  };
}

export async function plantCircular(tx: Tx, planted: Planted): Promise<void> {
  await insertCircular(tx, {
    ...{ ...content(planted), superseded_by: null, published_by: planted.by, published_at: AT },
    ...{ withdrawn_by: null, withdrawn_at: null, withdrawn_why: null },
  });
}

export async function plantCircularDraft(tx: Tx, planted: Planted): Promise<void> {
  await saveCircularDraft(tx, { ...content(planted), revision: 1, changed_by: planted.by, changed_at: AT });
}
