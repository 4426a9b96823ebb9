// Times of the bundle: ISO 8601 in the city's zone. China keeps one zone without summer time, so the offset is a constant.
import { numberToDay } from '@xunhe/domain/ground/day';

/** Day number and second of the day, to `2017-12-05T09:30:00+08:00`. */
export function stampTime(day: number, second: number): string {
  const s = Math.floor(second);
  const date = numberToDay(day + Math.floor(s / 86400));
  const rest = ((s % 86400) + 86400) % 86400;
  return `${date}T${two(rest / 3600)}:${two((rest % 3600) / 60)}:${two(rest % 60)}+08:00`;
}

function two(number: number): string {
  return String(Math.floor(number)).padStart(2, '0');
}
