// Rain of one day at one gauge: an observation with a single reading, in millimetres.

/** WARNING: the name of the reading in the store. */
export const RAIN = 'rain_mm';
export const RAIN_UNIT = 'mm';

/** The wettest day on record is 1,825 mm (Réunion, 1966). */
export const MOST_RAIN_MM = 2000;
