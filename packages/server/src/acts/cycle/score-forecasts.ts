// The samples of the month are in: what was forecast of it a month ago is held against them, before anybody can choose which months to show.
import { addMonths } from '@xunhe/domain/ground/month';
import { type ForecastOutcome, scoreForecasts } from '@xunhe/domain/risk/proof/forecast-score';
import { insertForecastScore, listAssessments } from '../../store/risk.ts';
import { readMonthClasses } from '../month-classes.ts';
import type { ActContext } from './act.ts';

export async function scoreMonthForecasts(context: ActContext): Promise<Record<string, unknown>> {
  const { tx, city, month, knownAt } = context;
  const forecasts = (await listAssessments(tx, city.city, addMonths(month, -1))).filter(
    (row) => row.probability !== null,
  );
  const [first] = forecasts;
  // The first month of a city was forecast by nobody.
  if (!first) return { forecasts: 0, rows: 0 };
  const measured = await readMonthClasses(tx, city, month, knownAt);
  const yearBefore = await readMonthClasses(tx, city, addMonths(month, -12), knownAt);
  const outcomes = forecasts.flatMap((row): ForecastOutcome[] => {
    const quality = measured.get(row.reach);
    if (!quality) return [];
    const { basis, persistence } = row;
    return [{ basis, persistence, probability: row.probability!, label: quality.fails ? 1 : 0 }];
  });
  const score = scoreForecasts(outcomes, {
    forecast: forecasts.length,
    sampled: measured.size,
    sampledYearBefore: yearBefore.size,
  });
  await insertForecastScore(tx, {
    city: city.city,
    month,
    model: first.model,
    made_at: new Date(context.now()),
    known_at: knownAt,
    forecasts: forecasts.length,
    rows: score.rows,
    positives: score.positives,
    body: score,
  });
  const { rows, positives, brier, auc } = score;
  return { model: first.model, forecasts: forecasts.length, rows, positives, brier, auc };
}
