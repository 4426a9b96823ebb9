// A connection that plans some statements once and keeps the plan: those that begin with a name in a comment, `/* planned: NAME */`. Planning a
// question over all years of a table costs more than answering it.
import type { Socket } from 'node:net';
import pg from 'pg';

const NAMED = /^\s*(?:select )?\/\* planned: (\S+) \*\//;

export class PlannedClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the driver's own signature has a dozen forms, and all but one pass through
  override query(...asked: any[]): any {
    const [text, values, ...rest] = asked;
    const name = typeof text === 'string' && Array.isArray(values) ? NAMED.exec(text)?.[1] : undefined;
    // @ts-expect-error the same dozen forms
    return name === undefined ? super.query(...asked) : super.query({ name, text, values }, ...rest);
  }
}

/** The same, where questions do not wait for each other: those that are asked in one turn are written to the line together. */
export class PipedClient extends PlannedClient {
  #isHeld = false;

  // biome-ignore lint/suspicious/noExplicitAny: see above
  override query(...asked: any[]): any {
    if (!this.#isHeld) {
      this.#isHeld = true;
      const { stream } = (this as unknown as { readonly connection: { readonly stream: Socket } }).connection;
      stream.cork();
      process.nextTick(() => {
        this.#isHeld = false;
        stream.uncork();
      });
    }
    return super.query(...asked);
  }
}
