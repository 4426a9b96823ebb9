// `reaches.geojson` and `regions.geojson`: shapes for things that are known already. A shape refused leaves the thing as it was.
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  AREA_SHAPE_KINDS,
  isShapeFault,
  judgeShape,
  REACH_SHAPE_KINDS,
  type ShapeKind,
} from '@xunhe/domain/place/shape';
import type { BadRow, Reason } from '../../sources/bundle/bad-row.ts';
import { readFeatures } from '../../sources/bundle/features.ts';
import {
  fillShapes,
  findOddLengths,
  keepDrawn,
  mergeShapes,
  openShapes,
  type StagedShape,
} from '../../store/import/shapes.ts';
import { type ImportContext, isRefusedThing } from './context.ts';

interface ShapeStep {
  readonly file: string;
  readonly table: 'reaches' | 'regions';
  readonly thing: 'reach' | 'region';
  /** Property that names the thing. */
  readonly property: 'id' | 'code';
  readonly kinds: readonly ShapeKind[];
}

export const REACH_SHAPES: ShapeStep = {
  file: 'reaches.geojson',
  table: 'reaches',
  thing: 'reach',
  property: 'id',
  kinds: REACH_SHAPE_KINDS,
};

export const REGION_SHAPES: ShapeStep = {
  file: 'regions.geojson',
  table: 'regions',
  thing: 'region',
  property: 'code',
  kinds: AREA_SHAPE_KINDS,
};

const HANDFUL = 500;

export async function runShapes(context: ImportContext, step: ShapeStep): Promise<void> {
  const path = join(context.folder, step.file);
  if (!existsSync(path)) return;
  const book = context.report.open(basename(path));
  const firstLines = new Map<string, number>();
  let waiting: StagedShape[] = [];
  let flattened = 0;
  await openShapes(context.client);
  for await (const { line, feature } of readFeatures(path)) {
    book.counts.read++;
    const named = feature.properties[step.property] ?? feature.properties.id;
    const id = typeof named === 'string' || typeof named === 'number' ? String(named).trim() : '';
    const refuse = (column: string, reason: Reason) => book.bad(badFeature(step, { line, column, id, reason }), 1);
    const judged = judgeShape(feature.geometry, step.kinds);
    if (id === '') refuse(step.property, { kind: 'value.empty' });
    else if (!context.known.get(step.thing)?.has(id)) {
      const kind = isRefusedThing(context, step.thing, id) ? 'ref.refused' : 'ref.unknown';
      refuse(step.property, { kind, thing: step.thing });
    } else if (isShapeFault(judged)) refuse('geometry', judged);
    else if (firstLines.has(id)) refuse(step.property, { kind: 'row.duplicate', firstLine: firstLines.get(id)! });
    else {
      firstLines.set(id, line);
      if (judged.flattened) flattened++;
      const isLine = judged.shape.type.endsWith('LineString');
      waiting.push({ id, geometry: judged.shape, lengthM: isLine ? judged.lengthM : null });
    }
    if (waiting.length < HANDFUL) continue;
    await fillShapes(context.client, waiting);
    waiting = [];
    context.onProgress({ file: step.file, rows: book.counts.read, doing: 'read', share: null });
  }
  await fillShapes(context.client, waiting);
  context.onProgress({ file: step.file, rows: book.counts.read, doing: 'merge', share: null });
  const kept = await keepDrawn(context.client, context.city.city, step);
  if (kept) {
    book.counts.ignored += kept.count;
    book.notice({ file: step.file, kind: 'row.editedHere', ...kept });
  }
  const merged = await mergeShapes(context.client, context.city.city, step);
  book.counts.added += merged.added;
  book.counts.changed += merged.changed;
  book.counts.unchanged += firstLines.size - merged.added - merged.changed - (kept?.count ?? 0);
  if (flattened > 0) book.notice({ file: step.file, kind: 'geometry.flattened', count: flattened });
  const odd = step.thing === 'reach' ? await findOddLengths(context.client, context.city.city) : null;
  if (odd) book.notice({ file: step.file, kind: 'geometry.length', ...odd });
}

function badFeature(step: ShapeStep, at: { line: number; column: string; id: string; reason: Reason }): BadRow {
  return { file: step.file, line: at.line, at: null, column: at.column, value: at.id.slice(0, 80), reason: at.reason };
}
