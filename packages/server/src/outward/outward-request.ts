// One request to another house (a push service, a group robot, a gateway): the address behind its name is checked before it is connected to,
// no redirect is followed, little of the answer is read, and it ends in time. The outcome says whether it is safe to try again.
import { type LookupAddress, lookup } from 'node:dns';
import { request as askPlain, type IncomingMessage } from 'node:http';
import { request as askTls } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { plainHost } from './outward-host.ts';
import { isPrivateAddress } from './private-address.ts';

export interface OutwardRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
  readonly timeoutMs: number;
  /** The operator named this very address: it may lie in his own network. Otherwise only public addresses are connected to. */
  readonly mayBePrivate: boolean;
  /** So much of the answer is read; nothing where nothing is said. */
  readonly answerBytes?: number;
  readonly resolve?: Resolve | undefined;
}

/** All addresses of a name. */
export type Resolve = (
  host: string,
  done: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

const askSystem: Resolve = (host, done) => lookup(host, { all: true }, done);

export type OutwardAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly retryAfter: string | null;
      /** The beginning of the answer; what had come when time ran out. */
      readonly text: string;
    }
  /** Nothing was sent: no name, no connection, no trust in the certificate. */
  | { readonly kind: 'away' }
  /** The name leads to an address that is not public. */
  | { readonly kind: 'blocked' }
  /** It was sent, and no answer came: perhaps it was taken, perhaps not. */
  | { readonly kind: 'unknown' };

class PrivateAddress extends Error {}

export function askOutward({
  url,
  headers,
  body,
  timeoutMs,
  mayBePrivate,
  answerBytes = 0,
  resolve: names = askSystem,
}: OutwardRequest): Promise<OutwardAnswer> {
  const host = plainHost(url);
  // A number as a host is connected to without being looked up.
  if (!mayBePrivate && isIP(host) !== 0 && isPrivateAddress(host)) return Promise.resolve({ kind: 'blocked' });
  return new Promise((resolve) => {
    const ask = url.protocol === 'https:' ? askTls : askPlain;
    let wasSent = false;
    let isAnswered = false;
    const request = ask(url, {
      method: 'POST',
      headers,
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      ...(mayBePrivate ? {} : { lookup: publicLookup(names) }),
    });
    request.once('response', (response) => {
      isAnswered = true;
      const retryAfter = response.headers['retry-after'] ?? null;
      void readText(response, answerBytes).then((text) => {
        resolve({ kind: 'answered', status: response.statusCode!, retryAfter, text });
      });
    });
    request.on('error', (error) => {
      // Time ran out while the answer was read: what is known of it is told there.
      if (isAnswered) return;
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

/** However long it is and however slowly it trickles: the status says enough, and the time of the request ends this too. */
async function readText(response: IncomingMessage, bytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    if (bytes > 0)
      for await (const chunk of response) {
        chunks.push(chunk as Buffer);
        length += (chunk as Buffer).length;
        if (length >= bytes) break;
      }
  } catch {
    // What had come until then.
  }
  response.destroy();
  return Buffer.concat(chunks).subarray(0, bytes).toString('utf8');
}
