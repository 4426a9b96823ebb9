// A warning list as it is published: district by district, so that one can be ready before another; what belongs to no district is a list of
// the city's own. A published list never changes. What comes later is a new version that supersedes it.
import { accept, type Refusal, type Result, refuse } from '../ground/result.ts';
import { containsRegion, regionAt } from '../place/region.ts';
import type { WarningLevel } from './level.ts';
import { mayReviewIn } from './warning-review.ts';

export type LevelCounts = Readonly<Record<WarningLevel, number>>;

/** A district's part of the month, as it stands now. */
export interface ListState {
  /** The district's code, or the city's. */
  readonly region: string;
  readonly counts: LevelCounts;
  /** Against the month before. */
  readonly raised: number;
  readonly fallen: number;
  /** By people, against the draft. */
  readonly reviewedUp: number;
  readonly reviewedDown: number;
  /** Of the newest list; null: a draft. */
  readonly version: number | null;
}

export interface ListVersion {
  readonly region: string;
  readonly version: number;
}

/** In which list a water stands. */
export function listOf(region: string): string {
  return regionAt(region, 'district');
}

/** Whoever publishes names the figures he saw: a list that changed meanwhile is not published unseen. */
export interface PublishAsk {
  readonly office: string;
  readonly region: string;
  readonly seen: LevelCounts;
}

export function planPublication(states: readonly ListState[], ask: PublishAsk): Result<ListVersion[], Refusal> {
  if (!mayReviewIn(ask.office, ask.region) || ask.region !== listOf(ask.region))
    return refuse({ kind: 'warningReview.officeLevel' });
  const left = findDrafts(states).filter(({ region }) => containsRegion(ask.region, region));
  if (left.length === 0) return refuse({ kind: 'warningReview.nothingLeft' });
  const now = sumCounts(left);
  if (now.red !== ask.seen.red || now.orange !== ask.seen.orange || now.yellow !== ask.seen.yellow)
    return refuse({ kind: 'warningReview.moved' });
  return accept(left.map(firstVersion));
}

export function findDrafts(states: readonly ListState[]): ListState[] {
  return states.filter(({ version }) => version === null);
}

export function firstVersion({ region }: Pick<ListState, 'region'>): ListVersion {
  return { region, version: 1 };
}

/** Months published before lists were kept had a first one all the same. */
export function nextVersion({ region, version }: Pick<ListState, 'region' | 'version'>): ListVersion {
  return { region, version: (version ?? 1) + 1 };
}

export function sumCounts(states: readonly Pick<ListState, 'counts'>[]): LevelCounts {
  const sum = (level: WarningLevel) => states.reduce((total, { counts }) => total + counts[level], 0);
  return { none: sum('none'), yellow: sum('yellow'), orange: sum('orange'), red: sum('red') };
}
