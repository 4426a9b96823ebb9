// What every script starts from: where the checkout is, and how to run a program in it. Plain Node 20 and no dependency, because these
// scripts run before anything is installed.
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Runs a program with its output on our terminal; the answer is its exit code (a signal counts as 1, a missing program as 127). */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(127);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

export function runNode(args, options) {
  return run(process.execPath, args, options);
}

/** True in the script that Node was asked to run, false where it is imported. */
export function isAsked(url) {
  return process.argv[1] !== undefined && fileURLToPath(url) === realpathSync(process.argv[1]);
}

/** Says that a long step is still at work, where no terminal shows its own progress. */
export async function withProgress(what, work) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  console.log(`${what} …`);
  const timer = process.stdout.isTTY ? undefined : setInterval(() => console.log(`${what} … ${seconds()} s`), 15_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    console.log(`${what}: ${seconds()} s`);
  }
}
