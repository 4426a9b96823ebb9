// `npm run dev`: the server and both faces from their sources, each starting anew or reloading when a file changes.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { install } from './install.mjs';
import { ROOT } from './step.mjs';

const tool = (...path) => join(ROOT, 'node_modules', ...path);

await install();
const children = [
  launch(
    'server',
    [tool('tsx', 'dist', 'cli.mjs'), 'watch', 'packages/server/src/main.ts', 'serve', ...process.argv.slice(2)],
    ROOT,
  ),
];
for (const face of ['console', 'field']) {
  const folder = join(ROOT, 'packages', face);
  if (existsSync(join(folder, 'vite.config.ts')))
    children.push(launch(face, [tool('vite', 'bin', 'vite.js'), '--clearScreen', 'false'], folder));
}

// The server must have the time to stop its database, so the faces go at once and we wait for all.
let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => stop(signal === 'SIGHUP' ? 'SIGTERM' : signal));

function stop(signal) {
  if (isStopping) return;
  isStopping = true;
  for (const child of children) child.kill(signal);
}

function launch(name, args, cwd) {
  // In a group of its own: Ctrl-C reaches it once, through us.
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'], detached: true });
  child.once('exit', (code) => {
    if (!isStopping) console.error(`The ${name} ended (${code ?? 'by a signal'}).`);
    if (name === 'server') process.exitCode = code ?? 1;
    stop('SIGTERM');
  });
  return child;
}
