// What a phone fetches before its first screen stands, without the map: at most 250 KB gzipped, for a slow 4G and a cheap phone.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const DIST = fileURLToPath(new URL('../packages/field/dist/', import.meta.url));
const MOST_BYTES = 250_000;

// `npm test` builds first; a bare `vitest run` on a fresh checkout has nothing to weigh.
describe.skipIf(!existsSync(join(DIST, 'index.html')))('the phone app', () => {
  it('fetches at most 250 KB gzipped before its first screen', () => {
    const page = readFileSync(join(DIST, 'index.html'), 'utf8');
    const first = [...page.matchAll(/(?:src|href)="\/m\/(assets\/[^"]+)"/g)].map(([, path]) => path!);
    const files = follow(first);
    const bytes = [...files].map((path) => gzipSync(readFileSync(join(DIST, path)), { level: 6 }).length);
    const sum = bytes.reduce((total, one) => total + one, gzipSync(page).length);
    expect([...files].some((path) => path.includes('map-canvas'))).toBe(false);
    expect(sum).toBeLessThanOrEqual(MOST_BYTES);
    expect(sum).toBeGreaterThan(50_000);
  });
});

/** The files and all that they import before they run. */
function follow(paths: readonly string[]): Set<string> {
  const found = new Set<string>();
  const waiting = [...paths];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path) || !/\.(js|css)$/.test(path)) continue;
    found.add(path);
    if (path.endsWith('.js'))
      for (const [, next] of read(path).matchAll(/(?:^|[;}\n])import(?:[^"'`()]*?from)?["'`]\.\/([^"'`]+)["'`]/g))
        waiting.push(`assets/${next}`);
  }
  return found;
}

function read(path: string): string {
  return readFileSync(join(DIST, path), 'utf8');
}
