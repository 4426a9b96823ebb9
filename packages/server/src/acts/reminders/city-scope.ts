// The scope of the work that makes and sends reminders: the whole city, and the rows of everybody.
import type { Scope } from '../../store/db.ts';

export function everybodyIn(city: string): Scope {
  return { city, region: city, everybody: true };
}
