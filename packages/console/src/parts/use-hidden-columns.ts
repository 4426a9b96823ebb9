// Which columns of a list a person leaves out: kept on this machine under his name, so that two who share it do not change each other's lists.
import { useState } from 'react';
import { useSurroundings } from './surroundings.ts';

export interface HiddenColumns {
  readonly hidden: ReadonlySet<string>;
  toggle(key: string, isHidden: boolean): void;
  showAll(): void;
}

export function useHiddenColumns(list: string): HiddenColumns {
  const { me } = useSurroundings();
  const name = `xunhe.columns.${me.city}.${me.person}.${list}`;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => readKept(name));
  const keep = (next: ReadonlySet<string>) => {
    setHidden(next);
    try {
      if (next.size === 0) localStorage.removeItem(name);
      else localStorage.setItem(name, JSON.stringify([...next]));
    } catch {
      // A browser that forbids storage keeps the choice for this page only.
    }
  };
  return {
    hidden,
    toggle: (key, isHidden) => keep(new Set(isHidden ? [...hidden, key] : [...hidden].filter((one) => one !== key))),
    showAll: () => keep(new Set()),
  };
}

function readKept(name: string): Set<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((key): key is string => typeof key === 'string') : []);
  } catch {
    return new Set();
  }
}
