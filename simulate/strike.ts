// What may happen at any moment at which a page waits: it dies, the phone goes off, the disk fills, somebody else signs in, the server falls.
import { type App, learnPerson } from './app.ts';
import type { Phone } from './phone.ts';
import type { World } from './world.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const BLOWS = { kill: 34, restart: 4, offline: 8, full: 6, clock: 6, person: 16, crash: 14, session: 6 };

export function strike(world: World, app: App): void {
  if (world.isHealed || !app.life.alive || !world.dice.chance(world.strikes)) return;
  const blow = world.dice.weigh(BLOWS);
  world.tell(() => `strike ${blow} at ${app.name}`);
  HANDS[blow](world, app);
}

const HANDS: Readonly<Record<keyof typeof BLOWS, (world: World, app: App) => void>> = {
  kill: (world, app) => app.life.end(world.dice.pick([0, 0, 1, 2])),
  restart: (world, { phone }) => restart(world, phone),
  offline: (world, { phone }) => goOffline(world, phone),
  full: (world, { phone }) => fillDisk(world, phone),
  clock: (world, { phone }) => setClock(world, phone),
  person: (world, app) => changePerson(world, app),
  crash: ({ server, dice }) => server.crash(dice.int(1, 900) * 1000),
  session: ({ server }, { phone }) => server.endSession(phone.cookie),
};

export function restart(world: World, phone: Phone): void {
  for (const app of phone.apps) app.life.end(0);
  phone.bootMs = world.clock.now();
}

export function goOffline({ clock, dice }: World, phone: Phone): void {
  phone.isOnline = false;
  clock.after(MINUTE_MS * dice.int(1, 60) ** 2, () => {
    phone.isOnline = true;
  });
}

export function fillDisk({ clock, dice }: World, phone: Phone): void {
  phone.isFull = true;
  clock.after(dice.int(1, 180) * MINUTE_MS, () => {
    phone.isFull = false;
  });
}

/** Days off; most are set right again after a while. */
export function setClock({ clock, dice }: World, phone: Phone): void {
  phone.clockStayed = false;
  phone.skewMs = Math.round((dice.next() - 0.5) * dice.pick([HOUR_MS, 2 * DAY_MS, 12 * DAY_MS, 4000 * DAY_MS]));
  if (dice.chance(0.7))
    clock.after(dice.int(1, 48) * HOUR_MS, () => {
      phone.skewMs = 0;
    });
}

/** Signs in for somebody else; the page hears of it a moment later, and its other pages later still. */
export function changePerson(world: World, { phone, life }: App): void {
  const { clock, dice, server } = world;
  if (!phone.isOnline || !server.isUp()) return;
  const person = dice.pick(phone.people);
  phone.cookie = server.signIn(person);
  world.tell(() => `${person} signs in on ${phone.name}`);
  for (const app of phone.apps.filter((one) => one.life.alive))
    clock.after(app.life === life ? dice.int(1, 400) : dice.int(1, 600) * 1000, () => learnPerson(app, person));
}
