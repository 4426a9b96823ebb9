// A phone's life: somebody takes it in hand, does this and that, and puts it away; hours later he, or another, comes again.
import { type Act, carry, poison, report, send, throwAway } from './acts.ts';
import { type App, isFullDisk, learnPerson, openApp, pauseIn } from './app.ts';
import type { Phone } from './phone.ts';
import { changePerson, fillDisk, goOffline, restart, setClock } from './strike.ts';
import { walk } from './walk.ts';
import { breakLaw, type World } from './world.ts';

const HOUR_MS = 3_600_000;
const LOOK_MS = 30_000;

export async function usePhone(world: World, phone: Phone, visits: number): Promise<void> {
  const { clock, dice } = world;
  for (let n = 0; n < visits; n++) {
    await clock.sleep(dice.int(1, 40) * HOUR_MS * dice.next() ** 2);
    const app = findApp(world, phone);
    await Promise.race([guard(world, () => visit(world, app)), app.life.died]);
    await leave(world, phone);
  }
}

function findApp(world: World, phone: Phone): App {
  const open = phone.apps.filter((app) => app.life.alive);
  return open.length > 0 && !world.dice.chance(0.15) ? world.dice.pick(open) : openApp(world, phone);
}

async function guard(world: World, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isFullDisk(error)) breakLaw(world, 'L12', `what a person did failed: ${(error as Error).stack}`);
  }
}

const ACTS: Readonly<Record<string, Act>> = { walk, report, poison, throwAway, carry };

async function visit(world: World, app: App): Promise<void> {
  const { dice } = world;
  await app.ready;
  await pauseIn(world, app, 300);
  signIn(world, app);
  await pauseIn(world, app, 700);
  for (let n = dice.int(1, 3); n > 0; n--) {
    const { person } = app;
    if (!person) break;
    const act = dice.weigh({ walk: 30, report: 45, poison: 9, throwAway: 6, carry: 6 });
    world.tell(() => `${app.name} ${person}: ${act}`);
    await ACTS[act]!(world, app, person);
    await pauseIn(world, app, dice.int(1, 600) * 1000);
  }
  for (let n = dice.int(0, 4); n > 0; n--) {
    await pauseIn(world, app, LOOK_MS);
    if (app.person) send(app, app.person, false);
  }
}

/** Who has a session goes on; the page asks for the password when it is over, or when somebody else takes the phone. */
function signIn(world: World, app: App): void {
  const { dice, server } = world;
  const { phone } = app;
  const whose = server.whose(phone.cookie);
  if (whose === null || dice.chance(0.2)) changePerson(world, app);
  else learnPerson(app, whose);
}

async function leave(world: World, phone: Phone): Promise<void> {
  const { dice } = world;
  const how = dice.weigh({ open: 40, close: 25, restart: 6, tab: 8, offline: 8, clock: 5, full: 4, quiet: 4 });
  world.tell(() => `${phone.name} is left: ${how}`);
  if (how === 'close') for (const app of phone.apps) app.life.end(0);
  if (how === 'restart') restart(world, phone);
  if (how === 'offline') goOffline(world, phone);
  if (how === 'clock') setClock(world, phone);
  if (how === 'full') fillDisk(world, phone);
  if (how === 'tab') openApp(world, phone);
  for (const app of phone.apps.filter((one) => one.life.alive))
    if (app.person) for (let n = dice.int(0, 3); n > 0; n--) later(world, app, app.person);
}

/** A page that stays open looks now and then, as often as the browser lets it. */
function later({ clock, dice }: World, app: App, person: string): void {
  clock.after(dice.int(1, 300) * 60_000, () => {
    if (app.life.alive && app.person === person) send(app, person, false);
  });
}
