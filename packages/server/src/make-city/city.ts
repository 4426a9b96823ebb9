// What all parts of a generated city know of it. Large cities have a million reaches, so what can be computed from a reach is a
// function, and what must be kept is a typed array.
import type { Month } from '@xunhe/domain/ground/month';
import type { PlaceName } from './names.ts';
import type { Network } from './network.ts';
import type { Regions } from './regions.ts';

export interface WaterBody {
  readonly id: string;
  readonly name: PlaceName;
  readonly kind: 'river' | 'creek' | 'micro';
  readonly basin: string;
}

export interface Station {
  readonly id: string;
  readonly reach: number;
  readonly name: PlaceName;
}

export interface Waters {
  readonly bodies: readonly WaterBody[];
  /** By reach: index into bodies, its number along the body from the source (1 is first), and how many there are. */
  readonly bodyOf: Int32Array;
  readonly numberOf: Int32Array;
  readonly stations: readonly Station[];
}

/** What a reach is like in the long run. */
export interface Character {
  /** Log of the worst indicator over its class Ⅴ limit, the mean of years: above 0 the reach fails more often than not. */
  readonly badness: Float32Array;
  /** Shares of the land beside it, 0 to 1. */
  readonly built: Float32Array;
  readonly farmed: Float32Array;
}

export interface City extends Waters, Character {
  readonly seed: number;
  readonly network: Network;
  readonly regions: Regions;
  /** Of samples and rain. */
  readonly months: { readonly from: Month; readonly to: Month };
  /** First month of complaints, problems and patrols. */
  readonly dutyFrom: Month;
  /** Day number of the last day of which anything is known. */
  readonly lastDay: number;
}

export function reachId(city: Waters, reach: number): string {
  return `${city.bodies[city.bodyOf[reach]!]!.id}-${String(city.numberOf[reach]!).padStart(2, '0')}`;
}

export function reachName(city: Waters, reach: number): PlaceName {
  const { name } = city.bodies[city.bodyOf[reach]!]!;
  const number = city.numberOf[reach]!;
  return { zh: `${name.zh}${chineseNumber(number)}段`, en: `${name.en}, reach ${number}` };
}

export function villageCode(city: City, reach: number): string {
  return city.regions.villages[city.regions.villageOfReach[reach]!]!.code;
}

export function townOfReach(city: City, reach: number): number {
  return city.regions.townOfVillage[city.regions.villageOfReach[reach]!]!;
}

export function districtOfReach(city: City, reach: number): number {
  return city.regions.districtOfTown[townOfReach(city, reach)]!;
}

/** Reaches listed by their group; a group without reaches has an empty list. */
export function listReaches(city: City, groups: number, groupOf: (reach: number) => number): number[][] {
  const lists: number[][] = Array.from({ length: groups }, () => []);
  for (let reach = 0; reach < city.network.count; reach++) lists[groupOf(reach)]!.push(reach);
  return lists;
}

const DIGITS = '零一二三四五六七八九';

/** 1 to 99 as spoken; larger numbers in figures. */
function chineseNumber(number: number): string {
  if (number >= 100) return String(number);
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens]}十`;
  return `${head}${ones === 0 ? '' : DIGITS[ones]}`;
}
