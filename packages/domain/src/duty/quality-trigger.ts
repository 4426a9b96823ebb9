// What the water itself raises: the forecast, the class now, and black-and-odorous water with its relapse.
import { type BlackOdourSigns, findBlackOdour } from '../observation/black-odorous.ts';
import type { BlackOdourPast } from './black-odour-past.ts';
import { type Raised, raise } from './raised.ts';
import type { BlackOdourLevels, BlackOdourLimits, QualityPolicy, SettledTriggers } from './trigger-policy.ts';

/** Where the quality of a reach is known from: its own samples, the model alone, or nothing at all. */
export type Basis = 'measured' | 'modelled' | 'none';

export interface QualityFacts {
  /** Probability 0–1 of being worse than the target in the month in force; null when the model gave none. */
  readonly probability: number | null;
  /** Class 1–6 of the month just ended; null when it was not sampled. */
  readonly wqClass: number | null;
  readonly targetClass: number;
  readonly nh3nMgL: number | null;
  readonly doMgL: number | null;
  readonly transparencyCm: number | null;
  readonly orpMv?: number | null;
  /** In water shallower than 25 cm the transparency limit is 40 % of the depth [S]; null when the depth is not known. */
  readonly depthCm?: number | null;
  /** Before the month just ended; null when it never was black and odorous, or when nobody looked. */
  readonly blackOdourPast?: BlackOdourPast | null;
}

export function basisOf(quality: QualityFacts | null): Basis {
  if (quality === null) return 'none';
  const { wqClass, nh3nMgL, doMgL, transparencyCm, orpMv, probability } = quality;
  if ([wqClass, nh3nMgL, doMgL, transparencyCm, orpMv ?? null].some((value) => value !== null)) return 'measured';
  return probability === null ? 'none' : 'modelled';
}

export function qualityTriggers(quality: QualityFacts | null, policy: SettledTriggers['quality']): Raised[] {
  if (quality === null) return [];
  const raised: Raised[] = [];
  const { probability, wqClass, targetClass } = quality;
  const limits = policy.probability.value;
  const level = (['red', 'orange', 'yellow'] as const).find((l) => probability !== null && probability >= limits[l]);
  if (level) raised.push(raise('quality', level, 'quality.probability', { probability, limit: limits[level] }));

  if (wqClass === 6)
    raised.push(raise('quality', policy.inferiorV.value, 'quality.inferiorV', { wqClass, targetClass }));
  const worse = policy.classesWorse.value;
  if (wqClass !== null && wqClass - targetClass >= worse.classes)
    raised.push(raise('quality', worse.level, 'quality.worseThanTarget', { wqClass, targetClass }));

  const black = policy.blackOdour.value;
  return [...raised, ...('light' in black ? judgeByGrade(quality, black, policy) : judgeByLimits(quality, black))];
}

function judgeByGrade(
  quality: QualityFacts,
  levels: BlackOdourLevels,
  { relapse }: Pick<QualityPolicy<unknown>, 'relapse'>,
): Raised[] {
  const found = findBlackOdour(toSigns(quality));
  if (!found) return [];
  const raised = [raise('quality', levels[found.grade], 'quality.blackOdour', { ...found })];
  const past = quality.blackOdourPast;
  if (relapse && past && past.cleanMonths >= relapse.value.cleanMonths)
    raised.push(raise('quality', relapse.value.level, 'quality.relapse', { ...past }));
  return raised;
}

/** As version 1 had it: every limit that is passed is a reason of its own. */
function judgeByLimits(quality: QualityFacts, black: BlackOdourLimits): Raised[] {
  const { nh3nMgL, doMgL, transparencyCm, depthCm } = quality;
  const transparencyLimit = transparencyLimitCm(depthCm ?? null, black.transparencyBelowCm);
  const signs: [boolean, string, number | null, number][] = [
    [nh3nMgL !== null && nh3nMgL > black.nh3nAboveMgL, 'nh3n', nh3nMgL, black.nh3nAboveMgL],
    [doMgL !== null && doMgL < black.doBelowMgL, 'do', doMgL, black.doBelowMgL],
    [transparencyCm !== null && transparencyCm < transparencyLimit, 'transparency', transparencyCm, transparencyLimit],
  ];
  return signs
    .filter(([holds]) => holds)
    .map(([, indicator, value, limit]) =>
      raise('quality', black.level, 'quality.blackOdour', { indicator, value, limit }),
    );
}

function transparencyLimitCm(depthCm: number | null, limitCm: number): number {
  return depthCm !== null && depthCm < 25 ? Math.min(limitCm, depthCm * 0.4) : limitCm;
}

function toSigns(quality: QualityFacts): BlackOdourSigns {
  return {
    nh3nMgL: quality.nh3nMgL ?? undefined,
    doMgL: quality.doMgL ?? undefined,
    transparencyCm: quality.transparencyCm ?? undefined,
    orpMv: quality.orpMv ?? undefined,
    depthCm: quality.depthCm ?? undefined,
  };
}
