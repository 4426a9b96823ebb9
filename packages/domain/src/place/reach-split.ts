// A reach split in two, and two that follow one another joined: lines, lengths and who flows into whom afterwards. Of both parts one keeps
// the id, and with it the past; what stands on the water goes where it stands.
import { accept, type Result, refuse } from '../ground/result.ts';
import { partsOf } from './line.ts';
import { cutLine, joinLines, LEAST_PART_M, placeOnLine } from './line-cut.ts';
import type { Shape } from './shape.ts';

/** WARNING: on the wire; add, never rename. */
export const REACH_PARTS = ['upper', 'lower'] as const;
export type ReachPart = (typeof REACH_PARTS)[number];

export interface ReachForm {
  readonly lengthM: number;
  /** Null: nothing is drawn. */
  readonly geometry: Shape | null;
  readonly downstream: string | null;
}

interface Standing {
  readonly lon: number | null;
  readonly lat: number | null;
}

/** Water that ends farther from the line of the reach does not say where it flows in. */
const MOUTH_NEAR_M = 300;

export interface SplitAsked {
  /** Metres along the drawn line; without one, of the listed length. */
  readonly atM: number;
  readonly keeps: ReachPart;
  readonly id: string;
  readonly freshId: string;
}

export interface SplitPlan {
  readonly kept: ReachForm;
  readonly fresh: ReachForm;
  /** Whether what stands at a position stands on the new reach; without a position it stays. */
  readonly goesToFresh: (at: Standing) => boolean;
  /** Whether a reach that flows in flows into the new reach. Where its mouth is not known it flows into the upper part. */
  readonly flowsToFresh: (inflow: Shape | null) => boolean;
}

export function planSplit(
  { lengthM, geometry, downstream }: ReachForm,
  { atM, keeps, id, freshId }: SplitAsked,
): Result<SplitPlan> {
  const cut = geometry ? cutLine(geometry, atM) : cutLength(lengthM, atM);
  if (!cut.ok) return cut;
  // No list of lengths is finer than a decimetre.
  const upperM = Math.round(lengthM * cut.value.share * 10) / 10;
  const [upperId, lowerId] = keeps === 'upper' ? [id, freshId] : [freshId, id];
  const parts = {
    upper: { lengthM: upperM, geometry: cut.value.upper, downstream: lowerId, id: upperId },
    lower: { lengthM: toMillimetre(lengthM - upperM), geometry: cut.value.lower, downstream, id: lowerId },
  };
  const made = keeps === 'upper' ? 'lower' : 'upper';
  const partAt = ({ lon, lat }: Standing): ReachPart | null => {
    const place = geometry && lon !== null && lat !== null ? placeOnLine(geometry, [lon, lat]) : null;
    return place && (place.alongM > atM ? 'lower' : 'upper');
  };
  return accept({
    kept: toForm(parts[keeps]),
    fresh: toForm(parts[made]),
    goesToFresh: (at) => partAt(at) === made,
    flowsToFresh(inflow) {
      const mouth = partsOf(inflow).at(-1)?.at(-1);
      const place = geometry && mouth ? placeOnLine(geometry, mouth) : null;
      const part = place && place.offM <= MOUTH_NEAR_M && place.alongM > atM ? 'lower' : 'upper';
      return part === made;
    },
  });
}

/** What two reaches become that follow one another. */
export function planJoin(upper: ReachForm, lower: ReachForm): Result<ReachForm> {
  const lengthM = toMillimetre(upper.lengthM + lower.lengthM);
  const { downstream } = lower;
  if (!upper.geometry && !lower.geometry) return accept({ lengthM, geometry: null, downstream });
  if (!upper.geometry || !lower.geometry) return refuse({ kind: 'join.oneLine' });
  const geometry = joinLines(upper.geometry, lower.geometry);
  return geometry.ok ? accept({ lengthM, geometry: geometry.value, downstream }) : geometry;
}

/** Of a reach that is listed and not drawn. */
function cutLength(
  lengthM: number,
  atM: number,
): Result<{ readonly upper: null; readonly lower: null; readonly share: number }> {
  return atM >= LEAST_PART_M && lengthM - atM >= LEAST_PART_M
    ? accept({ upper: null, lower: null, share: atM / lengthM })
    : refuse({ kind: 'cut.tooShort', atM, lengthM, least: LEAST_PART_M });
}

function toForm({ lengthM, geometry, downstream }: ReachForm): ReachForm {
  return { lengthM, geometry, downstream };
}

function toMillimetre(metres: number): number {
  return Math.round(metres * 1000) / 1000;
}
