// Rows that are walked through by keys: J and K or the arrows go from one to the next, Enter opens the one that has the focus, X chooses it.
// The focus is the browser's own, so nothing else on the screen loses its keys.
import { type HTMLAttributes, type KeyboardEvent, useState } from 'react';
import { useKeys } from './use-keys.ts';

interface RowKeys {
  readonly onOpen: (id: string) => void;
  readonly onChoose?: ((id: string) => void) | undefined;
}

export function useRowKeys(
  ids: readonly string[],
  { onOpen, onChoose }: RowKeys,
): (id: string) => HTMLAttributes<HTMLElement> {
  const [at, setAt] = useState<string | null>(null);
  const current = at !== null && ids.includes(at) ? at : null;
  const step = (by: number) => {
    const next = ids[current === null ? (by > 0 ? 0 : ids.length - 1) : ids.indexOf(current) + by];
    const row = next === undefined ? undefined : document.querySelector<HTMLElement>(`tr[data-row-key="${next}"]`);
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({ j: () => step(1), k: () => step(-1) });
  return (id) => ({
    tabIndex: id === (current ?? ids[0]) ? 0 : -1,
    onFocus: () => setAt(id),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      // A link or a box within the row has its own keys.
      if (event.target !== event.currentTarget) return;
      const acts = new Map([
        ['ArrowDown', () => step(1)],
        ['ArrowUp', () => step(-1)],
        ['Enter', () => onOpen(id)],
        ['x', () => onChoose?.(id)],
      ]);
      const act = acts.get(event.key);
      if (!act) return;
      event.preventDefault();
      act();
    },
  });
}
