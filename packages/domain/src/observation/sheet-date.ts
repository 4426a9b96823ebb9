// The day of a sample in the forms that offices write. One rule for all of them: four digits of the year, then month, then day, a real day,
// not before there was monitoring and not ahead of the city's own day. A day that could be read in two ways is refused with its reason.
import type { Day } from '../ground/day.ts';
import { accept, type Refusal, type Result, refuse } from '../ground/result.ts';
import { refuseSampleDay } from './sample-day.ts';
import { narrowText, type SheetCell } from './sheet-cell.ts';

export interface SheetMoment {
  readonly day: Day;
  /** `HH:MM` as the clock on site showed it; null where only the day is known. */
  readonly time: string | null;
}

const WRITTEN = /^(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})(?:日|号)?(.*)$/;
const TIME = /^(\d{1,2})(?::|时|点)(\d{2})(?:分)?(?:(?::)?(\d{2})(?:\.\d+)?秒?)?$/;

/** @param today the city's own day */
export function readSheetDate(cell: SheetCell, today: Day): Result<SheetMoment, Refusal> {
  const text = narrowText(cell.text);
  if (text === '') return refuse({ kind: 'date.empty' });
  const match = WRITTEN.exec(text.replace(/^(\d{4})(\d{2})(\d{2})(?!\d)/, '$1-$2-$3'));
  if (!match) return refuse({ kind: whyNoDate(text) });
  const [, year, before, month, behind, dayOfMonth, rest = ''] = match;
  const isPair = before === '年' ? behind === '月' : before === behind;
  const day = `${year}-${month!.padStart(2, '0')}-${dayOfMonth!.padStart(2, '0')}`;
  const fault = isPair ? refuseSampleDay(day, today) : { kind: 'date.impossible' };
  if (fault) return refuse(fault);
  if (rest === '') return accept({ day, time: null });
  const time = readTime(rest.replace(/^[T ]\s*/, ''));
  return time.ok ? accept({ day, time: time.value }) : time;
}

/** A time of day in a column of its own; null for an empty cell. */
export function readSheetTime(cell: SheetCell): Result<string | null, Refusal> {
  const text = narrowText(cell.text);
  if (text === '') return accept(null);
  // A program that shows a time alone may hold it as a moment of some day.
  return readTime(text.replace(/^\d{4}[-/]\d{1,2}[-/]\d{1,2}[T ]/, ''));
}

function readTime(text: string): Result<string, Refusal> {
  const match = TIME.exec(text.trim());
  if (!match) return refuse({ kind: /(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? 'time.zone' : 'time.impossible' });
  const [, hour, minute, second = '0'] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return refuse({ kind: 'time.impossible' });
  return accept(`${hour!.padStart(2, '0')}:${minute}`);
}

function whyNoDate(text: string): string {
  if (/^\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}\D*$/.test(text)) return 'date.twoDigitYear';
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}/.test(text)) return 'date.order';
  // The number of a day that lost its format: which of two calendars it counts by is not in the cell.
  if (/^[2-7]\d{4}(?:\.\d+)?$/.test(text)) return 'date.serial';
  if (/^\d{4}[-/.年]\d{1,2}月?$/.test(text)) return 'date.noDay';
  return 'date.impossible';
}
