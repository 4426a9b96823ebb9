// `npm run bench -- NAME`: one benchmark. Each is a file NAME.bench.ts under `bench/` that prints its figures beside its peer's as a table; one
// that names CHROMIUM_PATH looks at the console in a browser, which is found or installed as for the tests.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { build, findStale } from './build.mjs';
import { install } from './install.mjs';
import { ROOT, runNode } from './step.mjs';

const END = '.bench.ts';
const folder = join(ROOT, 'bench');
const names = existsSync(folder)
  ? readdirSync(folder).flatMap((file) => (file.endsWith(END) ? [file.slice(0, -END.length)] : []))
  : [];
const [name, ...rest] = process.argv.slice(2);

if (name === undefined || !names.includes(name)) {
  console.error(`npm run bench -- NAME\nBenchmarks: ${names.length > 0 ? names.join(', ') : 'none yet'}`);
  process.exit(2);
}
await install();
const isLooking = readFileSync(join(folder, `${name}${END}`), 'utf8').includes('CHROMIUM_PATH');
await build(findStale(isLooking ? ['server', 'console'] : ['server']));
const browser = isLooking ? await findBrowser() : null;
if (browser !== null) process.env.CHROMIUM_PATH = browser;
if (isLooking && browser === null) process.exit(1);
process.exitCode = await runNode(['--import', 'tsx', join('bench', `${name}${END}`), ...rest]);
