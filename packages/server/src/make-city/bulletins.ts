// Public bulletins of a city's last two years: the worst rivers named, one that fell back after it had been well, one praised. The
// last month always has one, so that a warning by bulletin can be seen.
import { dayNumber, numberToDay } from '@xunhe/domain/ground/day';
import { firstDay, type Month } from '@xunhe/domain/ground/month';
import { type City, reachId, reachName } from './city.ts';
import type { CsvFile } from './csv-file.ts';
import { drawInt, makeRandom, pickWeighted } from './random.ts';

export const BULLETIN_COLUMNS = ['id', 'reach', 'date', 'issuer', 'text', 'kind'];

const ISSUERS = [
  ['district', 45],
  ['city', 35],
  ['province', 10],
  ['media', 10],
] as const;

export interface BulletinDesk {
  readonly city: City;
  readonly bulletins: CsvFile;
  /** Mean of each reach's state over the past months, and the months at which it was last named. */
  readonly usual: Float32Array;
  readonly named: Set<number>;
}

/** Follows the state month by month; writes in every quarter's last month, and counts `monthsLeft` to the end. */
export function writeBulletins(desk: BulletinDesk, month: Month, state: Float32Array, monthsLeft: number): void {
  const { city, usual, named } = desk;
  const random = makeRandom(city.seed, 'bulletins', month);
  if (monthsLeft < 24 && Number(month.slice(5)) % 3 === 0) {
    const day = dayNumber(firstDay(month)) + drawInt(random, 18, 26);
    const add = (reach: number, kind: string, issuer: string, text: string): void => {
      const id = `B${month.replace('-', '')}-${kind}`;
      desk.bulletins.add([
        id,
        reachId(city, reach),
        numberToDay(day),
        issuer,
        `${reachName(city, reach).zh}${text}`,
        kind,
      ]);
    };
    const worst = findReach(city, (reach) =>
      named.has(reach) ? Number.NEGATIVE_INFINITY : state[reach]! + usual[reach]!,
    );
    named.add(worst);
    add(worst, 'named', pickWeighted(random, ISSUERS), '水质持续劣于Ⅴ类，予以通报。');
    if (monthsLeft === 12 || monthsLeft === 0) {
      const fallen = findReach(city, (reach) =>
        usual[reach]! < 0.2 && state[reach]! > 0 ? state[reach]! - usual[reach]! : Number.NEGATIVE_INFINITY,
      );
      if (fallen >= 0) add(fallen, 'relapse', 'province', '出现返黑返臭现象，责令限期整改。');
    }
    if (monthsLeft === 6) {
      const better = findReach(city, (reach) =>
        usual[reach]! > -0.6 ? usual[reach]! - state[reach]! : Number.NEGATIVE_INFINITY,
      );
      if (better >= 0) add(better, 'praise', 'city', '水质明显改善，予以表扬。');
    }
  }
  for (let reach = 0; reach < city.network.count; reach++) usual[reach] = usual[reach]! * 0.92 + state[reach]! * 0.08;
}

/** The reach with the highest score, or -1 when every score is minus infinity. */
function findReach(city: City, score: (reach: number) => number): number {
  let best = -1;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (let reach = 0; reach < city.network.count; reach++) {
    const value = score(reach);
    if (value > bestScore) {
      bestScore = value;
      best = reach;
    }
  }
  return best;
}
