// Features by month are the same for every model that is trained later: they are kept between trainings, as long as they are few.
import type { FeatureMatrix } from '../learner/feature-matrix.ts';
import { buildFeatures } from './features.ts';
import type { MonthlyHistory } from './history.ts';
import { type Prepared, prepareHistory } from './prepared-history.ts';

/** Cells kept at most, about 200 MB; a larger city builds a month anew when it is asked for again. */
const MOST_CELLS = 50_000_000;

export class FeatureCache {
  readonly #prepared: Prepared;
  readonly #kept = new Map<number, FeatureMatrix>();
  #cells = 0;

  constructor(prepared: Prepared) {
    this.#prepared = prepared;
  }

  get prepared(): Prepared {
    return this.#prepared;
  }

  /** Features at the end of a month, one row a reach. */
  at(asOf: number): FeatureMatrix {
    const kept = this.#kept.get(asOf);
    if (kept) return kept;
    const matrix = buildFeatures(this.#prepared, asOf);
    const cells = matrix.rows * matrix.columns.length;
    if (this.#cells + cells <= MOST_CELLS) {
      this.#cells += cells;
      this.#kept.set(asOf, matrix);
    }
    return matrix;
  }
}

export function makeCache(history: MonthlyHistory): FeatureCache {
  return new FeatureCache(prepareHistory(history));
}
