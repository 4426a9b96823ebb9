// One table of the bundle from file to store: read through its door, staged, freed of doubles, judged as a whole where its rows speak of
// each other, merged, counted.
import type { RegisterKind } from '@xunhe/domain/place/register-form';
import type { BadRow } from '../../sources/bundle/bad-row.ts';
import type { Row } from '../../sources/bundle/row.ts';
import { readTable, type TableForm } from '../../sources/bundle/table-file.ts';
import type { CopyValue } from '../../store/copy.ts';
import {
  countStage,
  createStage,
  dropStage,
  fillStage,
  type Kept,
  keepEdited,
  mergeStage,
  removeLines,
  type Stage,
  type Target,
  takeDoubles,
} from '../../store/import/stage.ts';
import type { ImportContext, ThingKind } from './context.ts';
import type { FileBook } from './report.ts';

export interface TableStep {
  readonly form: TableForm;
  readonly target: Target;
  /** The kind of thing whose id stands in the first required column, when others refer to it. */
  readonly thing?: ThingKind;
  /** The target's columns in order, or null when the row notes a fault. */
  toValues(row: Row): readonly CopyValue[] | null;
  onHeader?(columns: readonly string[]): void;
  /** Judges the rows against each other, once all are read; `line` of the rows that stay. */
  settle?(stays: (line: number) => boolean, stage: Stage): readonly BadRow[] | Promise<readonly BadRow[]>;
  /** The calendar years of the rows read, when the table is cut by them. */
  readonly years?: ReadonlySet<number>;
  /** Runs when this table is merged, before the stage is dropped: for tables that follow from it. Answers how many more rows changed. */
  afterMerge?(stage: Stage): Promise<number>;
  /** The register whose records these are: what an office has changed there is left as it is, and said. */
  readonly register?: RegisterKind;
  /** The same of what is no register: takes out of the stage what an office has changed. */
  keep?(stage: Stage): Promise<Kept | null>;
  /** Asks the store anew what is known. */
  learn?(): Promise<void>;
}

const HANDFUL = 5000;

export async function runTable(context: ImportContext, path: string, step: TableStep): Promise<FileBook> {
  const { client } = context;
  const stage = await createStage(client, context.city.city, step.target);
  const { file, book, refusedIds } = await fillTable(context, path, { step, stage });
  context.onProgress({ file, rows: book.counts.read, doing: 'merge', share: null });
  // Before anything else touches the tables that are cut by years: making a partition waits for all who read them.
  await context.ensureYears([...(step.years ?? [])]);
  await settleTable(context, { step, stage, file, book, refusedIds });
  const kept = step.register ? await keepEdited(client, stage, step.register) : ((await step.keep?.(stage)) ?? null);
  if (kept) {
    book.counts.ignored += kept.count;
    book.notice({ file, kind: 'row.editedHere', ...kept });
  }
  const staged = await countStage(client, stage);
  const { added, changed } = await mergeStage(client, stage);
  const more = (await step.afterMerge?.(stage)) ?? 0;
  book.counts.added += added;
  book.counts.changed += changed + more;
  book.counts.unchanged += staged - added - changed - more;
  if (step.thing) context.refused.set(step.thing, new Set([...refusedIds, ...(context.refused.get(step.thing) ?? [])]));
  await dropStage(client, stage);
  await step.learn?.();
  return book;
}

export async function fillTable(
  context: ImportContext,
  path: string,
  { step, stage }: { step: TableStep; stage: Stage },
) {
  const file = path.split(/[\\/]/).at(-1)!;
  const book = context.report.open(file);
  const refusedIds = new Set<string>();
  const id = step.form.required[0]!;
  let waiting: (readonly CopyValue[])[] = [];
  const flush = async () => {
    await fillStage(context.client, stage, waiting);
    waiting = [];
  };
  const read = await readTable(path, step.form, {
    file,
    onHeader: (columns) => step.onHeader?.(columns),
    onRow(row) {
      const values = step.toValues(row);
      if (values && row.faults.length === 0) waiting.push([row.line, ...values]);
      else refusedIds.add(row.cell(id));
    },
    onUnreadable: (firstCell) => refusedIds.add(firstCell.trim()),
    onBad: (bad, rows) => book.bad(bad, rows),
    onNotice: (notice) => book.notice(notice),
    async onBatch(rows, share) {
      if (waiting.length >= HANDFUL) await flush();
      context.onProgress({ file, rows, doing: 'read', share });
    },
  });
  await flush();
  book.counts.read += read.rows;
  return { file, book, refusedIds };
}

export async function settleTable(
  context: ImportContext,
  at: { step: TableStep; stage: Stage; file: string; book: FileBook; refusedIds: Set<string> },
): Promise<void> {
  const { step, stage, file, book, refusedIds } = at;
  const gone = new Set<number>();
  for (const double of await takeDoubles(context.client, stage)) {
    gone.add(double.line);
    if (double.same) book.counts.ignored++;
    else book.bad(doubleRow(file, double), 1);
  }
  const settled = (await step.settle?.((line) => !gone.has(line), stage)) ?? [];
  for (const bad of settled) {
    book.bad({ ...bad, file }, 1);
    if (bad.line !== null) gone.add(bad.line);
  }
  const lines = settled.flatMap((bad) => (bad.line === null ? [] : [bad.line]));
  if (lines.length === 0) return;
  const { rows } = await context.client.query<{ id: string }>(
    `SELECT "${step.target.key[0]!}" AS id FROM "${stage.name}" WHERE line = ANY($1::integer[])`,
    [lines],
  );
  for (const { id } of rows) refusedIds.add(id);
  await removeLines(context.client, stage, lines);
}

function doubleRow(file: string, double: { line: number; firstLine: number; key: string }): BadRow {
  const reason = { kind: 'row.duplicate' as const, firstLine: double.firstLine };
  return { file, line: double.line, at: null, column: null, value: double.key.slice(0, 80), reason };
}
