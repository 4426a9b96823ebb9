// A connection that plans some statements once and keeps the plan: those that begin with a name in a comment, `/* planned: NAME */`. Planning a
// question over all years of a table costs more than answering it.
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
