// `npm run bench -- NAME`: one benchmark. Each is a file NAME.bench.ts under `bench/` that prints its figures beside its peer's as a table; one
// whose name ends in `-screen` looks at the console.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
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
await build(findStale(name.endsWith('-screen') ? ['server', 'console'] : ['server']));
process.exitCode = await runNode(['--import', 'tsx', join('bench', `${name}${END}`), ...rest]);
