// From the number of a column to what is stored: in the standard unit, with its mark.
import { MOST_RAIN_MM, RAIN } from './rain.ts';
import { type Mark, markOf, type Reading } from './reading.ts';

/** @param factor from the unit of the column to the standard one */
export function standardReading(
  { value, mark }: Reading,
  { indicator, factor }: { readonly indicator: string; readonly factor: number },
): Reading {
  // Twelve digits: a factor may not add a tail such as 0.30000000000000004.
  const standard = Number((value * factor).toPrecision(12));
  // Loggers send their "no value" before any unit is thought of.
  const quality = markOf(indicator, value) === 'sentinel' ? 'sentinel' : rangeMark(indicator, standard);
  return { value: standard, mark: quality ?? mark };
}

function rangeMark(indicator: string, value: number): Exclude<Mark, '<'> | null {
  const mark = markOf(indicator, value);
  return mark === null && indicator === RAIN && (value < 0 || value > MOST_RAIN_MM) ? 'out_of_range' : mark;
}
