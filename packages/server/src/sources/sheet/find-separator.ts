// Which sign stands between the cells of a text: the one that most lines have equally often. Signs inside quotes do not count; a heading above
// the table has fewer, and is outvoted.
import type { Separator } from '../csv/csv.ts';

/** Tried in this order: where two do equally well, a tab is never written by chance, and a semicolon seldom. */
const SEPARATORS: readonly Separator[] = ['\t', ';', ','];
const MOST_LINES = 50;

export function findSeparator(head: string): Separator {
  const lines = head
    .replaceAll(/"[^"]*"/g, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, MOST_LINES);
  let best: { readonly separator: Separator; readonly agreed: number } = { separator: ',', agreed: 0 };
  for (const separator of SEPARATORS) {
    const agreed = mostAgreed(lines.map((line) => line.split(separator).length - 1));
    if (agreed > best.agreed) best = { separator, agreed };
  }
  return best.separator;
}

/** How many lines share the count that most of them have, zero aside. */
function mostAgreed(counts: readonly number[]): number {
  const lines = new Map<number, number>();
  for (const count of counts) if (count > 0) lines.set(count, (lines.get(count) ?? 0) + 1);
  return Math.max(0, ...lines.values());
}
