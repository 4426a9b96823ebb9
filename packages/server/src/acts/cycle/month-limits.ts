// From which probability on the month warns: chosen by the policy on the forecasts that its model made of months it had not seen.
import type { PastForecasts } from '@xunhe/domain/duty/past-forecasts';
import { type ChosenLimits, chooseLimits } from '@xunhe/domain/duty/threshold-choice';
import type { TriggerPolicy } from '@xunhe/domain/duty/trigger-policy';
import type { Tx } from '../../store/db.ts';
import { findModel } from '../../store/risk.ts';

export async function chooseMonthLimits(
  tx: Tx,
  city: string,
  month: string,
  policy: TriggerPolicy,
): Promise<ChosenLimits> {
  const model = await findModel(tx, city, month);
  return chooseLimits(readPast(model?.body), policy.quality.probability.value);
}

const NO_PAST: PastForecasts = { probability: [], label: [] };

/** A model of an older version, or one that had too little to learn from, has no past forecasts. */
function readPast(body: unknown): PastForecasts {
  const past = (body as { past?: unknown } | null | undefined)?.past;
  if (typeof past !== 'object' || past === null) return NO_PAST;
  const { probability, label, months } = past as Readonly<Record<string, unknown>>;
  if (!isNumbers(probability) || !isNumbers(label) || probability.length !== label.length) return NO_PAST;
  return { probability, label, ...(typeof months === 'number' && { months }) };
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'number');
}
