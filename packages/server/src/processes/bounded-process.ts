// Keeps a process that does one piece of work at a time: bounded in time and memory from outside, because nothing inside can be stopped in the
// middle of a decoder. It knows nothing of the server's settings, and ends when nothing is to be done, so that its memory is given back.
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';

/** `timeout` and `tooLarge`: it was ended; `crashed`: it ended by itself, or from outside. */
export type BrokenWork = 'timeout' | 'tooLarge' | 'crashed';

export type Worked<A> = { readonly ok: true; readonly value: A } | { readonly ok: false; readonly why: BrokenWork };

export interface BoundedProcess<Q, A> {
  /** One at a time. @param mostMs of this one; without it that of the limits */
  ask(question: Q, mostMs?: number): Promise<Worked<A>>;
  close(): void;
}

export interface ProcessLimits {
  readonly mostMs: number;
  readonly mostRssBytes: number;
  readonly mostHeapMb: number;
  /** Half of the room for what was just made; where it is not said, the engine takes tens of megabytes before it tidies up. */
  readonly mostYoungMb?: number;
  /** A person waits for each answer: it is not put behind the rest of the server. */
  readonly isAwaited?: boolean;
}

export interface WorkerPlace {
  /** `import.meta.url` of whoever stands beside the worker. */
  readonly beside: string;
  /** Its file without what it ends with. */
  readonly name: string;
}

const LOOK_MS = 200;
const IDLE_MS = 60_000;

export function startBoundedProcess<Q extends object, A>(
  place: WorkerPlace,
  limits: ProcessLimits,
): BoundedProcess<Q, A> {
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;

  function stop(): void {
    child?.kill('SIGKILL');
    child = null;
  }

  return {
    async ask(question, mostMs = limits.mostMs) {
      clearTimeout(idle);
      if (child && !child.connected) stop();
      child ??= startChild(place, limits);
      const worked = await ask<A>(child, question, { ...limits, mostMs });
      // One that was ended may look alive for a moment, and would swallow the next question.
      if (!worked.ok) stop();
      idle = setTimeout(stop, IDLE_MS).unref();
      return worked;
    },
    close() {
      clearTimeout(idle);
      stop();
    },
  };
}

/** From the sources a process must first be taught to read TypeScript. The environment holds secrets and stays here. */
function startChild(
  { beside, name }: WorkerPlace,
  { mostHeapMb, mostYoungMb, isAwaited }: ProcessLimits,
): ChildProcess {
  const isSource = beside.endsWith('.ts');
  const path = fileURLToPath(new URL(`./${name}.${isSource ? 'ts' : 'js'}`, beside));
  const loader = isSource ? ['--import', import.meta.resolve('tsx')] : [];
  const heap = [`--max-old-space-size=${mostHeapMb}`];
  if (mostYoungMb !== undefined) heap.push(`--max-semi-space-size=${mostYoungMb}`);
  const child = fork(path, {
    execArgv: [...loader, ...heap],
    env: { NODE_ENV: 'production' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.unref();
  child.channel?.unref();
  if (!isAwaited) yieldProcessor(child.pid);
  return child;
}

/** Its work may be done a little later; a phone that waits for its answer comes first. */
function yieldProcessor(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // Where a process may not be put behind others it works beside them.
  }
}

function ask<A>(child: ChildProcess, question: object, { mostMs, mostRssBytes }: ProcessLimits): Promise<Worked<A>> {
  return new Promise((resolve) => {
    const end = (worked: Worked<A>) => {
      clearTimeout(late);
      clearInterval(look);
      child.off('message', onMessage);
      child.off('exit', onExit);
      child.off('error', onExit);
      resolve(worked);
    };
    const kill = (why: BrokenWork) => {
      child.kill('SIGKILL');
      end({ ok: false, why });
    };
    const onMessage = (value: unknown) => end({ ok: true, value: value as A });
    const onExit = () => end({ ok: false, why: 'crashed' });
    const late = setTimeout(() => kill('timeout'), mostMs);
    const look = setInterval(() => {
      if (rssOf(child.pid) > mostRssBytes) kill('tooLarge');
    }, LOOK_MS);
    child.on('message', onMessage);
    child.on('exit', onExit);
    child.on('error', onExit);
    child.send(question);
  });
}

/** Resident bytes of a process; where the system does not tell, the limits of its work must do. */
function rssOf(pid: number | undefined): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return pages * 4096;
  } catch {
    return 0;
  }
}
