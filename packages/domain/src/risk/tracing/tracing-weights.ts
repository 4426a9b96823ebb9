// The weights of a source, each from one kind of evidence: a factor and the reasons behind it. Evidence that is missing weighs 1.
import { readSourceState } from '../../place/source-status.ts';
import { findFault } from './tracing-faults.ts';
import type { TracedBulletin, TracedProblem, TracedSource, TracingInput } from './tracing-input.ts';
import { leanToRain, type RainResponse } from './tracing-rain.ts';
import type { TracingReason } from './tracing-reason.ts';
import { type TracingRule, weigh } from './tracing-rule.ts';
import type { LimitReading, Match, Signal } from './tracing-signal.ts';
import type { Stretch } from './tracing-step.ts';

export type TracingFactor = 'distance' | 'load' | 'signature' | 'step' | 'rain' | 'record' | 'status';

export interface Load {
  readonly totalKgd: number;
  /** The middle of the known loads: what an unknown one counts as. */
  readonly middleKgd: number | null;
}

export interface Evidence {
  readonly input: TracingInput;
  readonly rule: TracingRule;
  readonly signal: Signal | null;
  readonly rain: RainResponse | null;
  readonly usual: Load;
  /** Number of a reach in the network. */
  indexOf(reach: string): number;
  matchOf(kind: string): Match | null;
  problemsNear(source: TracedSource): readonly TracedProblem[];
  bulletinOn(reach: string): TracedBulletin | undefined;
  stepOf(indicator: string): Steps | null;
}

export interface Steps {
  readonly stretches: ReadonlyMap<number, Stretch>;
  readingOf(reach: number): LimitReading | null;
}

export interface Weight {
  readonly factor: number;
  readonly reasons: readonly TracingReason[];
}

/** Still working, and looked after. */
const RECTIFIED = new Set(['rectified', '已整改', '整改完成']);

const NOTHING: Weight = { factor: 1, reasons: [] };

export function weighAll(
  source: TracedSource,
  distanceM: number,
  evidence: Evidence,
): Readonly<Record<TracingFactor, Weight>> {
  return {
    record: weighRecord(source, evidence),
    signature: weighSignature(source, evidence),
    step: weighStep(source, evidence),
    rain: weighRain(source, evidence),
    load: weighLoad(source, evidence),
    distance: weighDistance(distanceM, evidence.rule),
    status: weighStatus(source, evidence.rule),
  };
}

function weighDistance(distanceM: number, rule: TracingRule): Weight {
  return {
    factor: Math.exp(-distanceM / rule.distance.value.scaleM),
    reasons: [distanceM === 0 ? { kind: 'tracing.onReach' } : { kind: 'tracing.distance', distanceM }],
  };
}

function weighLoad({ loadKgd }: TracedSource, { rule, usual }: Evidence): Weight {
  const { usualKgd, least } = rule.load.value;
  const counted = loadKgd ?? usual.middleKgd;
  const factor = counted === null ? 1 : Math.max(least, Math.log1p(counted / usualKgd) / Math.LN2);
  if (loadKgd === null) return { factor, reasons: [{ kind: 'tracing.loadUnknown' }] };
  return {
    factor,
    reasons: [{ kind: 'tracing.load', loadKgd, share: usual.totalKgd > 0 ? loadKgd / usual.totalKgd : 0 }],
  };
}

function weighSignature({ kind }: TracedSource, { rule, matchOf }: Evidence): Weight {
  const match = matchOf(kind);
  if (!match) return NOTHING;
  const { matches, differs } = rule.signature.value;
  const { share } = match;
  const told = { share, ...match.readings[0]! };
  return {
    factor: weigh(rule.signature.value, share),
    reasons:
      share >= matches
        ? [{ kind: 'tracing.signature', ...told }]
        : share <= differs
          ? [{ kind: 'tracing.otherSignature', ...told }]
          : [],
  };
}

function weighStep(source: TracedSource, { input, signal, rule, indexOf, matchOf, stepOf }: Evidence): Weight {
  if (!signal) return NOTHING;
  // The indicator that this kind of source explains best, of those that were measured above too; where it explains none, the worst.
  const readings = matchOf(source.kind)?.readings ?? signal.readings.slice(0, 1);
  const steps = findSteps(readings, stepOf);
  const { network } = input;
  const stretch = steps?.stretches.get(indexOf(source.reach));
  if (!steps || !stretch) return NOTHING;
  const lower = steps.readingOf(stretch.lower)!;
  const upper = stretch.upper === null ? null : steps.readingOf(stretch.upper)!;
  const reasons: TracingReason[] = [];
  const lowerId = network.ids[stretch.lower]!;
  if (lowerId !== input.reach)
    reasons.push({
      kind: lower.ratio > 1 ? 'tracing.upstreamFailing' : 'tracing.upstreamPasses',
      reach: lowerId,
      ...lower,
    });
  if (upper) {
    const rises = 1 - upper.ratio / lower.ratio >= rule.step.value.clear;
    const reach = network.ids[stretch.upper!]!;
    const told = { indicator: lower.indicator, reach, lower: lowerId, from: upper.value, to: lower.value };
    if (rises) reasons.push({ kind: 'tracing.step', ...told });
    else if (upper.ratio >= lower.ratio) reasons.push({ kind: 'tracing.noStep', ...told });
  }
  return { factor: weigh(rule.step.value, stretch.share), reasons };
}

/** Of the first reading that was measured above too. */
export function findSteps(readings: readonly LimitReading[], stepOf: Evidence['stepOf']): Steps | null {
  for (const { indicator } of readings) {
    const steps = stepOf(indicator);
    if (steps) return steps;
  }
  return null;
}

function weighRain({ kind }: TracedSource, { rain, rule }: Evidence): Weight {
  const wetness = rule.wetness.value[kind] ?? 0;
  const lean = rain ? leanToRain(rain, rule) * wetness : 0;
  if (!rain || lean === 0) return NOTHING;
  const factor = rule.rain.value.times ** lean;
  const { correlation, months, lastMm } = rain;
  if (correlation !== null) {
    const kindOf = lean < 0 ? 'tracing.rainAgainst' : wetness > 0 ? 'tracing.rainRises' : 'tracing.rainDilutes';
    return { factor, reasons: [{ kind: kindOf, correlation, months }] };
  }
  if (lean < 0 || lastMm === null) return { factor, reasons: [] };
  const sampled = wetness > 0 ? 'tracing.sampledWet' : 'tracing.sampledDry';
  return { factor, reasons: [{ kind: sampled, rainMm: lastMm, days: rule.rain.value.days }] };
}

function weighRecord(source: TracedSource, { rule, problemsNear, bulletinOn }: Evidence): Weight {
  const fault = findFault(source, problemsNear(source), rule);
  const bulletin = bulletinOn(source.reach);
  const reasons: TracingReason[] = [];
  if (fault) {
    const { type, problems, atSource, open } = fault;
    const kind = open ? 'tracing.openProblem' : 'tracing.endedProblem';
    reasons.push({ kind, type, count: problems.length, where: atSource ? 'source' : 'reach', problems });
  }
  if (bulletin) reasons.push({ kind: 'tracing.bulletin', issuer: bulletin.issuer });
  return { factor: (fault?.times ?? 1) * (bulletin ? rule.faults.value.bulletin : 1), reasons };
}

function weighStatus({ status }: TracedSource, rule: TracingRule): Weight {
  const weights = rule.status.value;
  const state = readSourceState(status);
  if (state === 'closed') return { factor: weights.closed, reasons: [{ kind: 'tracing.closed' }] };
  if (state === 'faulty') return { factor: weights.faulty, reasons: [{ kind: 'tracing.faulty', status: status! }] };
  if (status !== null && RECTIFIED.has(status.trim().toLowerCase()))
    return { factor: weights.rectified, reasons: [{ kind: 'tracing.rectified' }] };
  return { factor: weights.working, reasons: [] };
}
