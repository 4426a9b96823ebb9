// The answers begun on a reach: kept on the phone as they are given, found again when the form opens, gone once they are handed in.
import type { InventoryTask } from '@xunhe/contract/inventory';
import { makeId } from '@xunhe/domain/ground/id';
import { useEffect, useRef, useState } from 'react';
import { useHouse, useSurroundings } from './house.ts';
import type { AnswerDrafts } from './inventory-answers.ts';
import type { FormDraft } from './keeping/draft.ts';

export interface InventoryDraft {
  readonly id: string;
  readonly answers: AnswerDrafts;
}

export interface InventoryDraftKeeper {
  /** Null while it is looked for. */
  readonly draft: InventoryDraft | null;
  change(answers: AnswerDrafts): void;
  /** Resolves once the last change is on disk: a draft must not come back after its record took its place. */
  written(): Promise<void>;
}

export function useInventoryDraft(
  reach: string,
  reachName: string,
  task: Pick<InventoryTask, 'from'>,
): InventoryDraftKeeper {
  const house = useHouse();
  const { me } = useSurroundings();
  const [draft, setDraft] = useState<InventoryDraft | null>(null);
  const writing = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    let gone = false;
    const fresh = () => ({ id: makeId(house.recorder.cityNow(), house.random(10)), answers: {} });
    void house.store
      .forms(me.person)
      .then((forms) => findDraft(forms, { reach, from: task.from }))
      // A store that cannot be read must not keep the form closed.
      .catch(() => null)
      .then((found) => gone || setDraft(found ?? fresh()));
    return () => {
      gone = true;
    };
  }, [house, me.person, reach, task.from]);
  const change = (answers: AnswerDrafts) => {
    if (!draft) return;
    setDraft({ ...draft, answers });
    const fields = { reach, from: task.from, answers };
    // A full disk: the form goes on, and saving it says so.
    const form = {
      id: draft.id,
      person: me.person,
      kind: 'inventory' as const,
      reachName,
      changedMs: house.now(),
      fields,
    };
    writing.current = writing.current.then(() => house.store.putForm(form)).catch(() => undefined);
  };
  return { draft, change, written: () => writing.current };
}

export function findDraft(
  forms: readonly FormDraft[],
  asked: { readonly reach: string; readonly from: string },
): InventoryDraft | null {
  const form = forms.find(
    ({ kind, fields }) => kind === 'inventory' && fields.reach === asked.reach && fields.from === asked.from,
  );
  return form ? { id: form.id, answers: (form.fields.answers ?? {}) as AnswerDrafts } : null;
}
