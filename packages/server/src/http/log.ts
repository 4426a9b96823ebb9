// What the server writes down when something fails. It names the failure and the path, never what people typed or sent: no cookies, tokens,
// query texts, bodies, addresses of people, nor the values that PostgreSQL puts into its messages.
import type { FastifyServerOptions } from 'fastify';

export interface LogStream {
  write(line: string): void;
}

export function logOptions(stream: LogStream | null): Pick<FastifyServerOptions, 'logger'> {
  if (stream === null) return { logger: false };
  return {
    logger: { level: 'warn', stream, serializers: { err: tellError, req: () => ({}), res: () => ({}) } },
  };
}

interface Failure extends Error {
  readonly code?: unknown;
  readonly table?: unknown;
  readonly constraint?: unknown;
}

/** PostgreSQL's `detail`, `where` and `parameters` hold values of rows; names of tables and constraints do not. */
function tellError(error: Failure) {
  const { name, message, stack, code, table, constraint } = error;
  return { type: name, message: withoutQuoted(message), stack: withoutQuoted(stack ?? ''), code, table, constraint };
}

/** Messages quote the value they complain of: `invalid input syntax for type integer: "…"`. */
function withoutQuoted(text: string): string {
  return text.replace(/: "[^"\n]*"/g, ': "…"');
}
