// A form that survives: what stands in its fields is kept a moment after each change, under the id that its record will have, and is found again
// in the drafts (草稿箱) or when the form is opened anew.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useHouse, useSurroundings } from '../house.ts';
import type { FormDraft } from '../keeping/draft.ts';

/** Typing is not written letter by letter. */
const PAUSE_MS = 400;

export interface FormKeeper {
  /** The draft that was asked for, once it is known whether there is one. */
  readonly found: FormDraft | null;
  readonly isReady: boolean;
  keep(fields: FormDraft['fields'], reachName: string): void;
  /** At once, before it is said to be kept; false when the phone is full. */
  keepNow(): Promise<boolean>;
  /** Thrown away, pictures too. */
  drop(): Promise<void>;
  /** Nothing more is written: its record took its place. */
  stop(): void;
}

export function useFormDraft(id: string, kind: FormDraft['kind']): FormKeeper {
  const { store, now } = useHouse();
  const { me } = useSurroundings();
  const [found, setFound] = useState<FormDraft | null>(null);
  const [isReady, setReady] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const isOver = useRef(false);
  const latest = useRef<FormDraft | null>(null);
  useEffect(() => {
    void store.forms(me.person).then((forms) => {
      setFound(forms.find((form) => form.id === id) ?? null);
      setReady(true);
    });
  }, [store, me.person, id]);
  const write = useCallback(() => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = null;
    if (!latest.current || isOver.current) return Promise.resolve(true);
    // A full disk loses the last words of a form, and the form says so when it is handed in.
    return store.putForm(latest.current).then(
      () => true,
      () => false,
    );
  }, [store]);
  // Leaving the screen keeps what was typed last.
  useEffect(() => () => void write(), [write]);
  return {
    found,
    isReady,
    keep(fields, reachName) {
      isOver.current = false;
      latest.current = { id, person: me.person, kind, reachName, changedMs: now(), fields };
      if (timer.current) clearTimeout(timer.current);
      timer.current = setTimeout(write, PAUSE_MS);
    },
    keepNow: write,
    async drop() {
      isOver.current = true;
      await store.dropForm(id);
      setFound(null);
    },
    stop() {
      isOver.current = true;
    },
  };
}
