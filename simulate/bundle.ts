// The simulator and the real packages in one file, as they stand, or with a bug planted: a text of a source file replaced by another as the
// file is read. Nothing of it is in the packages. A bug that finds its text not exactly once is an error, so that none goes stale unseen.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build, type Plugin } from 'vite';

export interface Patch {
  /** From the checkout. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

export interface Bundle {
  /** The built worker. */
  readonly path: string;
  remove(): void;
}

const ROOT = join(import.meta.dirname, '..');

export async function bundleWorker(patches: readonly Patch[]): Promise<Bundle> {
  // Inside the checkout, so that what stays outside the bundle is found from there.
  const folder = mkdtempSync(join(ROOT, 'node_modules', '.simulate-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    await build({
      ...{ configFile: false, root: ROOT, logLevel: 'error', plugins: [plant(patches)] },
      ssr: { noExternal: true, external: ['pg', 'kysely', 'pg-copy-streams'] },
      build: {
        ...{ ssr: join(ROOT, 'simulate', 'worker.ts'), outDir: folder, target: 'node20', sourcemap: 'inline' },
        rollupOptions: { output: { entryFileNames: 'worker.mjs' } },
      },
    });
  } catch (error) {
    remove();
    throw error;
  }
  return { path: join(folder, 'worker.mjs'), remove };
}

function plant(patches: readonly Patch[]): Plugin {
  const waiting = new Set(patches.map(({ file }) => file));
  for (const patch of patches) applyPatch(readFileSync(join(ROOT, patch.file), 'utf8'), patch);
  return {
    name: 'plant',
    enforce: 'pre',
    transform(code, id) {
      const file = relative(ROOT, id.split('?')[0]!);
      const mine = patches.filter((patch) => patch.file === file);
      waiting.delete(file);
      return mine.length === 0 ? null : mine.reduce(applyPatch, code);
    },
    buildEnd(error) {
      if (!error && waiting.size > 0)
        throw new Error(`Planted in files that nothing reads: ${[...waiting].join(', ')}`);
    },
  };
}

export function applyPatch(code: string, { file, find, replace }: Patch): string {
  const times = code.split(find).length - 1;
  if (times !== 1) throw new Error(`${file} has the text to be replaced ${times} times, not once: ${find}`);
  return code.replace(find, () => replace);
}
