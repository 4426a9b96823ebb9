// `npm start` on a bare checkout: installs, builds what is missing, then serves. The server runs in this very process, so that signals, the
// exit code and a kill reach it and nothing stands between.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findStale } from './build.mjs';
import { install } from './install.mjs';
import { ROOT, runNode } from './step.mjs';

const MAIN = join(ROOT, 'packages', 'server', 'dist', 'main.js');

try {
  await install();
  // In a process of its own: the bundler's memory and threads end with it.
  const stale = findStale().map((part) => part.name);
  if (stale.length > 0 && (await runNode([join('scripts', 'build.mjs'), ...stale])) !== 0)
    throw new Error('The build failed.');
  if (!existsSync(MAIN)) throw new Error(`There is nothing to start: ${MAIN} is missing.`);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
process.argv.splice(1, 1, MAIN, 'serve');
await import(pathToFileURL(MAIN).href);
