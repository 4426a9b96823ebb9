// The keys of those who review a list: up and down, R and L to raise and to lower the warning that lies open, Escape to close it.
import type { WarningBody } from '@xunhe/contract/duty';
import { useState } from 'react';
import { nextRow } from '../parts/next-row.ts';
import { useRight } from '../parts/surroundings.ts';
import { useKeys } from '../parts/use-keys.ts';
import type { Direction } from './warning-change-form.tsx';

export function useWarningDesk(rows: readonly WarningBody[]) {
  const may = useRight('warning.review');
  const [picked, setPicked] = useState<{ readonly reach: string; readonly place: number } | null>(null);
  const [asked, setAsked] = useState<{ way: Direction; at: number } | null>(null);
  const at = rows.findIndex(({ reach }) => reach === picked?.reach);
  const pick = (reach: string | null) => {
    setAsked(null);
    const place = rows.findIndex((row) => row.reach === reach);
    setPicked(reach === null ? null : { reach, place });
  };
  const step = (by: 1 | -1) => {
    const next = rows[picked ? nextRow(picked.place, at, by) : 0];
    if (!next) return;
    pick(next.reach);
    document.querySelector(`tr[data-row-key="${next.reach}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const turn = (way: Direction) => () => {
    if (at >= 0) setAsked((before) => ({ way, at: (before?.at ?? 0) + 1 }));
    else step(1);
  };
  const keys: [string, () => void][] = [
    ...(['ArrowDown', 'j'] as const).map((key): [string, () => void] => [key, () => step(1)]),
    ...(['ArrowUp', 'k'] as const).map((key): [string, () => void] => [key, () => step(-1)]),
    ['r', turn('up')],
    ['l', turn('down')],
    ['Escape', () => pick(null)],
  ];
  useKeys(may ? Object.fromEntries(keys) : {});
  return { may, asked, pick, row: may ? rows[at] : undefined };
}
