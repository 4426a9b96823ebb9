// The end of a seed: nothing goes wrong any more, and each person opens the app on each of his phones and waits. The outbox must run empty
// within a bounded number of rounds, whatever is in it.

import type { OutboxItem } from '../packages/field/src/keeping/outbox-item.ts';
import { openApp } from './app.ts';
import { open } from './live-laws.ts';
import type { Phone } from './phone.ts';
import { breakLaw, type World } from './world.ts';

/** A little more than the longest pause of the outbox. */
const ROUND_MS = 16 * 60_000;
const MOST_ROUNDS = 8;

export async function heal(world: World): Promise<void> {
  const { clock, phones, server, weather } = world;
  world.tell(() => 'everything heals');
  world.isHealed = true;
  server.heal();
  weather.heal();
  for (const phone of phones) {
    for (const app of phone.apps) app.life.end(0);
    Object.assign(phone, { isOnline: true, isFull: false, skewMs: 0 });
  }
  for (let round = 0; round < MOST_ROUNDS; round++) {
    for (const phone of phones) for (const person of phone.people) await waitIn(world, phone, person);
    if ((await Promise.all(phones.map(listUnsent))).flat().length === 0) return;
    await clock.sleep(ROUND_MS);
  }
  for (const phone of phones)
    for (const item of await listUnsent(phone))
      breakLaw(
        world,
        'L10',
        `${item.id} of ${item.person} on ${phone.name} is still ${item.state} after ${JSON.stringify(item.lastError)}`,
      );
}

/** Nobody asks it to send at once: what waits must come due by itself. */
async function waitIn(world: World, phone: Phone, person: string): Promise<void> {
  const app = openApp(world, phone);
  await app.ready;
  phone.cookie = world.server.signIn(person);
  app.person = person;
  app.spawn(() => app.recorder.load(person));
  await app.outbox.load(person);
  await app.outbox.send(person);
  const shown = JSON.stringify(app.outbox.items());
  const kept = JSON.stringify(await app.store.items(person));
  if (shown !== kept) breakLaw(world, 'L9', `${phone.name} shows ${person} ${shown} and keeps ${kept}`);
  app.life.end(0);
}

export async function listItems(phone: Phone): Promise<OutboxItem[]> {
  const rows = await Promise.all(phone.people.map((person) => phone.memory.listOwned('items', person)));
  return rows.flat().map((row) => open<OutboxItem>(row));
}

async function listUnsent(phone: Phone): Promise<OutboxItem[]> {
  return (await listItems(phone)).filter(({ state }) => state === 'waiting' || state === 'stored');
}
