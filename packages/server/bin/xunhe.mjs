#!/usr/bin/env node
// The command line from a checkout: builds the server first when its sources changed. The build speaks on the error stream, so that the
// output of a command stays its own.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = new URL('../dist/main.js', import.meta.url);
const build = new URL('../../../scripts/build.mjs', import.meta.url);

if (existsSync(build)) {
  const { findStale } = await import(build.href);
  if (findStale(['server']).length > 0) {
    const { status } = spawnSync(process.execPath, [fileURLToPath(build), 'server'], { stdio: ['ignore', 2, 2] });
    if (status !== 0) process.exit(1);
  }
}
if (!existsSync(main)) {
  console.error('The server is not built. Run `npm run build` first.');
  process.exit(1);
}
await import(main.href);
