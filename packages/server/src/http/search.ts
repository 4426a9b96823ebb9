// The box of the top bar: each kind by its own right, each row by the store's own security.
import { type FoundKind, type FoundThing, MOST_OF_A_KIND } from '@xunhe/contract/search';
import { accept, refuse } from '@xunhe/domain/ground/result';
import { type Right, rightOf } from '@xunhe/domain/people/may';
import { readCityClock } from '../acts/city-clock.ts';
import { findNames } from '../acts/search/name-book.ts';
import { normaliseWords } from '../acts/search/spelling.ts';
import type { Tx } from '../store/db.ts';
import { searchNamed } from '../store/named-search.ts';
import type { Person } from '../store/people.ts';
import { findCity } from '../store/place.ts';
import { countProblems } from '../store/problem.ts';
import { searchProblems } from '../store/problem-search.ts';
import type { NamedKind } from '../store/spelled-names.ts';
import type { Handlers } from './endpoint.ts';

const NAMED: readonly (readonly [NamedKind, Right])[] = [
  ['reach', 'place.read'],
  ['water', 'place.read'],
  ['person', 'people.read'],
  ['station', 'place.read'],
  ['source', 'place.read'],
  ['department', 'place.read'],
  ['region', 'place.read'],
];

/** A problem is named by what was told of it, which may be long. */
const MOST_OF_A_TEXT = 120;

interface Group {
  readonly kind: FoundKind;
  readonly total: number;
  readonly listed: boolean;
  readonly rows: FoundThing[];
}

export const searchHandlers: Handlers<'search'> = {
  async search({ house, who, query, tx }) {
    const words = normaliseWords(query.q);
    if (words === null) return refuse({ kind: 'request.invalid', path: '/query/q' });
    const names = await findNames({ db: house.db, city: who.city, now: house.now() }, words);
    return tx(async (t) => {
      const groups: Group[] = [];
      for (const [kind, right] of NAMED) {
        if (rightOf(who.role, right))
          groups.push(await findNamed(t, who.city, { kind, words, names: names.get(kind) ?? [] }));
        if (kind === 'person' && rightOf(who.role, 'problem.read'))
          groups.push(await findProblems(t, who, { words: query.q.normalize('NFKC').trim(), now: house.now() }));
      }
      return accept({ groups: groups.filter(({ total }) => total > 0) });
    });
  },
};

async function findNamed(
  tx: Tx,
  city: string,
  { kind, words, names }: { readonly kind: NamedKind; readonly words: string; readonly names: readonly string[] },
): Promise<Group> {
  const rows = await searchNamed(tx, kind, { city, words, names, limit: MOST_OF_A_KIND });
  const isPlain = rows.every(({ id, name, name_en }) =>
    [id, name, name_en ?? ''].some((text) => text.toLowerCase().includes(words)),
  );
  return {
    kind,
    total: rows[0]?.total ?? 0,
    listed: isPlain,
    rows: rows.map((row) => ({
      id: row.id,
      name: row.name,
      nameEn: row.name_en,
      region: row.region ?? '',
      regionName: row.region_name ?? '',
      reach: row.reach,
    })),
  };
}

async function findProblems(
  tx: Tx,
  who: Person,
  { words, now }: { readonly words: string; readonly now: number },
): Promise<Group> {
  const { today } = readCityClock((await findCity(tx, who.city))!, now);
  const reporter = rightOf(who.role, 'problem.read') === 'own' ? who.id : undefined;
  const search = { city: who.city, q: words, reporter, today, limit: MOST_OF_A_KIND, offset: 0 };
  const total = await countProblems(tx, search);
  const rows = total > 0 ? await searchProblems(tx, search) : [];
  return {
    kind: 'problem',
    total,
    listed: true,
    rows: rows.map(({ id, text, region, region_name, reach, reach_name }) => ({
      id,
      name: text ? [...text].slice(0, MOST_OF_A_TEXT).join('') : reach_name,
      nameEn: null,
      region,
      regionName: region_name,
      reach,
    })),
  };
}
