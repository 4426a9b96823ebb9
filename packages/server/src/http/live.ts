// Server-sent events: a page learns that patrols, problems or warnings of its region changed, and asks again for what it shows.
import { LIVE_PATH } from '@xunhe/contract/live';
import type { FastifyInstance } from 'fastify';
import { checkRight } from './endpoint.ts';
import type { House } from './house.ts';
import { Refused } from './refusal.ts';
import { readSession } from './session.ts';

/** Proxies end what is silent for a minute. */
const BEAT_MS = 25_000;
/** Then the page comes again by itself, and session and right are looked at anew. */
const LIFE_MS = 5 * 60_000;

export function addLive(app: FastifyInstance, house: House): void {
  const open = new Set<() => void>();
  app.addHook('preClose', async () => {
    for (const end of open) end();
    house.live.close();
  });
  app.get(LIVE_PATH, async (request, reply) => {
    const who = await readSession(house, request, reply);
    checkRight(who, { right: 'signedIn' });
    const stream = reply.raw;
    const stop = house.live.listen({
      city: who.city,
      region: who.scope.region,
      tell: (topics) => stream.write(`data: ${JSON.stringify({ topics })}\n\n`),
    });
    if (!stop) throw new Refused({ kind: 'live.full' });
    const beat = setInterval(() => stream.write(':\n\n'), BEAT_MS);
    const life = setTimeout(() => stream.end(), LIFE_MS);
    const end = () => {
      stop();
      clearInterval(beat);
      clearTimeout(life);
      open.delete(end);
      stream.end();
    };
    open.add(end);
    request.raw.on('close', end);
    reply.hijack();
    // What was set for the answer (session, safety) goes along; a proxy must not hold the lines back.
    stream.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
    });
    // Come again after three seconds when the line breaks.
    stream.write('retry: 3000\n\n');
  });
}
