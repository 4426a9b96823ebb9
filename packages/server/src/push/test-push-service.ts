// A push service and the browsers behind it, on this machine: it checks who sends (VAPID, RFC 8292) and opens what was sent with the browser's
// keys (RFC 8291), each by the standard and not by the library that the sender uses. Only for tests.
import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly path: string;
  readonly ttl: number;
  readonly urgency: string | undefined;
  readonly topic: string | undefined;
  readonly subject: string;
  readonly key: string;
  readonly bytes: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was sent
  readonly message: any;
}

/** What a browser gives to a page that subscribes. */
export interface TestBrowser {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

export type Behaviour =
  | number
  | { readonly status: number; readonly headers: Readonly<Record<string, string>> }
  | 'hang';

export interface TestPushService {
  readonly received: Received[];
  /** What was wrong with requests that it could not accept. */
  readonly faults: string[];
  /** How it answers; 201 by default. */
  behave: (received: Received) => Behaviour | Promise<Behaviour>;
  makeBrowser(): TestBrowser;
  close(): Promise<void>;
}

interface Keys {
  readonly ecdh: ECDH;
  readonly auth: Buffer;
}

export async function openTestPushService(nowS: () => number): Promise<TestPushService> {
  const browsers = new Map<string, Keys>();
  const service: TestPushService = {
    received: [],
    faults: [],
    behave: () => 201,
    makeBrowser() {
      const path = `/push/${randomBytes(12).toString('base64url')}`;
      const keys = { ecdh: createECDH('prime256v1'), auth: randomBytes(16) };
      const p256dh = keys.ecdh.generateKeys('base64url');
      browsers.set(path, keys);
      return { endpoint: `${origin()}${path}`, p256dh, auth: keys.auth.toString('base64url') };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server: Server = createServer((request, response) => {
    void take({ request, response, service, keys: browsers.get(request.url!), origin: origin(), nowS: nowS() });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return service;
}

interface Incoming {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly service: TestPushService;
  readonly keys: Keys | undefined;
  readonly origin: string;
  readonly nowS: number;
}

async function take(incoming: Incoming): Promise<void> {
  const { request, response, service } = incoming;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    const received = read(incoming, Buffer.concat(chunks));
    service.received.push(received);
    const how = await service.behave(received);
    if (how === 'hang') return;
    const { status, headers } = typeof how === 'number' ? { status: how, headers: {} } : how;
    response.writeHead(status, headers).end();
  } catch (error) {
    service.faults.push((error as Error).message);
    response.writeHead(400).end();
  }
}

function read({ request, keys, origin, nowS }: Incoming, body: Buffer): Received {
  const { headers, method, url } = request;
  if (method !== 'POST') throw new Error(`a push is a POST, not ${method}`);
  if (!keys) throw new Error(`there is no browser at ${url}`);
  if (headers['content-encoding'] !== 'aes128gcm') throw new Error(`encoding ${headers['content-encoding']}`);
  if (!/^\d+$/.test(String(headers.ttl))) throw new Error(`TTL ${headers.ttl}`);
  // RFC 8030 section 5.3 and 5.4.
  if (headers.topic !== undefined && !/^[A-Za-z0-9_-]{1,32}$/.test(String(headers.topic)))
    throw new Error(`topic ${headers.topic}`);
  if (headers.urgency !== undefined && !/^(very-low|low|normal|high)$/.test(String(headers.urgency)))
    throw new Error(`urgency ${headers.urgency}`);
  if (body.length > 4096) throw new Error(`${body.length} bytes are too many`);
  return {
    path: url!,
    ttl: Number(headers.ttl),
    urgency: headers.urgency as string | undefined,
    topic: headers.topic as string | undefined,
    ...checkVapid(String(headers.authorization), origin, nowS),
    bytes: body.length,
    message: JSON.parse(openMessage(body, keys).toString('utf8')),
  };
}

/** RFC 8292: a token signed with ES256 by the key that stands beside it, for this service, and good for a day at most. */
function checkVapid(header: string, origin: string, nowS: number): { subject: string; key: string } {
  const [, token, key] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(header) ?? [];
  if (!token || !key) throw new Error(`authorization ${header}`);
  const [head, claims, signature] = token.split('.') as [string, string, string];
  const point = Buffer.from(key, 'base64url');
  if (point.length !== 65 || point[0] !== 4) throw new Error('the key is no uncompressed point');
  const jwk = {
    ...{ kty: 'EC', crv: 'P-256' },
    ...{ x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') },
  };
  const isSigned = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isSigned) throw new Error('the signature does not hold');
  const { typ, alg } = readJson(head);
  if (typ !== 'JWT' || alg !== 'ES256') throw new Error(`a token of ${typ} ${alg}`);
  const { aud, exp, sub } = readJson(claims) as { aud: string; exp: number; sub: string };
  if (aud !== origin) throw new Error(`a token for ${aud}`);
  if (!(exp > nowS && exp <= nowS + 86_400)) throw new Error(`a token that ends at ${exp}, now ${nowS}`);
  if (!/^(mailto:|https:)/.test(sub)) throw new Error(`subject ${sub}`);
  return { subject: sub, key };
}

/** RFC 8188 and RFC 8291: salt, record size, the sender's key, then one last record. */
function openMessage(body: Buffer, { ecdh, auth }: Keys): Buffer {
  const [salt, recordSize, keyLength] = [body.subarray(0, 16), body.readUInt32BE(16), body[20]!];
  const sender = body.subarray(21, 21 + keyLength);
  const sealed = body.subarray(21 + keyLength);
  if (sealed.length > recordSize) throw new Error('more than one record');
  const derive = (key: Uint8Array, from: { salt: Uint8Array; about: Uint8Array }, length: number) =>
    Buffer.from(hkdfSync('sha256', key, from.salt, from.about, length));
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender]);
  const secret = derive(ecdh.computeSecret(sender), { salt: auth, about }, 32);
  const key = derive(secret, { salt, about: Buffer.from('Content-Encoding: aes128gcm\0') }, 16);
  const nonce = derive(secret, { salt, about: Buffer.from('Content-Encoding: nonce\0') }, 12);
  const opening = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([opening.update(sealed.subarray(0, -16)), opening.final()]);
  const end = padded.findLastIndex((byte) => byte !== 0);
  if (padded[end] !== 2) throw new Error('the last record is not marked as the last');
  return padded.subarray(0, end);
}

function readJson(part: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
}
