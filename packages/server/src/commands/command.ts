// What the command line hands to each of its commands. A command never reads the environment, the clock or chance itself: `main` does.

import type { Database } from '../store/db.ts';
import type { Files } from '../store/files.ts';

/** Where a command speaks: results on one side, progress (which may be thrown away) on the other. */
export interface Out {
  line(text: string): void;
  progress(text: string): void;
  /** Writes one line over again, '' clears it; only where somebody looks at a terminal. */
  readonly status?: (text: string) => void;
  readonly json: boolean;
}

export interface CommandContext {
  readonly db: Database;
  readonly files: Files;
  readonly out: Out;
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  /** After so many months a track becomes a line without times. */
  readonly trackMonths: number;
}

/** 0 done, 1 refused (with reasons), 2 wrong use. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  /** False for commands that work without a database: they are started before one is looked for. Some know it from their arguments alone. */
  readonly needsStore: boolean | ((args: string[]) => boolean);
  run(args: string[], context: CommandContext): Promise<ExitCode>;
}
