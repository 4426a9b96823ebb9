// The place files of a bundle: regions, waters, reaches, stations, gauges, sources and land cover.
import { groupBy } from '@xunhe/domain/ground/group';
import { judgeCoverSum } from '@xunhe/domain/place/land-cover';
import { judgeRegionCode } from '@xunhe/domain/place/register-check';
import { BANKS, LOAD_KGD, LONGEST_NAME, METRES, SOURCE_KINDS, STATION_KINDS } from '@xunhe/domain/place/register-form';
import { WATER_KINDS } from '@xunhe/domain/place/water-body';
import { type BadRow, type ReasonKind, showValue } from '../../sources/bundle/bad-row.ts';
import type { Row } from '../../sources/bundle/row.ts';
import { findTable } from '../../sources/bundle/table-file.ts';
import { nameWaters } from '../../store/import/city.ts';
import { keepCovered } from '../../store/import/land-cover.ts';
import { mergeShares } from '../../store/import/shares.ts';
import { type ImportContext, learn, optionalRefer, refer } from './context.ts';
import { type Pointer, settlePointers } from './settle.ts';
import { readShares } from './shared-with.ts';
import type { TableStep } from './table-step.ts';

export const LEARN_REACHES = 'SELECT id, region, downstream FROM reaches WHERE city = $1';

export function regionsStep(context: ImportContext): TableStep {
  const pointers: Pointer[] = [];
  const refusedIds = new Set<string>();
  return {
    form: { name: 'regions', required: ['code', 'name', 'level', 'parent'], optional: ['name_en'] },
    target: {
      table: 'regions',
      key: ['code'],
      columns: { code: 'text', name: 'text', name_en: 'text', level: 'text', parent: 'text' },
    },
    thing: 'region',
    register: 'region',
    toValues(row) {
      const code = row.region('code');
      const name = row.text('name', LONGEST_NAME);
      const level = row.choice('level', ['city', 'district', 'town', 'village']);
      const parent = row.optionalText('parent');
      if (code !== null) judgeCode(context, row, { code, level, parent });
      if (row.faults.length > 0) refusedIds.add(row.cell('code'));
      if (code === null || row.faults.length > 0) return null;
      pointers.push({ ...pointerAt(row, 'regions', 'parent'), id: code, to: parent });
      return [code, name!, row.optionalText('name_en', LONGEST_NAME), level!, parent];
    },
    settle: (stays) =>
      settlePointers(
        context,
        pointers.filter((pointer) => stays(pointer.line)),
        { thing: 'region', refusedIds, circles: false },
      ),
    learn: () => learnRegions(context),
  };
}

/** The code itself says level and parent; a table that says otherwise is a slip of the hand. */
function judgeCode(
  context: ImportContext,
  row: Row,
  region: { code: string; level: string | null; parent: string | null },
): void {
  const fault = judgeRegionCode(region.code, { ...region, city: context.city.city });
  if (!fault) return;
  const { field, kind, ...figures } = fault;
  row.fault(field, { ...figures, kind: kind as ReasonKind });
}

export function learnRegions(context: ImportContext): Promise<void> {
  return learn(context, 'region', 'SELECT code AS id, code AS region FROM regions WHERE city = $1');
}

export function waterBodiesStep(context: ImportContext): TableStep {
  return {
    form: { name: 'water_bodies', required: ['id', 'name', 'kind'], optional: ['basin', 'name_en'] },
    target: {
      table: 'water_bodies',
      key: ['id'],
      columns: { id: 'text', name: 'text', name_en: 'text', kind: 'text', basin: 'text' },
    },
    thing: 'water_body',
    register: 'water',
    toValues: (row) => [
      row.text('id')!,
      row.text('name', LONGEST_NAME)!,
      row.optionalText('name_en', LONGEST_NAME),
      row.choice('kind', WATER_KINDS)!,
      row.optionalText('basin'),
    ],
    learn: () => learnWaters(context),
  };
}

export function learnWaters(context: ImportContext): Promise<void> {
  return learn(context, 'water_body', "SELECT id, '' AS region FROM water_bodies WHERE city = $1");
}

export function reachesStep(context: ImportContext): TableStep {
  // A bundle without waters has as many as its reaches name.
  const listed = findTable(context.folder, 'water_bodies') !== null;
  const pointers: Pointer[] = [];
  const refusedIds = new Set<string>();
  const shares = new Map<number, readonly string[]>();
  return {
    form: {
      name: 'reaches',
      required: ['id', 'water_body', 'name', 'region', 'bank', 'length_m'],
      optional: ['width_m', 'target_class', 'downstream', 'shared_with', 'name_en'],
    },
    target: {
      table: 'reaches',
      key: ['id'],
      columns: {
        id: 'text',
        water_body: 'text',
        name: 'text',
        name_en: 'text',
        region: 'text',
        bank: 'text',
        length_m: 'double precision',
        width_m: 'double precision',
        target_class: 'smallint',
        downstream: 'text',
      },
      remember: true,
    },
    thing: 'reach',
    register: 'reach',
    toValues(row) {
      const id = row.text('id');
      const downstream = row.optionalText('downstream');
      if (listed) refer(context, row, 'water_body', 'water_body');
      else row.text('water_body');
      refer(context, row, 'region', 'region');
      const values = [
        id!,
        row.cell('water_body'),
        row.text('name', LONGEST_NAME)!,
        row.optionalText('name_en', LONGEST_NAME),
        row.cell('region'),
        row.choice('bank', BANKS)!,
        row.number('length_m', METRES)!,
        row.optionalNumber('width_m', METRES),
        row.cell('target_class') === '' ? null : row.choice('target_class', ['1', '2', '3', '4', '5']),
        downstream,
      ];
      const sharedWith = readShares(context, row);
      if (id === null || row.faults.length > 0) {
        refusedIds.add(row.cell('id'));
        return null;
      }
      pointers.push({ ...pointerAt(row, 'reaches', 'downstream'), id, to: downstream });
      if (sharedWith.length > 0) shares.set(row.line, sharedWith);
      return values;
    },
    async settle(stays, stage) {
      const staying = pointers.filter((pointer) => stays(pointer.line));
      const bad = settlePointers(context, staying, { thing: 'reach', refusedIds, circles: true });
      if (!listed) await nameWaters(context.client, stage, new Set(bad.map((one) => one.line!)));
      return bad;
    },
    afterMerge: (stage) => mergeShares(context.client, stage, shares),
    learn: () => learn(context, 'reach', LEARN_REACHES),
  };
}

function pointerAt(row: Row, table: string, column: string) {
  return { file: `${table}.csv`, column, ...row.place(column) };
}

export function stationsStep(context: ImportContext): TableStep {
  return {
    form: { name: 'stations', required: ['id', 'reach', 'name', 'kind'], optional: ['lon', 'lat', 'name_en'] },
    target: {
      table: 'stations',
      key: ['id'],
      columns: {
        id: 'text',
        reach: 'text',
        region: 'text',
        name: 'text',
        name_en: 'text',
        kind: 'text',
        lon: 'double precision',
        lat: 'double precision',
      },
    },
    thing: 'station',
    register: 'station',
    toValues(row) {
      const id = row.text('id');
      const reach = refer(context, row, 'reach', 'reach');
      const name = row.text('name', LONGEST_NAME);
      const kind = row.choice('kind', STATION_KINDS);
      const point = row.point();
      if (id === null || !reach) return null;
      const place = [point?.lon ?? null, point?.lat ?? null];
      return [id, row.cell('reach'), reach.region, name, row.optionalText('name_en', LONGEST_NAME), kind, ...place];
    },
    learn: () => learnStations(context),
  };
}

export function learnStations(context: ImportContext): Promise<void> {
  return learn(context, 'station', 'SELECT id, reach, region FROM stations WHERE city = $1');
}

export function gaugesStep(context: ImportContext): TableStep {
  return {
    form: { name: 'gauges', required: ['id'], optional: ['name', 'name_en', 'lon', 'lat', 'region', 'opened_on'] },
    target: {
      table: 'gauges',
      key: ['id'],
      columns: {
        id: 'text',
        name: 'text',
        name_en: 'text',
        region: 'text',
        lon: 'double precision',
        lat: 'double precision',
        opened_on: 'date',
      },
    },
    thing: 'gauge',
    register: 'gauge',
    toValues(row) {
      const id = row.text('id');
      // Many lists of gauges know codes alone.
      const name = row.optionalText('name', LONGEST_NAME) ?? id;
      const nameEn = row.optionalText('name_en', LONGEST_NAME);
      const region = optionalRefer(context, row, 'region', 'region')?.region ?? wholeCity(context);
      const point = row.point();
      return [id, name, nameEn, region, point?.lon ?? null, point?.lat ?? null, row.optionalDay('opened_on')];
    },
    learn: () => learnGauges(context),
  };
}

export function learnGauges(context: ImportContext): Promise<void> {
  return learn(context, 'gauge', 'SELECT id, region FROM gauges WHERE city = $1');
}

export function wholeCity(context: ImportContext): string {
  return context.city.city.padEnd(12, '0');
}

export function sourcesStep(context: ImportContext): TableStep {
  return {
    form: {
      name: 'sources',
      required: ['id', 'kind', 'name', 'reach'],
      optional: ['lon', 'lat', 'load_kgd', 'status'],
    },
    target: {
      table: 'sources',
      key: ['id'],
      columns: {
        id: 'text',
        kind: 'text',
        name: 'text',
        reach: 'text',
        region: 'text',
        lon: 'double precision',
        lat: 'double precision',
        load_kgd: 'double precision',
        status: 'text',
      },
    },
    register: 'source',
    toValues(row) {
      const id = row.text('id');
      const kind = row.choice('kind', SOURCE_KINDS);
      const name = row.text('name', LONGEST_NAME);
      const reach = refer(context, row, 'reach', 'reach');
      const point = row.point();
      const load = row.optionalNumber('load_kgd', LOAD_KGD);
      const status = row.optionalText('status');
      if (!reach) return null;
      return [id, kind, name, row.cell('reach'), reach.region, point?.lon ?? null, point?.lat ?? null, load, status];
    },
  };
}

export function landCoverStep(context: ImportContext): TableStep {
  const shares: (CoverShare & { readonly line: number; readonly at: number | null })[] = [];
  return {
    form: { name: 'land_cover', required: ['reach', 'class', 'share'], optional: [] },
    target: {
      table: 'land_cover',
      key: ['reach', 'class'],
      columns: { reach: 'text', region: 'text', class: 'text', share: 'double precision' },
    },
    toValues(row) {
      const reach = refer(context, row, 'reach', 'reach');
      const cover = row.text('class');
      const share = row.number('share', { min: 0, max: 1 });
      if (reach && share !== null && row.faults.length === 0)
        shares.push({
          ...row.place('share'),
          line: row.line,
          reach: row.cell('reach'),
          share,
          value: row.cell('share'),
        });
      return reach && [row.cell('reach'), reach.region, cover, share];
    },
    settle: (stays) => sumShares(shares.filter(({ line }) => stays(line))),
    keep: (stage) => keepCovered(context.client, stage),
  };
}

interface CoverShare {
  readonly reach: string;
  readonly share: number;
  readonly value: string;
}

/** A reach whose shares are more than the whole is refused with all of them: which one is wrong, the file does not say. */
function sumShares(shares: readonly (CoverShare & { readonly line: number; readonly at: number | null })[]): BadRow[] {
  return [...groupBy(shares, ({ reach }) => reach).values()].flatMap((of) => {
    const fault = judgeCoverSum(of.reduce((sum, { share }) => sum + share, 0));
    if (!fault) return [];
    const { kind: _, ...figures } = fault;
    return of.map(({ line, at, value }) => ({
      ...{ file: 'land_cover.csv', column: 'share', line, at, value: showValue(value) },
      reason: { ...figures, kind: 'cover.sum' as const },
    }));
  });
}
