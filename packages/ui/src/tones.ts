// Reads the colours of tokens.css, so that canvases (map, charts) draw in the same ones as the page around them.

/** Tokens do not change while a page lives, and asking for one lets the browser work out the styles of all that was changed before. */
const known = new Map<string, string>();

/** The value of a token: `tone('class-6')`. */
export function tone(name: string): string {
  const before = known.get(name);
  if (before !== undefined) return before;
  const read = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  // One that is not there yet may come with the styles.
  if (read !== '') known.set(name, read);
  return read || '#8fa3ab';
}

export function classTone(wqClass: number | null): string {
  return tone(wqClass === null ? 'class-none' : `class-${wqClass}`);
}
