// One request to a push service: the address behind its name is checked before it is connected to, no redirect is followed, little of the
// answer is read, and it ends in time. The outcome says whether it is safe to try again.
import { type LookupAddress, lookup } from 'node:dns';
import { request as askPlain } from 'node:http';
import { request as askTls } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPrivateAddress } from './private-address.ts';
import { isLoopbackName, plainHost } from './push-host.ts';

export interface PushRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
  readonly timeoutMs: number;
  readonly resolve?: Resolve;
}

/** All addresses of a name. */
type Resolve = (host: string, done: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void) => void;

const askSystem: Resolve = (host, done) => lookup(host, { all: true }, done);

export type PushAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfter: string | null }
  /** Nothing was sent: no name, no connection, no trust in the certificate. */
  | { readonly kind: 'away' }
  /** The name leads to an address that is not public. */
  | { readonly kind: 'blocked' }
  /** It was sent, and no answer came: perhaps it was taken, perhaps not. */
  | { readonly kind: 'unknown' };

class PrivateAddress extends Error {}

export function askPushService({
  url,
  headers,
  body,
  timeoutMs,
  resolve: names = askSystem,
}: PushRequest): Promise<PushAnswer> {
  return new Promise((resolve) => {
    const isHere = isLoopbackName(plainHost(url));
    const ask = url.protocol === 'https:' ? askTls : askPlain;
    let wasSent = false;
    const request = ask(url, {
      method: 'POST',
      headers,
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      ...(isHere ? {} : { lookup: publicLookup(names) }),
    });
    request.once('response', (response) => {
      // The body says nothing that is needed.
      response.destroy();
      const retryAfter = response.headers['retry-after'] ?? null;
      resolve({ kind: 'answered', status: response.statusCode!, retryAfter });
    });
    request.on('error', (error) => {
      if (error instanceof PrivateAddress) resolve({ kind: 'blocked' });
      else resolve({ kind: wasSent ? 'unknown' : 'away' });
    });
    request.once('socket', (socket) => {
      // Only then do bytes of the request leave.
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        wasSent = true;
      });
    });
    request.end(body);
  });
}

/** The connection goes to the very address that was checked: a name that answers differently a moment later changes nothing. */
function publicLookup(names: Resolve): LookupFunction {
  return (host, options, done) => {
    names(host, (error, found) => {
      if (error) return done(error, '', 0);
      if (found.length === 0 || found.some(({ address }) => isPrivateAddress(address)))
        return done(new PrivateAddress(host), '', 0);
      return options.all ? done(null, found) : done(null, found[0]!.address, found[0]!.family);
    });
  };
}
