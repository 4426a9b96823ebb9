// What a seed plays in: time, chance, phones, the network between, the server, and the book by which all is judged.
import type { Clock } from './clock.ts';
import type { Dice } from './dice.ts';
import type { Ledger } from './ledger.ts';
import type { Phone } from './phone.ts';
import type { SimServer } from './server.ts';
import type { Weather } from './weather.ts';

export interface World {
  readonly seed: number;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly ledger: Ledger;
  readonly weather: Weather;
  readonly server: SimServer;
  readonly phones: readonly Phone[];
  /** From here on nothing goes wrong any more. */
  isHealed: boolean;
  /** Share of moments at which something is struck. */
  readonly strikes: number;
  readonly broken: string[];
  /** A sentence about what happens; made only when somebody reads it. */
  readonly tell: (say: () => string) => void;
}

/** The promise is broken; `law` is one of docs/reliability. */
export function breakLaw(world: Pick<World, 'broken' | 'tell'>, law: string, sentence: string): void {
  const line = `${law}: ${sentence}`;
  if (!world.broken.includes(line)) world.broken.push(line);
  world.tell(() => `BROKEN ${line}`);
}
