// The sample city on this machine alone: a place to look around, where nobody's data lie.
import { SAMPLE_CITY } from '../acts/guests.ts';
import type { House } from './house.ts';

export function isSampleHouse(house: Pick<House, 'onLoopback' | 'secure' | 'city'>): boolean {
  return house.onLoopback && !house.secure && house.city() === SAMPLE_CITY;
}
