// The letters of a problem (公文): which move makes which, who signs, and how they are numbered. What stands in a letter is written down once,
// on the day of the move, with the names of that day.
import type { Day } from '../ground/day.ts';
import type { RegionLevel } from '../place/region.ts';
import { type Part, standing } from './part.ts';

/** 交办函, 督办单, 回复函. WARNING: stored and on the wire; add, never rename. */
export const LETTER_KINDS = ['assignment', 'supervision', 'reply'] as const;

export type LetterKind = (typeof LETTER_KINDS)[number];

export interface LetterDue {
  readonly kind: LetterKind;
  /** To whom an assignment goes, from whom a reply comes; null: to all that have the problem. */
  readonly department: string | null;
}

export interface PartsMoved {
  readonly move: string;
  readonly before: readonly Part[];
  readonly after: readonly Part[];
  /** The mover's own department when he may act for no other; null for the office. */
  readonly own: string | null;
}

/** An office that notes for a department that it is done has told itself: only the department itself replies. */
export function lettersOfMove({ move, before, after, own }: PartsMoved): LetterDue[] {
  switch (move) {
    case 'assign':
    case 'transfer': {
      const had = new Set(standing(before).map(({ department }) => department));
      return standing(after)
        .filter(({ department }) => !had.has(department))
        .map(({ department }) => ({ kind: 'assignment', department }));
    }
    case 'supervise':
      return [{ kind: 'supervision', department: null }];
    case 'handle':
      return after
        .filter(({ department, state }) => department === own && state === 'handled')
        .map(({ department }) => ({ kind: 'reply', department }));
    default:
      return [];
  }
}

/** A photograph as a letter names it; the bytes lie in the store of files under their hash. */
export interface LetterPhoto {
  readonly sha256: string;
  readonly role: string;
  readonly day: Day;
}

/** A letter has at most so many. */
export const MOST_LETTER_PHOTOS = 4;

/** WARNING: stored and never changed, so every version of the printing reads it; add, never rename. */
export interface LetterContent {
  /** Who writes: the office, or the department that replies. */
  readonly signature: string;
  /** Who reads (主送). */
  readonly addressees: readonly string[];
  /** Who hears of it (抄送). */
  readonly copies: readonly string[];
  readonly contact: { readonly name: string; readonly phone: string | null } | null;
  readonly problem: {
    readonly id: string;
    readonly type: string;
    readonly source: string;
    readonly key: boolean;
    readonly text: string;
    /** From the district down to the village. */
    readonly regions: readonly string[];
    readonly water: string;
    readonly reach: string;
    readonly place: { readonly lon: number; readonly lat: number } | null;
    readonly reportedDay: Day;
  };
  /** Of an assignment: whether the department leads (主办) or takes part (协办). */
  readonly leads: boolean | null;
  readonly dueDay: Day | null;
  /** Days of the calendar since the deadline, on the day of the letter. */
  readonly overdueDays: number;
  /** What the mover wrote: demands of an office, the result of a department. */
  readonly note: string;
  /** Why the rule orders supervision; null when a person does. */
  readonly cause: string | null;
  /** Of a reply: the letter that it answers. */
  readonly answers: string | null;
  readonly photos: readonly LetterPhoto[];
  readonly day: Day;
}

export interface NumberParts {
  readonly kind: LetterKind;
  /** Of an office `officeMark`, of a department its name. */
  readonly mark: string;
  readonly year: number;
  readonly n: number;
}

/** The sign of a kind in the mark of a number [D]. */
const SIGN: Readonly<Record<LetterKind, string>> = {
  assignment: '河长办交',
  supervision: '河长办督',
  reply: '河长复',
};

/** 穗河长办交〔2026〕12号: the year in full within 六角括号, the number in plain figures without zeros before it (GB/T 9704-2012, 7.2.5). */
export function letterNumber({ kind, mark, year, n }: NumberParts): string {
  return `${mark}${SIGN[kind]}〔${year}〕${n}号`;
}

/** Signs that cities use for themselves in the numbers of their documents [customary]. */
const CITY_SIGNS: Readonly<Record<string, string>> = {
  ...{ 广州: '穗', 深圳: '深', 珠海: '珠', 佛山: '佛', 东莞: '东', 中山: '中', 惠州: '惠', 江门: '江', 肇庆: '肇' },
  ...{ 杭州: '杭', 宁波: '甬', 温州: '温', 南京: '宁', 苏州: '苏', 福州: '榕', 厦门: '厦', 南昌: '洪', 武汉: '武' },
  ...{ 长沙: '长', 成都: '成', 青岛: '青', 济南: '济', 郑州: '郑', 合肥: '合', 昆明: '昆' },
};

export interface NamedRegion {
  readonly level: RegionLevel;
  readonly name: string;
}

/**
 * What stands for an office in its numbers. A town keeps its whole name behind its district's, because 城关镇 and 城关街道 are two; a
 * district that is called like its city keeps its own (邢台县 in 邢台市).
 * @param way the city, then the district, then the town, as far as the office's region has them
 */
export function officeMark(way: readonly NamedRegion[]): string {
  const nameOf = (level: RegionLevel) => way.find((region) => region.level === level)?.name;
  const city = stemOf(nameOf('city') ?? '');
  const district = nameOf('district');
  if (district === undefined) return CITY_SIGNS[city] ?? city;
  const stem = stemOf(district);
  return [stem === city ? district : stem, nameOf('town'), nameOf('village')].join('');
}

/** 海珠区 is 海珠; of 沙县 one sign would be left, and of 连南瑶族自治县 a name that nobody uses: such names stay whole. */
function stemOf(name: string): string {
  if (/自治[州县旗]$/.test(name)) return name;
  return /^(.{2,}?)(?:[新林矿特]区|[市区县旗])$/u.exec(name)?.[1] ?? name;
}
