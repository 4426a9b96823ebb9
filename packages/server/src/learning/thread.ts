// Starts a thread from a file of this folder, in the source tree as well as in the bundle.
import { Worker } from 'node:worker_threads';

export function startThread(name: 'learning-worker' | 'crew-worker' | 'trial-worker', workerData: unknown): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL(`./${name}.js`, import.meta.url), { workerData });
  // From the sources a thread must first be taught to read TypeScript.
  const url = JSON.stringify(new URL(`./${name}.ts`, import.meta.url).href);
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${url}); })`;
  return new Worker(code, { workerData, eval: true });
}
