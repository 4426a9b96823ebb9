// Once a day in every city, and when a late record came: signals of patrols that were made for form's sake. A failure is said and the next look
// tries again; it must not stop the month or the server.
import { findDueSignals, type SignalsHouse } from '../acts/signals/find-signals.ts';

export async function lookForSignals(
  house: SignalsHouse,
  cities: readonly string[],
  say: (text: string) => void,
): Promise<void> {
  for (const city of cities)
    try {
      const found = await findDueSignals(house, city);
      if (found && found.added > 0) say(`${city}: ${found.added} new signals in ${found.patrols} patrols`);
    } catch (error) {
      say(`signals of ${city} could not be looked for: ${(error as Error).message}`);
    }
}
