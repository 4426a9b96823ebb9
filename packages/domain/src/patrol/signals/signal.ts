// A signal of patrolling for form's sake (形式履职): a question to a person, with the evidence of both sides beside it. It never changes a
// verdict, a duty or a figure of the evaluation; what it means is decided by whoever looks, in writing.

/** WARNING: stored and on the wire; add, never rename. */
export const SIGNAL_KINDS = [
  'track.replayed',
  'track.shared',
  'track.companions',
  'track.scaled',
  'track.coordinates',
  'track.simulated',
  'track.accuracy',
  'track.teleport',
  'track.driveBy',
  'clock.off',
  'photo.reused',
  'photo.alike',
  'photo.elsewhere',
  'text.repeated',
  'text.copied',
  'problem.quick',
  'problem.selfHandled',
  'reach.silent',
  'pileUp.minutes',
  'pileUp.length',
] as const;

export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** `strong`: no honest walk of the trials looks like it. `weak`: honest ones may. */
export type Severity = 'strong' | 'weak';

/** `open` until a person looked; then an innocent explanation, a confirmation, or no question at all. */
export const SIGNAL_STATES = ['open', 'explained', 'confirmed', 'dismissed'] as const;

export type SignalState = (typeof SIGNAL_STATES)[number];

export interface Signal {
  readonly kind: SignalKind;
  readonly severity: Severity;
  /** What the question is about: with the kind it is asked once, however often it is found. */
  readonly key: string;
  /** Null where it is about a place and not about somebody. */
  readonly person: string | null;
  readonly patrol: string | null;
  readonly otherPatrol: string | null;
  readonly numbers: Readonly<Record<string, unknown>>;
}
