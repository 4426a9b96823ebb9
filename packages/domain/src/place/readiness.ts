// What a city needs before its first month, in the order in which it is brought in: each step with how much of it is there. The order follows what refers
// to what in a city bundle; which steps are needed is ours: without them there is no reach to warn of, nobody to walk, or nothing measured.

export const READINESS_STEPS = [
  ...(['regions', 'reaches', 'lines', 'stations', 'samples', 'chiefs', 'accounts', 'month'] as const),
  ...(['outlines', 'departments', 'rain', 'sources', 'landCover', 'bulletins', 'history', 'calendar'] as const),
] as const;

export type ReadinessStep = (typeof READINESS_STEPS)[number];

const NEEDED: ReadonlySet<ReadinessStep> = new Set([
  ...(['regions', 'reaches', 'lines', 'stations', 'samples', 'chiefs', 'accounts', 'month'] as const),
]);

export interface StepFigures {
  /** How many there are. */
  readonly have: number;
  /** Of how many that could be; null where any number does. */
  readonly of: number | null;
}

export type StepState = 'missing' | 'part' | 'done';

/** From this share on a step that counts parts is done: the last few of a register are mended by hand. */
const DONE_SHARE = 0.95;

export function isNeeded(step: ReadinessStep): boolean {
  return NEEDED.has(step);
}

export function judgeStep({ have, of }: StepFigures): StepState {
  if (have === 0) return 'missing';
  return of === null || have >= of * DONE_SHARE ? 'done' : 'part';
}

/** The step to take next: the first needed one that is missing, then one that is there in part, then what adds to it. Null: all is there. */
export function findNextStep(states: Readonly<Record<ReadinessStep, StepState>>): ReadinessStep | null {
  const first = (is: (step: ReadinessStep) => boolean) => READINESS_STEPS.find(is) ?? null;
  return (
    first((step) => isNeeded(step) && states[step] === 'missing') ??
    first((step) => isNeeded(step) && states[step] === 'part') ??
    first((step) => states[step] === 'missing')
  );
}
