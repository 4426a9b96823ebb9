// The mark in force of each office and department: what the city has set, or what their names make.
import { parentRegion, regionLevel } from '@xunhe/domain/place/region';
import { departmentMark, type NamedRegion, officeMark } from '@xunhe/domain/problem/office-mark';
import type { Tx } from '../../store/db.ts';
import { type FoundMark, listMarks } from '../../store/office-mark.ts';
import { listDepartmentRows, listRegions } from '../../store/place.ts';
import type { DepartmentRow, RegionRow } from '../../store/rows-place.ts';

export interface MarkGround {
  readonly regions: ReadonlyMap<string, Pick<RegionRow, 'code' | 'name' | 'level'>>;
  readonly departments: ReadonlyMap<string, DepartmentRow>;
  readonly own: ReadonlyMap<string, FoundMark>;
}

export async function readMarkGround(tx: Tx, city: string): Promise<MarkGround> {
  return {
    regions: new Map((await listRegions(tx, city)).map((region) => [region.code, region])),
    departments: new Map((await listDepartmentRows(tx, city)).map((department) => [department.id, department])),
    own: new Map((await listMarks(tx, city)).map((row) => [row.office, row])),
  };
}

/** @param office the code of an office's region, or a department */
export function markOf(ground: MarkGround, office: string): string {
  return ground.own.get(office)?.mark ?? madeMark(ground, office);
}

export function madeMark(ground: MarkGround, office: string): string {
  const department = ground.departments.get(office);
  if (!department) return officeMark(regionWay(ground, office), districtNames(ground));
  const names = [...ground.departments.values()].map(({ name }) => name);
  return departmentMark(
    department.name,
    regionWay(ground, department.region).map(({ name }) => name),
    names,
  );
}

/** Those that write: the offices from the city down to the towns, and the departments that handle. */
export function listMarkOffices({ regions, departments }: MarkGround): string[] {
  return [
    ...[...regions.keys()].filter((code) => regionLevel(code) !== 'village'),
    ...[...departments.values()].filter(({ kind }) => kind !== 'office').map(({ id }) => id),
  ];
}

/** The regions in which one lies, the city first, itself last. */
export function regionWay({ regions }: Pick<MarkGround, 'regions'>, code: string) {
  const way: (NamedRegion & { readonly code: string })[] = [];
  for (let at: string | null = code; at !== null; at = parentRegion(at)) {
    const region = regions.get(at);
    if (region) way.unshift({ code: region.code, name: region.name, level: regionLevel(region.code) });
  }
  return way;
}

function districtNames({ regions }: MarkGround): string[] {
  return [...regions.values()].filter(({ code }) => regionLevel(code) === 'district').map(({ name }) => name);
}
