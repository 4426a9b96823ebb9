// What trainer and helpers tell each other, in four cells of shared memory.

export type CrewControl = Int32Array;

/** Grows with every node, and when the crew is to look up. */
export const ROUND = 0;
/** How many workplaces there have been. */
export const PLACE = 1;
export const STOP = 2;
export const FAILED = 3;
