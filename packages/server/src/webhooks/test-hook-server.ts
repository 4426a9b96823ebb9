// The other end of webhooks on this machine: takes whatever comes, as bytes, and answers as a test says. Only for tests.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Taken {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type HookAnswer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** Takes the message and never answers. */
  | 'hang'
  /** Answers the status, and then trickles without end. */
  | 'trickle';

export interface TestHookServer {
  readonly origin: string;
  readonly taken: Taken[];
  /** How it answers; as the robots do when all is well. */
  behave: (taken: Taken) => HookAnswer | Promise<HookAnswer>;
  close(): Promise<void>;
}

export const WELL: HookAnswer = { status: 200, body: '{"errcode":0,"errmsg":"ok"}' };

export async function openTestHookServer(): Promise<TestHookServer> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url!, hooks.origin);
    const body = Buffer.concat(chunks).toString('utf8');
    const taken = { path: url.pathname, query: url.searchParams, headers: request.headers, body };
    hooks.taken.push(taken);
    const how = await hooks.behave(taken);
    if (how === 'hang') return;
    if (how === 'trickle') {
      response.writeHead(200).write('{"errcode":');
      return;
    }
    response.writeHead(how.status, how.headers).end(how.body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const hooks: TestHookServer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken: [],
    behave: () => WELL,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return hooks;
}
