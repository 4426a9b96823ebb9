// Assessments of one reach, and the model with its proof.
import { addMonths } from '@xunhe/domain/ground/month';
import { accept, refuse } from '@xunhe/domain/ground/result';
import { explainAssessment } from '../acts/explain-assessment.ts';
import { readReachClasses } from '../acts/month-classes.ts';
import { readDrift } from '../acts/read-drift.ts';
import { traceReach } from '../acts/trace-sources.ts';
import { findLineage } from '../store/lineage.ts';
import { findCity, findReach } from '../store/place.ts';
import { findNewestModel, listReachAssessments } from '../store/risk.ts';
import type { Handlers } from './endpoint.ts';

type Level = 'none' | 'yellow' | 'orange' | 'red';
type Reasons = { kind: string }[];

export const riskHandlers: Handlers<'reachRisk' | 'assessment' | 'reachTracing' | 'model'> = {
  async reachRisk({ who, params, tx }) {
    return tx(async (t) => {
      const reach = await findReach(t, who.city, params.id);
      if (!reach) return refuse({ kind: 'notFound' });
      const city = (await findCity(t, who.city))!;
      const measured = await readReachClasses(t, city, reach);
      const rows = await listReachAssessments(t, who.city, reach.id);
      return accept({
        reach: reach.id,
        assessments: rows.map((row) => {
          const target = addMonths(row.month, 1);
          return {
            month: row.month,
            target,
            probability: row.probability,
            low: row.low,
            high: row.high,
            persistence: row.persistence,
            expectedClass: row.expected_class,
            basis: row.basis,
            level: row.level as Level | null,
            kinds: row.kinds ?? [],
            reasons: [...((row.warning_reasons ?? []) as Reasons), ...(row.reasons as Reasons)],
            model: row.model,
            failed: measured.get(target)?.fails ?? null,
          };
        }),
      });
    });
  },

  async assessment({ who, params, tx }) {
    return tx(async (t) => {
      const row = await findLineage(t, who.city, { reach: params.id, month: params.month });
      return row ? accept(explainAssessment(row, who.region)) : refuse({ kind: 'notFound' });
    });
  },

  reachTracing: async ({ house, who, params, query }) =>
    traceReach(house, who, { reach: params.id, month: query.month ?? null }),

  async model({ who, tx }) {
    return tx(async (t) => {
      const model = await findNewestModel(t, who.city);
      const { scores, drift, backtest } = await readDrift(t, who.city);
      return accept({
        current: model && {
          month: model.month,
          version: model.version,
          madeAt: model.made_at.toISOString(),
          facts: model.body,
        },
        backtest: backtest && {
          from: backtest.from_month,
          to: backtest.to_month,
          madeAt: backtest.made_at.toISOString(),
          summary: backtest.body,
        },
        scores: scores.map((row) => ({
          month: row.month,
          model: row.model,
          madeAt: row.made_at.toISOString(),
          knownAt: row.known_at.toISOString(),
          forecasts: row.forecasts,
          rows: row.rows,
          positives: row.positives,
          score: row.body,
        })),
        drift: { ...drift, signs: [...drift.signs] },
      });
    });
  },
};
