// The server: the acts of the server package behind a door that reads requests as its web server does, on a store in memory, in a process
// that dies before or after it wrote something and comes up again.
import { type Refusal, refuse } from '@xunhe/domain/ground/result';
import type { Person } from '../packages/server/src/store/people.ts';
import { people } from './city.ts';
import type { Clock } from './clock.ts';
import type { Dice } from './dice.ts';
import { answerRequest, type Door, replyRefusal, StoreAway } from './door.ts';
import { beginLife, type Life } from './life.ts';
import type { Reply, SimRequest } from './network.ts';
import type { Shelf } from './shelf.ts';

export interface SimServer {
  /** Null when nobody answers: it is down, or died over it. */
  receive(request: SimRequest): Promise<Reply | null>;
  /** The cookie of a new session. */
  signIn(person: string): string;
  endSession(cookie: string | null): void;
  whose(cookie: string | null): string | null;
  isUp(): boolean;
  crash(downMs: number): void;
  heal(): void;
  readonly shelf: Shelf;
}

export interface ServerHouse {
  readonly clock: Clock;
  readonly dice: Dice;
  readonly shelf: Shelf;
  /** Share of writes over which it dies. */
  readonly crashes: number;
  readonly tell: (say: () => string) => void;
}

/** What a busy or broken server says at its door, for everybody and for a while. */
const MOODS: Readonly<Record<string, Refusal | null>> = {
  fine: null,
  away: { kind: 'store.away' },
  busy: { kind: 'rate.exceeded', seconds: 90 },
  full: { kind: 'store.full' },
  failing: { kind: 'server.failed' },
  closed: { kind: 'right.missing', right: 'record.send' },
  todo: { kind: 'account.todo', todo: 'password' },
};

export function makeServer(house: ServerHouse): SimServer {
  const { clock, dice, shelf, tell } = house;
  const sessions = new Map<string, Person>();
  let count = 0;
  let life = beginLife();
  let isUp = true;
  let isHealed = false;
  let mood: string = 'fine';
  let moodUntilMs = 0;
  const crash = (downMs: number) => {
    if (!isUp || isHealed) return;
    tell(() => `server dies for ${downMs / 1000} s`);
    isUp = false;
    life.end(0);
    clock.after(downMs, rise);
  };
  const rise = () => {
    if (isUp) return;
    isUp = true;
    life = beginLife();
  };
  /** Each question to the store takes a moment, and the process may die before it is done, or after and before anybody hears of it. */
  const onDisk = <T>(mine: Life, work: () => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      if (!mine.alive) return;
      clock.after(dice.int(1, 40), async () => {
        if (dice.chance(house.crashes)) crash(dice.int(1, 600) * 1000);
        if (!mine.alive) return;
        const end = await work().then(
          (value) => () => resolve(value),
          (error: unknown) => () => reject(error),
        );
        if (dice.chance(house.crashes)) crash(dice.int(1, 600) * 1000);
        if (!mine.alive) return;
        if (dice.chance(house.crashes / 2)) reject(new StoreAway('The store went away, and did what it was asked'));
        else end();
      });
    });
  const look = (): Refusal | null => {
    if (isHealed) return null;
    if (clock.now() >= moodUntilMs) {
      mood = dice.weigh({ fine: 70, away: 6, busy: 7, full: 4, failing: 5, closed: 4, todo: 4 });
      moodUntilMs = clock.now() + dice.int(5, 240) * 60_000;
    }
    return dice.chance(0.8) ? MOODS[mood]! : null;
  };
  return {
    shelf,
    isUp: () => isUp,
    crash,
    signIn(person) {
      const cookie = `${person}#${++count}`;
      sessions.set(cookie, people.get(person)!);
      return cookie;
    },
    whose: (cookie) => (cookie === null ? null : (sessions.get(cookie)?.id ?? null)),
    endSession(cookie) {
      if (cookie !== null) sessions.delete(cookie);
    },
    heal() {
      rise();
      isHealed = true;
    },
    async receive(request) {
      if (!isUp) return null;
      const mine = life;
      const refusal = look();
      if (refusal) return replyRefusal(refusal);
      const who = request.cookie === null ? undefined : sessions.get(request.cookie);
      if (!who) return replyRefusal({ kind: 'session.missing' });
      const door: Door = {
        now: clock.now,
        random: (count) => dice.bytes(count),
        // Appeals are acts on the whole store, and no phone of the simulator makes one.
        takeAppeal: async () => refuse({ kind: 'notFound' }),
        ...shelf.open((work) => onDisk(mine, work)),
      };
      return Promise.race([answerRequest(door, who, request), mine.died.then(() => null)]);
    },
  };
}
