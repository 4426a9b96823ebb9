// Types of problems and where they come from [S: the app's ten types and the eight sources of the domain notes].

/** WARNING: stored and on the wire; add, never rename. */
export const PROBLEM_TYPES = [
  'industrial_discharge',
  'farming_pollution',
  'drainage_facility',
  'illegal_building',
  'farm_restaurant',
  'construction_waste',
  'stockyard',
  'works_maintenance',
  'household_refuse',
  'other',
] as const;

export type ProblemType = (typeof PROBLEM_TYPES)[number];

export const PROBLEM_SOURCES = [
  'chief',
  'civil_chief',
  'citizen',
  'city_inspector',
  'media',
  'opinion',
  'undercover',
  'hotline',
] as const;

export type ProblemSource = (typeof PROBLEM_SOURCES)[number];
