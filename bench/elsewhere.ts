// Clients in a thread of their own: whoever asks does not share the processor's time with the server's own loop.
import { Worker } from 'node:worker_threads';

export interface Client {
  readonly url: string;
  readonly cookie: string;
}

/**
 * Asks for the same again and again, so many at once.
 * @returns milliseconds each, ascending
 */
export function askElsewhere(
  client: Client & { readonly asks: number; readonly clients: number },
): Promise<readonly number[]> {
  return runElsewhere(
    `async ({ url, cookie, asks, clients }) => {
       const times = [];
       const ask = async () => {
         for (let i = 0; i < asks / clients; i++) {
           const began = performance.now();
           const answer = await fetch(url, { headers: { cookie } });
           await answer.text();
           if (!answer.ok) throw new Error('Answered ' + answer.status);
           times.push(performance.now() - began);
         }
       };
       await Promise.all(Array.from({ length: clients }, ask));
       return times.sort((a, b) => a - b);
     }`,
    client,
  );
}

/** Takes a file of GeoJSON away as it comes; every feature begins on a line of its own, the last line closes the collection. */
export function readElsewhere(client: Client): Promise<{ readonly bytes: number; readonly features: number }> {
  return runElsewhere(
    `async ({ url, cookie }) => {
       const answer = await fetch(url, { headers: { cookie } });
       if (!answer.ok) throw new Error('The export was answered ' + answer.status);
       let [bytes, features, last] = [0, 0, ''];
       for await (const part of answer.body) {
         bytes += part.length;
         for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, at + 1)) features++;
         last = Buffer.from(part).subarray(-4).toString();
       }
       if (!last.endsWith(']}\\n')) throw new Error('The export was cut');
       return { bytes, features: features - 2 };
     }`,
    client,
  );
}

/** @param work the text of a function: a thread that is started from a text needs no compiler */
function runElsewhere<T>(work: string, data: object): Promise<T> {
  const worker = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads');
     (${work})(workerData).then((answer) => parentPort.postMessage(answer));`,
    { eval: true, workerData: data },
  );
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
