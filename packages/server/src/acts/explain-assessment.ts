// An assessment as it is answered for: what was stored of it, and the same figure once more from the stored model and the stored features.
import type { AssessedFeature, ExplainedAssessment } from '@xunhe/contract/assessment';
import { addMonths } from '@xunhe/domain/ground/month';
import { containsRegion } from '@xunhe/domain/place/region';
import type { GroupContribution } from '@xunhe/domain/risk/explain-ensemble';
import type { ForecastBasis } from '@xunhe/domain/risk/forecast';
import { decodeModel, versionOf } from '@xunhe/domain/risk/model-file';
import { recomputeForecast, type StoredRow } from '@xunhe/domain/risk/recompute';
import { bytesToFloat32, bytesToFloat64 } from '../store/floats.ts';
import type { StoredLineage } from '../store/lineage.ts';

/** @param region of whoever asks: of a reach that is only shared with it the features stay with its own region */
export function explainAssessment(row: StoredLineage, region: string): ExplainedAssessment {
  const { contributions, classShares } = row.quality as {
    contributions?: readonly GroupContribution[];
    classShares?: readonly number[] | null;
  };
  const kept = readKept(row);
  const shared = !containsRegion(region, row.region);
  return {
    reach: row.reach,
    month: row.month,
    target: addMonths(row.month, 1),
    probability: row.probability,
    low: row.low,
    high: row.high,
    basis: row.basis,
    classShares: classShares ? [...classShares] : null,
    expectedClass: row.expected_class,
    base: row.base,
    groups: [...(contributions ?? [])],
    features: kept && !shared ? listFeatures(kept) : null,
    shared,
    lineage: {
      knownAt: row.known_at?.toISOString() ?? null,
      newestSample: row.newest_sample,
      model: row.model,
      trainedMonth: row.trained_month,
      rule: row.policy,
      standard: row.standard,
      recomputed: kept && recompute(row, kept),
    },
  };
}

interface Kept extends StoredRow {
  readonly effects: Float64Array;
}

function readKept(row: StoredLineage): Kept | null {
  if (row.features === null || row.effects === null || row.columns === null) return null;
  return {
    basis: row.basis as ForecastBasis,
    columns: row.columns as StoredRow['columns'],
    features: bytesToFloat32(row.features),
    effects: bytesToFloat64(row.effects),
  };
}

function listFeatures({ columns, features, effects }: Kept): AssessedFeature[] {
  return columns
    .map(({ name, group }, i) => {
      const value = features[i] ?? Number.NaN;
      return { name, group, value: Number.isFinite(value) ? value : null, effect: effects[i] ?? 0 };
    })
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect) || (a.name < b.name ? -1 : 1));
}

const TOLERANCE = 1e-9;

/** Null where no model spoke, or its file was not kept. */
function recompute(row: StoredLineage, kept: Kept): ExplainedAssessment['lineage']['recomputed'] {
  if (row.file === null || row.probability === null) return null;
  const model = decodeModel(row.file);
  const told = model ? recomputeForecast(model, kept) : ({ kind: 'unreadable' } as const);
  if (told.kind === 'noModel') return null;
  if (told.kind === 'unreadable') return { probability: null, same: false };
  const close = (a: number, b: number | null | undefined) =>
    b !== null && b !== undefined && Math.abs(a - b) <= TOLERANCE;
  const same =
    versionOf(row.file) === row.model &&
    close(told.probability, row.probability) &&
    close(told.base, row.base) &&
    told.effects.length === kept.effects.length &&
    told.effects.every((effect, i) => close(effect, kept.effects[i]));
  return { probability: told.probability, same };
}
