// Starts a thread from a file that stands beside whoever asks, in the source tree as well as in the bundle.
import { Worker } from 'node:worker_threads';
import type { WorkerPlace } from './bounded-process.ts';

export function startThread({ beside, name }: WorkerPlace, workerData: unknown): Worker {
  if (!beside.endsWith('.ts')) return new Worker(new URL(`./${name}.js`, beside), { workerData });
  // From the sources a thread must first be taught to read TypeScript.
  const url = JSON.stringify(new URL(`./${name}.ts`, beside).href);
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${url}); })`;
  return new Worker(code, { workerData, eval: true });
}
