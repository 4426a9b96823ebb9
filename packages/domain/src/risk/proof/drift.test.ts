import { describe, expect, it } from 'vitest';
import { calibrationTable } from '../learner/metrics.ts';
import { seedRandom } from '../learner/random.ts';
import { judgeDrift } from './drift.ts';
import { type ForecastScore, scoreForecasts } from './forecast-score.ts';

const REACHES = 76;

interface World {
  readonly seed: number;
  /** Added to the logit of what really comes: 0 is what the model says. */
  readonly shift?: number;
  /** Below 1 what really comes knows less difference between reaches than the model says. */
  readonly slope?: number;
  readonly sampled?: number;
}

const sigmoid = (logit: number) => 1 / (1 + Math.exp(-logit));

function makeMonths({ seed, shift = 0, slope = 1, sampled = 0.9 }: World, months = 12): ForecastScore[] {
  const random = seedRandom(seed * 7919 + 1);
  const logits = Array.from({ length: REACHES }, () => 3 * (random() + random() + random() - 1.9));
  return Array.from({ length: months }, () => {
    const outcomes = logits
      .filter(() => random() < sampled)
      .map((level) => {
        const logit = level + random() - 0.5;
        const label = random() < sigmoid(shift + slope * logit) ? 1 : 0;
        return { probability: sigmoid(logit), label, basis: 'model', persistence: label };
      });
    return scoreForecasts(outcomes, {
      forecast: REACHES,
      sampled: outcomes.length,
      sampledYearBefore: Math.round(0.9 * REACHES),
    });
  });
}

const REFERENCE = calibrationTable(
  makeMonths({ seed: 999 }, 60).flatMap((month) =>
    month.calibration.flatMap((bin) =>
      Array.from({ length: bin.count }, () => ({ probability: bin.meanProbability, label: 0 })),
    ),
  ),
);

describe('drift', () => {
  it('is not cried where there is none: at most one honest city in twenty', () => {
    const verdicts = Array.from({ length: 200 }, (_, seed) => judgeDrift(makeMonths({ seed }), null).kind);
    const alarms = verdicts.filter((kind) => kind !== 'steady').length;
    console.info(`drift: ${alarms} false alarms in 200 honest cities of 12 months`);
    expect(alarms).toBeLessThanOrEqual(10);
    expect(verdicts).not.toContain('drifting');
  });

  it('is found where half as much again fails, where the differences have gone, in nearly every city', () => {
    const found = (world: Omit<World, 'seed'>) =>
      Array.from({ length: 50 }, (_, seed) => judgeDrift(makeMonths({ seed, ...world }), null)).filter(
        ({ kind }) => kind !== 'steady',
      ).length;
    const [more, flatter] = [found({ shift: 0.8 }), found({ slope: 0.4 })];
    console.info(
      `drift: found in ${more} of 50 cities with more failures, ${flatter} of 50 with flattened differences`,
    );
    expect(more).toBeGreaterThanOrEqual(48);
    expect(flatter).toBeGreaterThanOrEqual(48);
  });

  it('says what it saw', () => {
    const drift = judgeDrift(makeMonths({ seed: 3, shift: 1 }), null);
    expect(drift.kind).toBe('drifting');
    expect(drift.signs).toContain('tooManyFailures');
    expect(drift.failingShare!).toBeGreaterThan(drift.meanProbability!);
    expect(judgeDrift(makeMonths({ seed: 3, shift: -1 }), null).signs).toContain('tooFewFailures');
  });

  it('sees reaches fall silent, and forecasts of another kind than the model was judged on', () => {
    expect(judgeDrift(makeMonths({ seed: 4, sampled: 0.5 }), null)).toMatchObject({
      kind: 'watch',
      signs: ['fewerSamples'],
    });
    const months = makeMonths({ seed: 5 });
    const own = judgeDrift(
      months,
      months[0]!.calibration.map((bin, i) => ({ ...bin, count: sumAt(months, i) })),
    );
    expect(own).toMatchObject({ kind: 'steady', stability: 0 });
    const turned = [...REFERENCE].reverse();
    expect(judgeDrift(months, turned).signs).toEqual(['otherForecasts']);
  });

  it('is not judged on five months, nor on a handful of samples', () => {
    expect(judgeDrift(makeMonths({ seed: 6, shift: 3 }, 5), null).kind).toBe('tooFew');
    expect(judgeDrift(makeMonths({ seed: 6, shift: 3, sampled: 0.05 }), null).kind).toBe('tooFew');
    expect(judgeDrift([], null)).toMatchObject({ kind: 'tooFew', months: 0, meanProbability: null, brierZ: null });
  });

  it('takes a swing of the whole city for weather when the months go both ways', () => {
    const swing = Array.from(
      { length: 12 },
      (_, i) => makeMonths({ seed: 40 + i, shift: i % 2 === 0 ? 1.3 : -0.9 }, 1)[0]!,
    );
    expect(Math.abs(judgeDrift(swing, null).failuresZ!)).toBeLessThan(2.6);
  });
});

function sumAt(months: readonly ForecastScore[], bin: number): number {
  return months.reduce((sum, month) => sum + month.calibration[bin]!.count, 0);
}
