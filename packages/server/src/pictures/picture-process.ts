// Keeps a process that decodes pictures, one at a time: bounded in time and memory from outside, because nothing inside can be stopped in the
// middle of a decoder. It knows nothing of the server's settings, and ends when nothing is to be done, so that its memory is given back.
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { BrokenKind, BrokenPicture, MadePicture } from './make-picture.ts';

export type PictureOutcome = MadePicture | BrokenPicture;

export interface PictureMaker {
  /** One at a time. */
  make(path: string): Promise<PictureOutcome>;
  close(): void;
}

const MOST_MS = 30_000;
const MOST_RSS_BYTES = 900 * 1024 * 1024;
const LOOK_MS = 200;
const IDLE_MS = 60_000;

export function startPictureMaker(
  limits: { readonly mostMs?: number; readonly mostRssBytes?: number } = {},
): PictureMaker {
  const { mostMs = MOST_MS, mostRssBytes = MOST_RSS_BYTES } = limits;
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;

  function stop(): void {
    child?.kill('SIGKILL');
    child = null;
  }

  return {
    async make(path) {
      clearTimeout(idle);
      if (child && !child.connected) stop();
      child ??= startChild();
      const outcome = await ask(child, path, { mostMs, mostRssBytes });
      idle = setTimeout(stop, IDLE_MS).unref();
      return outcome;
    },
    close() {
      clearTimeout(idle);
      stop();
    },
  };
}

/** From the sources a process must first be taught to read TypeScript. The environment holds secrets and stays here. */
function startChild(): ChildProcess {
  const isSource = import.meta.url.endsWith('.ts');
  const path = fileURLToPath(new URL(`./picture-worker.${isSource ? 'ts' : 'js'}`, import.meta.url));
  const loader = isSource ? ['--import', import.meta.resolve('tsx')] : [];
  const child = fork(path, {
    execArgv: [...loader, '--max-old-space-size=192'],
    env: { NODE_ENV: 'production' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.unref();
  child.channel?.unref();
  yieldProcessor(child.pid);
  return child;
}

/** A picture may be looked at a little later; a phone that waits for its answer comes first. */
function yieldProcessor(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // Where a process may not be put behind others it works beside them.
  }
}

function ask(
  child: ChildProcess,
  path: string,
  { mostMs, mostRssBytes }: { readonly mostMs: number; readonly mostRssBytes: number },
): Promise<PictureOutcome> {
  return new Promise((resolve) => {
    const end = (outcome: PictureOutcome) => {
      clearTimeout(late);
      clearInterval(look);
      child.off('message', onMessage);
      child.off('exit', onExit);
      child.off('error', onExit);
      resolve(outcome);
    };
    const kill = (why: BrokenKind) => {
      child.kill('SIGKILL');
      end({ ok: false, why });
    };
    const onMessage = (outcome: unknown) => end(outcome as PictureOutcome);
    const onExit = () => end({ ok: false, why: 'crashed' });
    const late = setTimeout(() => kill('timeout'), mostMs);
    const look = setInterval(() => {
      if (rssOf(child.pid) > mostRssBytes) kill('tooLarge');
    }, LOOK_MS);
    child.on('message', onMessage);
    child.on('exit', onExit);
    child.on('error', onExit);
    child.send({ path });
  });
}

/** Resident bytes of a process; where the system does not tell, the limit of pixels must do. */
function rssOf(pid: number | undefined): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return pages * 4096;
  } catch {
    return 0;
  }
}
