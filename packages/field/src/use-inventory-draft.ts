// The answers begun on a reach: kept on the phone as they are given, found again when the form opens, gone once they are handed in.
import type { InventoryTask } from '@xunhe/contract/inventory';
import { makeId } from '@xunhe/domain/ground/id';
import { useEffect, useState } from 'react';
import { useHouse, useSurroundings } from './house.ts';
import type { AnswerDrafts } from './inventory-answers.ts';
import type { FormDraft } from './keeping/draft.ts';

export interface InventoryDraft {
  readonly id: string;
  readonly answers: AnswerDrafts;
}

/** Null while it is looked for. */
export function useInventoryDraft(
  reach: string,
  reachName: string,
  task: Pick<InventoryTask, 'from'>,
): readonly [InventoryDraft | null, (answers: AnswerDrafts) => void] {
  const house = useHouse();
  const { me } = useSurroundings();
  const [draft, setDraft] = useState<InventoryDraft | null>(null);
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
    void house.store
      .putForm({ id: draft.id, person: me.person, kind: 'inventory', reachName, changedMs: house.now(), fields })
      .catch(() => undefined);
  };
  return [draft, change];
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
