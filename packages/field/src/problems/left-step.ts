// A step of a problem that was begun and left: looked for among the drafts when its page is opened.
import { useEffect, useState } from 'react';
import { useHouse, useSurroundings } from '../house.ts';

export interface LeftStep {
  readonly id: string;
  readonly move: string;
}

/** The one asked for by its id, otherwise the last of the problem. */
export function useLeftStep(problem: string, asked: string | undefined): LeftStep | null {
  const { store } = useHouse();
  const { me } = useSurroundings();
  const [left, setLeft] = useState<LeftStep | null>(null);
  useEffect(() => {
    void store.forms(me.person).then((forms) => {
      const steps = forms.filter(({ kind, fields }) => kind === 'step' && fields.problem === problem);
      const form = steps.find(({ id }) => id === asked) ?? steps.at(-1);
      setLeft(form ? { id: form.id, move: String(form.fields.move) } : null);
    });
  }, [store, me.person, problem, asked]);
  return left;
}
