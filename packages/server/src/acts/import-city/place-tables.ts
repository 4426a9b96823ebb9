// The place files of a bundle: regions, waters and reaches.
import { judgeRegionCode } from '@xunhe/domain/place/register-check';
import { BANKS, LONGEST_NAME, METRES } from '@xunhe/domain/place/register-form';
import { WATER_KINDS } from '@xunhe/domain/place/water-body';
import type { ReasonKind } from '../../sources/bundle/bad-row.ts';
import type { Row } from '../../sources/bundle/row.ts';
import { findTable } from '../../sources/bundle/table-file.ts';
import { nameWaters } from '../../store/import/city.ts';
import { mergeShares } from '../../store/import/shares.ts';
import { type ImportContext, learn, refer } from './context.ts';
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
