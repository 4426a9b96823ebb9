// Which city a command means: the one named, or the only one in the store.
import { accept, type Refusal, type Result, refuse } from '@xunhe/domain/ground/result';
import { listCities } from '../store/cities.ts';
import type { Database } from '../store/db.ts';

export async function pickCity(db: Database, named: string | undefined): Promise<Result<string, Refusal>> {
  const cities = await listCities(db);
  if (named !== undefined) {
    return cities.some(({ city }) => city === named) ? accept(named) : refuse({ kind: 'city.unknown', city: named });
  }
  const [only, second] = cities;
  if (!only) return refuse({ kind: 'city.none' });
  return second ? refuse({ kind: 'city.several', cities: cities.map(({ city }) => city) }) : accept(only.city);
}

export function sayCityRefusal(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'city.none':
      return 'There is no city in the store yet. Import one: xunhe import DIR';
    case 'city.several':
      return `There are several cities (${(refusal.cities as string[]).join(', ')}). Name one: --city CODE`;
    default:
      return `There is no city ${String(refusal.city)} in the store.`;
  }
}
