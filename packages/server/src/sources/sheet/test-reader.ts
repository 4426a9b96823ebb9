// A reading process for tests, watched from outside: how long it works and how much memory it ever held. Only for tests.
import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unpackBook } from './packed-book.ts';
import type { PackedOutcome, SheetOutcome } from './sheet-process.ts';

export interface Watched {
  readonly outcome: SheetOutcome;
  /** Of the processor: what the clock would show were the machine not busy with other tests. */
  readonly workMs: number;
  /** The most that it held so far beyond what it had before the first file. */
  readonly moreBytes: number;
}

export interface WatchedReader {
  read(bytes: Uint8Array): Promise<Watched>;
  close(): void;
}

/** With the bounds that the server sets; it is awake when this returns. */
export async function openWatchedReader(): Promise<WatchedReader> {
  const folder = mkdtempSync(join(tmpdir(), 'xunhe-sheet-'));
  const path = join(folder, 'upload');
  const worker = fork(fileURLToPath(new URL('./sheet-worker.ts', import.meta.url)), {
    execArgv: ['--import', import.meta.resolve('tsx'), '--max-old-space-size=96', '--max-semi-space-size=4'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ask = (question: object) =>
    new Promise<unknown>((resolve, reject) => {
      const onExit = () => reject(new Error('The process that reads has ended'));
      worker.once('exit', onExit);
      worker.once('message', (answer) => {
        worker.off('exit', onExit);
        resolve(answer);
      });
      worker.send(question);
    });
  await ask({ path: null });
  const before = memoryOf(worker.pid!, 'VmRSS');
  return {
    async read(bytes) {
      writeFileSync(path, bytes);
      const began = workOf(worker.pid!);
      const packed = (await ask({ path })) as PackedOutcome;
      const outcome: SheetOutcome = packed.ok ? { ok: true, value: unpackBook(packed.value) } : packed;
      return { outcome, workMs: workOf(worker.pid!) - began, moreBytes: memoryOf(worker.pid!, 'VmHWM') - before };
    },
    close() {
      worker.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function memoryOf(pid: number, line: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${line}:\\s+(\\d+) kB$`, 'm').exec(status)![1]) * 1024;
}

/** Milliseconds of the processor so far; the system counts them in hundredths of a second. */
function workOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
