// From a raw logit to a probability that means what it says: two numbers fitted on forecasts of months that the model had not seen
// (J. Platt 1999), drawn towards "change nothing" when those months are few.

export interface Calibration {
  readonly shift: number;
  readonly slope: number;
}

/** How firmly "change nothing" is held: the curvature of a penalty on either number. */
export interface CalibrationRidge {
  readonly shift: number;
  readonly slope: number;
}

/** A model that knows nothing of what it forecasts still keeps its order. */
const LEAST_SLOPE = 0.02;

const LIGHT: CalibrationRidge = { shift: 5, slope: 5 };

export function fitCalibration(
  logits: ArrayLike<number>,
  labels: ArrayLike<number>,
  ridge: CalibrationRidge = LIGHT,
): Calibration {
  let [shift, slope] = [0, 1];
  for (let round = 0; round < 50; round++) {
    let [ga, gb, haa, hab, hbb] = [ridge.shift * shift, ridge.slope * (slope - 1), ridge.shift, 0, ridge.slope];
    for (let i = 0; i < logits.length; i++) {
      const p = 1 / (1 + Math.exp(-(shift + slope * logits[i]!)));
      const error = p - labels[i]!;
      const curve = Math.max(1e-9, p * (1 - p));
      ga += error;
      gb += error * logits[i]!;
      haa += curve;
      hab += curve * logits[i]!;
      hbb += curve * logits[i]! ** 2;
    }
    const determinant = haa * hbb - hab * hab;
    const stepShift = (hbb * ga - hab * gb) / determinant;
    const stepSlope = (haa * gb - hab * ga) / determinant;
    shift -= stepShift;
    slope = Math.max(LEAST_SLOPE, slope - stepSlope);
    if (Math.abs(stepShift) + Math.abs(stepSlope) < 1e-10) break;
  }
  return { shift, slope };
}

export function toProbability(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
