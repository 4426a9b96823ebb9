// Between a page of the app and the server. The cookie is the one that the phone holds when the request leaves, as in a browser.
import type { Fetch } from '../packages/contract/src/client.ts';
import type { App } from './app.ts';
import { strike } from './strike.ts';
import type { Fate } from './weather.ts';
import type { World } from './world.ts';

export interface SimRequest {
  readonly method: string;
  readonly url: string;
  readonly cookie: string | null;
  readonly body: Uint8Array | string | null;
}

export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const PAGE: Reply = { status: 200, type: 'text/html', text: '<html><title>Wi-Fi</title></html>' };
const HOUR_MS = 3_600_000;

export function makeFetch(world: World, app: App): Fetch {
  return (url, init) =>
    new Promise((resolve, reject) => {
      if (!app.life.alive) return;
      const { clock, dice, tell } = world;
      const body = (init.body ?? null) as SimRequest['body'];
      const request = { method: init.method ?? 'GET', url, cookie: app.phone.cookie, body };
      strike(world, app);
      const fail = (ms: number) =>
        clock.after(ms, () => {
          if (app.life.alive) reject(new TypeError('Failed to fetch'));
        });
      const give = (reply: Reply) =>
        clock.after(pause(world), () => {
          strike(world, app);
          if (!app.life.alive) return;
          if (app.phone.isOnline) resolve(toResponse(reply));
          else reject(new TypeError('Failed to fetch'));
        });
      if (!app.phone.isOnline) return fail(50);
      const fate = world.weather.fate();
      tell(() => `${app.name} ${request.method} ${url} as ${request.cookie} ${fate} ${shorten(body)}`);
      const arrive = (ms: number, change = request) => travel(world, change, ms);
      const roads: Readonly<Record<Fate, () => void>> = {
        well: () => void arrive(pause(world)).then((reply) => (reply ? give(reply) : fail(1000))),
        lost: () => fail(dice.int(5, 120) * 1000),
        unanswered: () => void arrive(pause(world)).then(() => fail(dice.int(1, 120) * 1000)),
        cut: () => fail(dice.int(1, 20) * 1000),
        short: () => void arrive(pause(world), shortened(request, dice.next())).then((r) => (r ? give(r) : fail(1000))),
        portal: () => give(PAGE),
        feigned: () =>
          give({ status: 200, type: JSON_TYPE, text: dice.pick(['{"code":0,"url":"/login"}', '[]', '""', 'null']) }),
        proxy: () => {
          if (dice.chance(0.5)) void arrive(pause(world));
          give({ status: dice.pick([502, 504]), type: 'text/html', text: '<h1>Bad Gateway</h1>' });
        },
        half: () => void arrive(pause(world)).then((r) => (r ? give(halved(r, dice.next())) : fail(1000))),
        doubled: () => {
          void arrive(dice.int(1, 48 * 60) * 60_000 * dice.next() ** 4);
          roads.well();
        },
        late: () => {
          void arrive(dice.int(1, 48) * HOUR_MS * dice.next() ** 3);
          fail(60_000);
        },
      };
      roads[fate]();
    });
}

/** The answer, or null when the server was not there or died over it. */
function travel(world: World, request: SimRequest, ms: number): Promise<Reply | null> {
  return new Promise((resolve) =>
    world.clock.after(ms, () => {
      void world.server.receive(request).then((reply) => {
        world.tell(() => `server ${reply ? `${reply.status} ${reply.text.slice(0, 300)}` : 'gave no answer'}`);
        resolve(reply);
      });
    }),
  );
}

function pause({ dice }: World): number {
  return dice.chance(0.1) ? dice.int(1000, 30_000) : dice.int(20, 900);
}

function shortened(request: SimRequest, share: number): SimRequest {
  const { body } = request;
  if (body === null) return request;
  const length = Math.floor(body.length * share);
  return { ...request, body: typeof body === 'string' ? body.slice(0, length) : body.slice(0, length) };
}

function halved(reply: Reply, share: number): Reply {
  return { ...reply, text: reply.text.slice(0, Math.floor(reply.text.length * share)) };
}

function shorten(body: SimRequest['body']): string {
  if (body === null) return '';
  return typeof body === 'string' ? body.slice(0, 200) : `${body.length} bytes`;
}

/** As much of a Response as the client reads. */
function toResponse({ status, type, text }: Reply): Response {
  const headers = { get: (name: string) => (name === 'content-type' ? type : null) };
  return {
    status,
    ok: status >= 200 && status < 300,
    headers,
    json: async () => JSON.parse(text),
  } as unknown as Response;
}
