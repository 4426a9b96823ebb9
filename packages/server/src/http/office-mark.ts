// The marks of offices and departments: read by offices, set by the city's.
import { accept } from '@xunhe/domain/ground/result';
import { letterNumber } from '@xunhe/domain/problem/letter';
import { readCityClock } from '../acts/city-clock.ts';
import { listMarkOffices, type MarkGround, madeMark, markOf, readMarkGround } from '../acts/letters/office-marks.ts';
import { setMark } from '../acts/letters/set-mark.ts';
import { findCity, listOfficeNames } from '../store/place.ts';
import type { Handlers } from './endpoint.ts';

export const officeMarkHandlers: Handlers<'officeMarks' | 'setOfficeMark'> = {
  officeMarks: async ({ house, who, tx }) =>
    tx(async (t) => {
      const ground = await readMarkGround(t, who.city);
      const names = await listOfficeNames(t, who.city);
      const { today } = readCityClock((await findCity(t, who.city))!, house.now());
      const year = Number(today.slice(0, 4));
      return accept({ rows: listMarkOffices(ground).map((office) => tellMark(ground, { office, names, year })) });
    }),

  setOfficeMark: async ({ house, who, params, body }) =>
    setMark(house, who, { office: params.office, mark: body.mark }),
};

function tellMark(
  ground: MarkGround,
  {
    office,
    names,
    year,
  }: { readonly office: string; readonly names: ReadonlyMap<string, string>; readonly year: number },
) {
  const department = ground.departments.get(office);
  const own = ground.own.get(office);
  const mark = markOf(ground, office);
  const region = department?.region ?? office;
  const regionName = ground.regions.get(region)?.name ?? '';
  return {
    office,
    kind: department ? ('department' as const) : ('office' as const),
    name: department?.name ?? names.get(office) ?? `${regionName}河长制办公室`,
    ...{ region, regionName },
    ...{ mark, made: madeMark(ground, office) },
    example: letterNumber({ kind: department ? 'reply' : 'assignment', mark, year, n: 1 }),
    changedBy: own?.changed_by_name ?? null,
    changedAt: own?.changed_at.toISOString() ?? null,
  };
}
