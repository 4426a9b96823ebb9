// Scores every reach for the month to come, and keeps the model and the reasons beside each figure.
import { monthNumber, numberToMonth } from '@xunhe/domain/ground/month';
import type { Adoption } from '@xunhe/domain/risk/champion';
import { forecastInWorker } from '../../learning/learner.ts';
import { floatsToBytes } from '../../store/floats.ts';
import { findChampion, insertAssessments, insertModel } from '../../store/risk.ts';
import type { AssessmentRow, LineageRow } from '../../store/rows-risk.ts';
import type { ActContext } from './act.ts';
import { gatherHistory } from './gather.ts';

export async function scoreMonth(context: ActContext): Promise<Record<string, unknown>> {
  const { tx, city, month } = context;
  const { knownAt } = context;
  const { history, quality, newestSamples, reaches } = await gatherHistory(tx, city.city, { month, knownAt });
  const champion = await findChampion(tx, city.city, month);
  const forecast = await forecastInWorker(history, monthNumber(month), champion);
  const regionByReach = new Map(reaches.map((reach) => [reach.id, reach.region]));
  await insertModel(tx, {
    city: city.city,
    month,
    version: forecast.version,
    made_at: new Date(context.now()),
    body: { ...forecast.model, adoption: nameMonths(forecast.adoption) },
    file: forecast.file,
    trained_month: numberToMonth(forecast.trained),
    standard: city.standard,
    columns: forecast.columns,
  });
  const rows = forecast.reaches.map((row): AssessmentRow & LineageRow => {
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
        classShares: row.classShares,
      },
      known_at: knownAt,
      newest_sample: newestSamples.get(row.reach) ?? null,
      base: row.base,
      features: floatsToBytes(row.features),
      effects: floatsToBytes(row.effects),
    };
  });
  await insertAssessments(tx, rows);
  return {
    model: forecast.version,
    adoption: forecast.adoption.kind,
    reaches: rows.length,
    scored: rows.filter((row) => row.probability !== null).length,
  };
}

/** Months as people write them: the model page shows them. */
function nameMonths(adoption: Adoption): Record<string, unknown> {
  if (!('championAsOf' in adoption)) return adoption;
  const championMonth = numberToMonth(adoption.championAsOf);
  if (!('judged' in adoption)) return { kind: adoption.kind, championMonth };
  const { kind, champion, challenger, judged } = adoption;
  return { kind, championMonth, judgedMonths: judged.map(numberToMonth), champion, challenger };
}
