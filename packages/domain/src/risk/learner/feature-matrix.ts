// Features in columns. Each belongs to a group that a person knows, under which its contribution is shown.

export const FEATURE_GROUPS = [
  'lastSample',
  'recentMonths',
  'longRecord',
  'sameMonth',
  'indicators',
  'season',
  'rain',
  'upstream',
  'neighbours',
  'sources',
  'land',
  'complaints',
  'findings',
  'reach',
] as const;

export type FeatureGroup = (typeof FEATURE_GROUPS)[number];

export interface FeatureColumn {
  readonly name: string;
  readonly group: FeatureGroup;
  /** +1: more can only raise the risk, -1: only lower it, 0: free. */
  readonly monotone: -1 | 0 | 1;
  /** True when it is known of a reach without a sample of its own. */
  readonly ownless: boolean;
}

export interface FeatureMatrix {
  readonly rows: number;
  readonly columns: readonly FeatureColumn[];
  readonly values: readonly Float32Array[];
}

export class MatrixBuilder {
  readonly #rows: number;
  readonly #columns: FeatureColumn[] = [];
  readonly #values: Float32Array[] = [];

  constructor(rows: number) {
    this.#rows = rows;
  }

  /** Adds a column; `read` gives NaN for what is not known. */
  add(
    column: { name: string; group: FeatureGroup; monotone?: -1 | 0 | 1; ownless?: boolean },
    read: (row: number) => number,
  ): void {
    const values = new Float32Array(this.#rows);
    for (let row = 0; row < this.#rows; row++) values[row] = read(row);
    this.#columns.push({
      name: column.name,
      group: column.group,
      monotone: column.monotone ?? 0,
      ownless: column.ownless ?? false,
    });
    this.#values.push(values);
  }

  build(): FeatureMatrix {
    return { rows: this.#rows, columns: this.#columns, values: this.#values };
  }
}

/** Matrices of the same columns, one under the other, only the rows asked for. */
export function stackRows(
  parts: readonly { readonly matrix: FeatureMatrix; readonly rows: readonly number[] }[],
): FeatureMatrix {
  const first = parts[0]?.matrix;
  if (!first) throw new Error('No rows to stack');
  const rows = parts.reduce((sum, part) => sum + part.rows.length, 0);
  const values = first.columns.map(() => new Float32Array(rows));
  let at = 0;
  for (const { matrix, rows: chosen } of parts) {
    for (let c = 0; c < values.length; c++) {
      const source = matrix.values[c]!;
      const target = values[c]!;
      for (let i = 0; i < chosen.length; i++) target[at + i] = source[chosen[i]!]!;
    }
    at += chosen.length;
  }
  return { rows, columns: first.columns, values };
}

export function keepColumns(matrix: FeatureMatrix, keep: (column: FeatureColumn) => boolean): FeatureMatrix {
  const kept = matrix.columns.map((column, i) => ({ column, i })).filter(({ column }) => keep(column));
  return {
    rows: matrix.rows,
    columns: kept.map(({ column }) => column),
    values: kept.map(({ i }) => matrix.values[i]!),
  };
}
