// Stations and gauges by what an office calls them: the code of the register, or the name in any width and with any blanks.
import { accept, type Refusal, type Result, refuse } from '../ground/result.ts';
import { plainName } from './sheet-cell.ts';

export interface KnownPlace {
  readonly id: string;
  readonly name: string;
}

export interface PlaceFinder {
  byCode(code: string): string | null;
  /** The places of that name; several when the register has it twice. */
  byName(name: string): readonly string[];
}

export function makePlaceFinder(places: readonly KnownPlace[]): PlaceFinder {
  const codes = new Map(places.map(({ id }) => [plainName(id), id]));
  const names = new Map<string, string[]>();
  for (const { id, name } of places) {
    const ids = names.get(plainName(name));
    if (ids) ids.push(id);
    else names.set(plainName(name), [id]);
  }
  return { byCode: (code) => codes.get(plainName(code)) ?? null, byName: (name) => names.get(plainName(name)) ?? [] };
}

/** The place that a code, a name or both mean; either may stand in the column of the other. */
export function findPlace(
  finder: PlaceFinder,
  { code, name }: { readonly code: string; readonly name: string },
): Result<string, Refusal & { readonly by: 'code' | 'name' }> {
  if (code === '') return findWritten(finder, name, 'name');
  const byCode = findWritten(finder, code, 'code');
  if (name === '' || !byCode.ok) return byCode;
  const byName = finder.byName(name);
  // A name that the register does not have is another spelling; one that belongs to another place is a slip of a row.
  return byName.length === 0 || byName.includes(byCode.value)
    ? byCode
    : refuse({ kind: 'place.contradiction', by: 'name', code: byCode.value });
}

function findWritten(
  finder: PlaceFinder,
  written: string,
  by: 'code' | 'name',
): Result<string, Refusal & { readonly by: 'code' | 'name' }> {
  if (written === '') return refuse({ kind: 'place.empty', by });
  const code = finder.byCode(written);
  const names = finder.byName(written);
  // A text that is the code of one place and the name of another is taken for what its column says.
  if (code !== null && (by === 'code' || names.length === 0)) return accept(code);
  if (names.length === 1) return accept(names[0]!);
  return refuse({ kind: names.length === 0 ? 'place.unknown' : 'place.ambiguous', by, ids: names.slice(0, 5) });
}
