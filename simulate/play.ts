// One seed from beginning to end.
import { people, START_MS } from './city.ts';
import { makeClock } from './clock.ts';
import { makeDice } from './dice.ts';
import { judgeEnd } from './end-laws.ts';
import { heal } from './heal.ts';
import { makeLedger } from './ledger.ts';
import { makeMemoryShelf } from './memory-shelf.ts';
import { leaveOldRows } from './old-rows.ts';
import { makePhone } from './phone.ts';
import { openPostgresShelf } from './postgres-shelf.ts';
import { makeServer } from './server.ts';
import { usePhone } from './visit.ts';
import { makeWeather } from './weather.ts';
import { breakLaw, type World } from './world.ts';

export interface Played {
  readonly seed: number;
  /** Laws that were broken, each with what was seen. */
  readonly broken: readonly string[];
  readonly things: number;
  readonly records: number;
  readonly refused: number;
}

export interface How {
  /** Told everything that happens. */
  readonly write: ((line: string) => void) | null;
  /** The store is PostgreSQL, not memory. */
  readonly postgres: boolean;
}

export async function play(seed: number, how: How): Promise<Played> {
  const world = await makeWorld(seed, how);
  const { clock, dice, phones, broken } = world;
  const fail = (error: unknown) => breakLaw(world, 'L12', `nobody caught ${(error as Error)?.stack ?? error}`);
  process.on('unhandledRejection', fail);
  let isOver = false;
  const whole = async () => {
    await Promise.all(phones.map((phone) => usePhone(world, phone, dice.int(1, 5))));
    await heal(world);
  };
  try {
    const end = whole().then(
      () => {
        isOver = true;
      },
      (error: unknown) => {
        fail(error);
        isOver = true;
      },
    );
    await clock.run(() => isOver);
    await end;
    await judgeEnd(world);
  } catch (error) {
    breakLaw(world, 'L10', (error as Error).message);
  } finally {
    process.off('unhandledRejection', fail);
  }
  const { shelf } = world.server;
  const { records, refused } = await shelf.look();
  await shelf.close();
  return { seed, broken, things: clock.count(), records: records.length, refused: refused.length };
}

async function makeWorld(seed: number, how: How): Promise<World> {
  const { write } = how;
  const dice = makeDice(seed);
  const clock = makeClock(START_MS);
  const broken: string[] = [];
  const tell: World['tell'] = (say) => {
    if (write) write(`${new Date(clock.now()).toISOString()} ${say()}`);
  };
  const note = (law: string, sentence: string) => breakLaw({ broken, tell }, law, sentence);
  const shelf = how.postgres
    ? await openPostgresShelf(note, { now: clock.now, random: (count) => dice.bytes(count) })
    : makeMemoryShelf(note);
  const all = [...people.keys()].slice(0, dice.int(1, 3));
  const phones = Array.from({ length: dice.pick([1, 1, 2, 2, 3]) }, (_, n) => {
    const first = dice.int(0, all.length - 1);
    const users = all.filter((_person, k) => k === first || dice.chance(0.4));
    return makePhone(`phone-${n + 1}`, users, dice.chance(0.85));
  });
  const isCalm = dice.chance(0.15);
  const world: World = {
    ...{ seed, clock, dice, broken, tell, phones, ledger: makeLedger(), isHealed: false },
    weather: makeWeather(dice, clock.now),
    server: makeServer({ clock, dice, shelf, tell, crashes: isCalm ? 0 : dice.pick([0, 0.005, 0.03]) }),
    strikes: isCalm ? 0 : dice.pick([0.002, 0.006, 0.02]),
  };
  tell(() => JSON.stringify(phones.map(({ name, people, hasLocks }) => ({ name, people, hasLocks }))));
  for (const phone of phones) if (dice.chance(0.12)) leaveOldRows(world, phone);
  return world;
}
