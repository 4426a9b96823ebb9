// What a record of each register holds, and within which bounds. The import of a city and the desks judge by the same figures.
import type { LandCover } from './land-cover.ts';
import { AREA_SHAPE_KINDS, REACH_SHAPE_KINDS, type Shape, type ShapeKind } from './shape.ts';
import { WATER_KINDS } from './water-body.ts';

/** WARNING: stored with each change and on the wire; add, never rename. */
export const REGISTER_KINDS = ['station', 'gauge', 'source', 'department', 'region', 'water', 'reach'] as const;
export type RegisterKind = (typeof REGISTER_KINDS)[number];

export const STATION_KINDS = ['section', 'automatic', 'outfall'] as const;
export const SOURCE_KINDS = [
  ...(['industry', 'farm', 'wwtp', 'outfall', 'drainage_unit', 'drainage_user', 'market', 'scattered'] as const),
] as const;
export const DEPARTMENT_KINDS = ['water', 'environment', 'urban', 'agriculture', 'office'] as const;
export const BANKS = ['left', 'right', 'both'] as const;

export const LONGEST_NAME = 200;
export const LONGEST_TEXT = 100;
export const METRES = { min: 0.1, max: 2_000_000 } as const;
export const LOAD_KGD = { min: 0, max: 10_000_000 } as const;
export const TARGET_CLASSES = { min: 1, max: 5 } as const;
export const SURVEY_YEARS = { min: 1900, max: 2200 } as const;

export type RegisterValue = string | number | null | Shape | LandCover;
/** By field; a field that is missing is empty. */
export type RegisterValues = Readonly<Record<string, RegisterValue>>;

interface Needed {
  readonly needed?: true;
  /** Of a record that is made by hand; what came with an import may lack it. */
  readonly neededNew?: true;
}

export type RegisterField = Needed &
  (
    | { readonly form: 'text'; readonly longest: number }
    | { readonly form: 'choice'; readonly choices: readonly string[] }
    | { readonly form: 'number'; readonly min: number; readonly max: number; readonly whole?: true }
    | { readonly form: 'record'; readonly of: RegisterKind }
    | { readonly form: 'day' }
    /** Half of a position: the other is the other of these two fields. */
    | { readonly form: 'degrees' }
    | { readonly form: 'shape'; readonly kinds: readonly ShapeKind[] }
    | { readonly form: 'cover' }
  );

const NAME: RegisterField = { form: 'text', longest: LONGEST_NAME, needed: true };
const NAME_EN: RegisterField = { form: 'text', longest: LONGEST_NAME };
const TEXT: RegisterField = { form: 'text', longest: LONGEST_TEXT };
const POINT = { lon: { form: 'degrees' }, lat: { form: 'degrees' } } as const satisfies Record<string, RegisterField>;
const choice = (choices: readonly string[]): RegisterField => ({ form: 'choice', choices, needed: true });
const record = (of: RegisterKind): RegisterField => ({ form: 'record', of, needed: true });

export const REGISTER_FORMS: Readonly<Record<RegisterKind, Readonly<Record<string, RegisterField>>>> = {
  station: { name: NAME, nameEn: NAME_EN, kind: choice(STATION_KINDS), reach: record('reach'), ...POINT },
  gauge: {
    ...{ name: NAME, nameEn: NAME_EN, region: record('region') },
    openedOn: { form: 'day', neededNew: true },
    ...POINT,
  },
  source: {
    ...{ name: NAME, kind: choice(SOURCE_KINDS), reach: record('reach'), ...POINT },
    loadKgd: { form: 'number', ...LOAD_KGD },
    status: TEXT,
  },
  department: { name: NAME, kind: choice(DEPARTMENT_KINDS), region: record('region') },
  region: { name: NAME, nameEn: NAME_EN, geometry: { form: 'shape', kinds: AREA_SHAPE_KINDS } },
  water: { name: NAME, nameEn: NAME_EN, kind: choice(WATER_KINDS), basin: TEXT },
  reach: {
    ...{ name: NAME, nameEn: NAME_EN, waterBody: record('water'), region: record('region'), bank: choice(BANKS) },
    lengthM: { form: 'number', ...METRES, needed: true },
    widthM: { form: 'number', ...METRES },
    targetClass: { form: 'number', ...TARGET_CLASSES, whole: true },
    downstream: { form: 'record', of: 'reach' },
    geometry: { form: 'shape', kinds: REACH_SHAPE_KINDS },
    landCover: { form: 'cover' },
    coverYear: { form: 'number', ...SURVEY_YEARS, whole: true },
  },
};

/** A shape says what it is, which no share of a class does. */
export function isShape(value: RegisterValue): value is Shape {
  return typeof value === 'object' && value !== null && typeof value.type === 'string';
}

/** Not in lists: what is long, or lies in another table. */
export function isListed({ form }: RegisterField): boolean {
  return form !== 'shape' && form !== 'cover';
}

/** What many records may be given at once: not what is each one's own. */
export const BULK_FIELDS: Readonly<Record<RegisterKind, readonly string[]>> = {
  station: ['kind', 'reach'],
  gauge: ['region', 'openedOn'],
  source: ['kind', 'reach', 'status', 'loadKgd'],
  department: ['kind', 'region'],
  region: [],
  water: ['kind', 'basin'],
  reach: ['waterBody', 'bank', 'widthM', 'targetClass', 'coverYear'],
};

/** So many records are changed at once and no more. */
export const MOST_AT_ONCE = 2000;
