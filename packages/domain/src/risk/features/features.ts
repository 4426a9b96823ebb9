// The features of every reach at the end of a month, for the month after. The same function serves training and forecasting, so the two
// cannot differ; it reads no cell after `asOf`. Recipe: distance to the limit in logarithms at several memories, the share of failing
// months, the season's own past, each indicator, rain, what flows in from upstream, what stands on the bank, and complaints and findings
// divided by effort. The chief's identity is not among them.
import { type FeatureMatrix, MatrixBuilder } from '../learner/feature-matrix.ts';
import type { HistoryReach, MonthlyHistory } from './history.ts';
import { addNeighbourFeatures } from './neighbour-features.ts';
import type { Prepared } from './prepared-history.ts';
import { addRainFeatures } from './rain-features.ts';
import { addSourceFeatures } from './source-features.ts';
import {
  average,
  lagOf,
  maxOf,
  meanOf,
  minOf,
  monthsSince,
  newestOf,
  type Past,
  sameSeason,
  slopeOf,
  spreadOf,
  statsOf,
} from './windows.ts';

/** @param asOf number of the newest month that may be read; one row a reach, in the history's order */
export function buildFeatures(prepared: Prepared, asOf: number): FeatureMatrix {
  const { history } = prepared;
  const at = asOf - history.firstMonth;
  if (at < 0 || at >= history.months)
    throw new Error(`Month ${asOf} is outside the history (${history.firstMonth}, ${history.months} months)`);
  const builder = new MatrixBuilder(history.reaches.length);
  addOwnFeatures(builder, prepared, at);
  addIndicatorFeatures(builder, prepared, at);
  addSeasonFeatures(builder, asOf);
  addRainFeatures(builder, history, { at, asOf });
  addNeighbourFeatures(builder, prepared, at);
  addSourceFeatures(builder, prepared);
  addEffortFeatures(builder, history, at);
  addReachFeatures(builder, history.reaches);
  return builder.build();
}

function addOwnFeatures(builder: MatrixBuilder, prepared: Prepared, at: number): void {
  const { months } = prepared.history;
  const distance = (row: number): Past => ({ values: prepared.distance, from: row * months, at });
  const failing = (row: number): Past => ({ values: prepared.failing, from: row * months, at });
  builder.add({ name: 'distance.last', group: 'lastSample', monotone: 1 }, (row) => newestOf(distance(row), 24).value);
  builder.add({ name: 'distance.age', group: 'lastSample' }, (row) => newestOf(distance(row), 24).age);
  for (const lag of [0, 1, 2, 3])
    builder.add({ name: `distance.lag${lag}`, group: 'recentMonths', monotone: 1 }, (row) => lagOf(distance(row), lag));
  for (const span of [3, 6, 12, 24, 36]) {
    const group = span <= 6 ? 'recentMonths' : 'longRecord';
    builder.add({ name: `distance.mean${span}`, group, monotone: 1 }, (row) => meanOf(distance(row), span));
  }
  for (const span of [3, 6, 12])
    builder.add({ name: `distance.max${span}`, group: 'recentMonths', monotone: 1 }, (row) =>
      maxOf(distance(row), span),
    );
  builder.add({ name: 'distance.min6', group: 'recentMonths', monotone: 1 }, (row) => minOf(distance(row), 6));
  builder.add({ name: 'distance.spread12', group: 'longRecord' }, (row) => spreadOf(distance(row), 12));
  builder.add({ name: 'distance.spread36', group: 'longRecord' }, (row) => spreadOf(distance(row), 36));
  builder.add({ name: 'distance.slope12', group: 'longRecord' }, (row) => slopeOf(distance(row), 12));
  builder.add({ name: 'distance.slope36', group: 'longRecord' }, (row) => slopeOf(distance(row), 36));
  for (const span of [3, 6, 12, 24, 36, 60]) {
    const group = span <= 6 ? 'recentMonths' : 'longRecord';
    builder.add({ name: `failing.share${span}`, group, monotone: 1 }, (row) => meanOf(failing(row), span));
  }
  builder.add({ name: 'failing.since', group: 'longRecord', monotone: -1 }, (row) => monthsSince(failing(row), 1, 120));
  builder.add({ name: 'samples.count12', group: 'longRecord' }, (row) => statsOf(failing(row), 12).count);
  builder.add({ name: 'failing.sameMonth', group: 'sameMonth', monotone: 1 }, (row) => shrunkShare(failing(row), 0));
  builder.add({ name: 'failing.sameSeason', group: 'sameMonth', monotone: 1 }, (row) => shrunkShare(failing(row), 1));
  builder.add({ name: 'distance.sameMonth', group: 'sameMonth', monotone: 1 }, (row) =>
    average(sameSeason(distance(row), 6, 0)),
  );
  builder.add({ name: 'distance.sameSeason', group: 'sameMonth', monotone: 1 }, (row) =>
    average(sameSeason(distance(row), 4, 1)),
  );
  builder.add({ name: 'distance.yearBefore', group: 'sameMonth', monotone: 1 }, (row) => lagOf(distance(row), 11));
}

/** The season's failing share of past years, drawn towards the reach's own rate as if three more years had shown it. */
function shrunkShare(past: Past, around: number): number {
  const rate = meanOf(past, 36);
  if (Number.isNaN(rate)) return Number.NaN;
  const season = sameSeason(past, 8, around);
  return (season.reduce((sum, value) => sum + value, 0) + 3 * rate) / (season.length + 3);
}

/** At most so many indicators beyond the deciding ones, those first that tell of sewage, tide, growth and mud. */
const MORE_INDICATORS = 12;
const TELLING = [
  'cond',
  'temp',
  'ph',
  'transparency',
  'orp',
  'codmn',
  'tkn',
  'ecoli',
  'ss',
  'turb',
  'flow',
  'no3n',
  'po4p',
  'toc',
  'chla',
];

function addIndicatorFeatures(builder: MatrixBuilder, { history, logMeans }: Prepared, at: number): void {
  const deciding = history.indicators.filter((_, i) => history.limits[0]![i] !== null);
  const others = history.indicators.filter((id) => !deciding.includes(id));
  const ranked = [...TELLING.filter((id) => others.includes(id)), ...others.filter((id) => !TELLING.includes(id))];
  const shown = [...deciding, ...ranked.slice(0, MORE_INDICATORS)];
  for (const id of shown) {
    const column = logMeans[history.indicators.indexOf(id)]!;
    const past = (row: number): Past => ({ values: column, from: row * history.months, at });
    builder.add({ name: `${id}.last`, group: 'indicators' }, (row) => newestOf(past(row), 6).value);
    builder.add({ name: `${id}.mean12`, group: 'indicators' }, (row) => meanOf(past(row), 12));
    if (!deciding.includes(id)) continue;
    builder.add({ name: `${id}.mean3`, group: 'indicators' }, (row) => meanOf(past(row), 3));
    builder.add({ name: `${id}.sameSeason`, group: 'indicators' }, (row) => average(sameSeason(past(row), 4, 1)));
  }
}

function addSeasonFeatures(builder: MatrixBuilder, asOf: number): void {
  const angle = (2 * Math.PI * ((asOf + 1) % 12)) / 12;
  builder.add({ name: 'season.sin', group: 'season', ownless: true }, () => Math.sin(angle));
  builder.add({ name: 'season.cos', group: 'season', ownless: true }, () => Math.cos(angle));
}

/** Complaints come from people, findings from patrols: the second are divided by the hours behind them. */
function addEffortFeatures(builder: MatrixBuilder, history: MonthlyHistory, at: number): void {
  const sum = (values: Float32Array, row: number, months: number) =>
    statsOf({ values, from: row * history.months, at }, months).sum;
  for (const span of [1, 3, 12]) {
    builder.add({ name: `complaints.sum${span}`, group: 'complaints', ownless: true }, (row) =>
      Math.log1p(sum(history.complaints, row, span)),
    );
  }
  for (const span of [3, 12]) {
    builder.add({ name: `findings.rate${span}`, group: 'findings', ownless: true }, (row) => {
      const hours = sum(history.effort, row, span);
      return hours === 0 ? Number.NaN : Math.log1p(sum(history.problems, row, span) / (hours + 2));
    });
  }
}

function addReachFeatures(builder: MatrixBuilder, reaches: readonly HistoryReach[]): void {
  builder.add({ name: 'reach.length', group: 'reach', ownless: true }, (row) => Math.log(reaches[row]!.lengthM));
  builder.add({ name: 'reach.width', group: 'reach', ownless: true }, (row) =>
    Math.log(Math.max(0.1, reaches[row]!.widthM)),
  );
  builder.add({ name: 'reach.target', group: 'reach', ownless: true }, (row) => reaches[row]!.targetClass);
  builder.add({ name: 'reach.still', group: 'reach', ownless: true }, (row) =>
    ['lake', 'reservoir'].includes(reaches[row]!.kind) ? 1 : 0,
  );
}
