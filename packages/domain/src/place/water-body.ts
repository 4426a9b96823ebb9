// Kinds of water. Lakes and reservoirs are judged by the lake columns of the standard, everything that flows by the river's.

/** WARNING: stored and on the wire; add, never rename. */
export const WATER_KINDS = ['river', 'creek', 'lake', 'reservoir', 'micro'] as const;

export type WaterKind = (typeof WATER_KINDS)[number];

export function isStill(kind: WaterKind): boolean {
  return kind === 'lake' || kind === 'reservoir';
}
