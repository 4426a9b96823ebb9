// Daily rain of a monsoon coast: wet days cluster, the summer brings most of it, neighbouring gauges agree but not quite.
import { dayNumber, numberToDay } from '@xunhe/domain/ground/day';
import { daysInMonth, firstDay, type Month } from '@xunhe/domain/ground/month';
import type { CsvFile } from './csv-file.ts';
import { drawNormal, makeRandom } from './random.ts';

export const RAIN_COLUMNS = ['gauge', 'date', 'rain_mm'];
export const GAUGE_COLUMNS = ['id', 'lon', 'lat', 'region'];

/** Mean of a wet day (mm) and share of wet days, January to December. */
const WET_MM = [5, 6, 8, 13, 17, 20, 18, 19, 17, 11, 8, 6];
const WET_SHARE = [0.18, 0.28, 0.34, 0.38, 0.46, 0.6, 0.55, 0.54, 0.45, 0.22, 0.17, 0.15];

/** Writes a month of every gauge and returns the sums in mm, by gauge. */
export function writeRain(seed: number, month: Month, gauges: readonly string[], rain: CsvFile): number[] {
  const random = makeRandom(seed, 'rain', month);
  const season = Number(month.slice(5)) - 1;
  const sums = gauges.map(() => 0);
  let wet = random() < WET_SHARE[season]!;
  for (let i = 0; i < daysInMonth(month); i++) {
    const share = WET_SHARE[season]!;
    wet = random() < (wet ? share + 0.35 * (1 - share) : share * 0.65);
    const cityMm = wet ? -Math.log(1 - random()) * WET_MM[season]! : 0;
    const date = numberToDay(dayNumber(firstDay(month)) + i);
    gauges.forEach((gauge, g) => {
      const mm = Math.round(10 * cityMm * Math.exp(0.35 * drawNormal(random))) / 10;
      sums[g] = sums[g]! + mm;
      rain.add([gauge, date, mm]);
    });
  }
  return sums;
}

/** Rain against what the season brings: 0 is usual, positive is wetter. */
export function wetness(month: Month, sumMm: number): number {
  const season = Number(month.slice(5)) - 1;
  return Math.log((sumMm + 15) / (WET_MM[season]! * WET_SHARE[season]! * 30 + 15));
}
