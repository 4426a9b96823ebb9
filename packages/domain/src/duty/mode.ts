// How a patrol may be done (巡河多样化). A moving mode proves itself by its track, the others by their own evidence.

/** WARNING: on the wire and in the store; add, never rename. */
export const PATROL_MODES = [
  'walk',
  'bicycle',
  'boat',
  'drone',
  'car',
  'meeting',
  'handling',
  'video',
  'paper',
] as const;

export type PatrolMode = (typeof PATROL_MODES)[number];

/** Modes that are judged by the track they leave. */
export const TRACK_MODES = ['walk', 'bicycle', 'boat', 'car'] as const satisfies readonly PatrolMode[];
