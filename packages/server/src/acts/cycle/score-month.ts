// Scores every reach for the month to come, and keeps the model and the reasons beside each figure.

import { monthNumber } from '@xunhe/domain/ground/month';
import { forecastInWorker } from '../../learning/learner.ts';
import { insertAssessments, insertModel } from '../../store/risk.ts';
import type { AssessmentRow } from '../../store/rows-risk.ts';
import type { ActContext } from './act.ts';
import { gatherHistory } from './gather.ts';

export async function scoreMonth(context: ActContext): Promise<Record<string, unknown>> {
  const { tx, city, month } = context;
  const { history, quality, reaches } = await gatherHistory(tx, city.city, { month, knownAt: context.knownAt });
  const forecast = await forecastInWorker(history, monthNumber(month));
  const regionByReach = new Map(reaches.map((reach) => [reach.id, reach.region]));
  await insertModel(tx, {
    city: city.city,
    month,
    version: forecast.version,
    made_at: new Date(context.now()),
    body: forecast.model,
  });
  const rows = forecast.reaches.map((row): AssessmentRow => {
    const measured = quality.get(row.reach);
    return {
      city: city.city,
      month,
      reach: row.reach,
      region: regionByReach.get(row.reach)!,
      model: forecast.version,
      probability: row.probability,
      low: row.low,
      high: row.high,
      persistence: row.persistence,
      last_class: row.lastClass,
      expected_class: row.expectedClass,
      basis: row.basis,
      reasons: row.reasons,
      quality: {
        means: measured?.means ?? null,
        wqClass: measured?.wqClass ?? null,
        blackOdorous: measured?.blackOdorous ?? null,
        contributions: row.contributions,
      },
    };
  });
  await insertAssessments(tx, rows);
  return {
    model: forecast.version,
    reaches: rows.length,
    scored: rows.filter((row) => row.probability !== null).length,
  };
}
