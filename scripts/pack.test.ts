import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
// @ts-expect-error a script without types
import { packFiles } from './pack.mjs';

it('leaves packed copies beside texts that are worth it, and nothing beside the rest', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'xunhe-pack-'));
  try {
    mkdirSync(join(folder, 'assets'));
    const script = `export const words = '${'巡河 '.repeat(1000)}';`;
    writeFileSync(join(folder, 'assets', 'a.js'), script);
    writeFileSync(join(folder, 'small.css'), 'a { color: red }');
    writeFileSync(join(folder, 'picture.png'), 'x'.repeat(5000));
    await packFiles(folder);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
    expect(names).toEqual(['assets', 'assets/a.js', 'assets/a.js.br', 'assets/a.js.gz', 'picture.png', 'small.css']);
    expect(brotliDecompressSync(readFileSync(join(folder, 'assets', 'a.js.br'))).toString()).toBe(script);
    expect(gunzipSync(readFileSync(join(folder, 'assets', 'a.js.gz'))).toString()).toBe(script);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
