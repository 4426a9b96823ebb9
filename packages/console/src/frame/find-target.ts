// Where something that was found opens, and where all of its kind stand. A station and a source stand in the file of their reach.
import type { FoundKind, FoundThing } from '@xunhe/contract/search';

export interface Target {
  readonly to: string;
  readonly search?: Readonly<Record<string, string>>;
}

export function targetOf(kind: FoundKind, { id, name, reach }: FoundThing): Target {
  switch (kind) {
    case 'reach':
      return { to: `/reaches/${encodeURIComponent(id)}` };
    case 'water':
      return { to: '/reaches', search: { q: name } };
    case 'person':
      return { to: `/people/${encodeURIComponent(id)}` };
    case 'problem':
      return { to: `/problems/${encodeURIComponent(id)}` };
    case 'station':
    case 'source':
      return { to: `/reaches/${encodeURIComponent(reach ?? '')}` };
    case 'department':
      return { to: '/problems', search: { department: id, show: 'all' } };
    case 'region':
      return { to: '/reaches', search: { region: id } };
  }
}

/** Null where no list has them, or the list would not read these words. */
export function listOf(kind: FoundKind, words: string): Target | null {
  switch (kind) {
    case 'reach':
    case 'water':
    case 'station':
      return { to: '/reaches', search: { q: words } };
    case 'person':
      return { to: '/people', search: { q: words } };
    case 'problem':
      return { to: '/problems', search: { q: words, show: 'all' } };
    case 'source':
    case 'department':
    case 'region':
      return null;
  }
}
