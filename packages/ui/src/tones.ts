// Reads the colours of tokens.css, so that canvases (map, charts) draw in the same ones as the page around them.

/** The value of a token: `tone('class-6')`. */
export function tone(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim() || '#8fa3ab';
}

export function classTone(wqClass: number | null): string {
  return tone(wqClass === null ? 'class-none' : `class-${wqClass}`);
}
