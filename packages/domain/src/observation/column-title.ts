// What one column of an uploaded table holds, by its title. A title may stand in several cells above each other (`氨氮` over `mg/L`) and carry
// its unit in brackets, at its end or in the cell of a group (`监测项目（mg/L）`). Nothing is guessed: a title with a word that could change its
// meaning (`氨氮（类别）`) is unknown.
import type { Refusal } from '../ground/result.ts';
import { columnToIndicator } from './indicator.ts';
import { findIndicator, isQualifier, nameKey } from './indicator-name.ts';
import { isUnit, splitUnit, standardUnit, unitFactor, unitKey } from './measure-unit.ts';
import { RAIN } from './rain.ts';
import { plainName } from './sheet-cell.ts';

export type SheetKind = 'samples' | 'rain';

/** `moment` is a day or a time of day, depending on what else the table has. */
export type ColumnRole = 'placeCode' | 'placeName' | 'date' | 'moment' | 'time' | 'year' | 'month' | 'day';

export interface ReadingColumn {
  readonly kind: 'reading';
  /** Of `INDICATORS`; `rain_mm` in a table of rain. */
  readonly indicator: string;
  /** To the standard unit. */
  readonly factor: number;
  /** The standard unit. */
  readonly unit: string;
  /** True where the title names no unit: the standard one is taken. */
  readonly isAssumed: boolean;
}

export type ColumnMeaning =
  | { readonly kind: 'role'; readonly role: ColumnRole }
  | ReadingColumn
  | { readonly kind: 'faulty'; readonly fault: Refusal }
  | { readonly kind: 'unknown' };

const PLACE_NAMES =
  '断面 断面名称 监测断面 站点 站点名称 站名 测站 测站名称 监测站 监测站名称 监测站点 点位 点位名称 监测点 监测点位 监测点名称'.concat(
    ' 监测点位名称 采样点 采样点位 采样点名称 采样断面 采样位置 样点 水质站 水站 水站名称 stationname sitename site',
  );
const PLACE_CODES =
  '断面编码 断面代码 断面编号 站点编码 站点编号 站点代码 站码 站号 测站编码 测站编号 测站代码 点位编码 点位编号 点位代码'.concat(
    ' 监测点编码 监测点编号 监测点位编号 station stationid stationcode stcd',
  );
const GAUGE_NAMES = '雨量站 雨量站名 雨量站名称 雨量站点 测点 gaugename';
const GAUGE_CODES = '雨量站编码 雨量站编号 雨量站代码 gauge gaugeid';
const ROLES: Readonly<Record<ColumnRole, string>> = {
  placeCode: PLACE_CODES,
  placeName: PLACE_NAMES,
  date: '日期 采样日期 监测日期 检测日期 取样日期 观测日期 测定日期 采样年月日 date samplingdate sampledate',
  moment: '时间 采样时间 监测时间 检测时间 取样时间 观测时间 数据时间 datetime samplingtime sampletime tm',
  time: '时刻 采样时刻 监测时刻 time',
  year: '年 年份 year',
  month: '月 月份 month',
  day: '日 day',
};
const ROLE_BY_NAME = readRoles(ROLES);
const GAUGE_ROLE_BY_NAME = readRoles({ placeCode: GAUGE_CODES, placeName: GAUGE_NAMES });

const RAIN_NAMES = new Set(
  '降雨量 降水量 雨量 日降雨量 日降水量 日雨量 24小时降雨量 24小时降水量 rain rainfall precipitation'.split(' '),
);

/** @param cells the cells of a title from above, without empty ones and repetitions */
export function readColumnTitle(cells: readonly string[], kind: SheetKind): ColumnMeaning {
  const own = cells.at(-1) ?? '';
  const bundled = kind === 'samples' ? columnToIndicator(own.trim().toLowerCase()) : null;
  if (bundled) return toReading({ ...bundled, isAssumed: false });
  const parts = cells.map((cell) => readPart(cell, kind));
  const at = parts.findLastIndex((part) => part.name !== null);
  const name = parts[at]?.name;
  if (!name) return { kind: 'unknown' };
  if (name.kind === 'role') return name;
  // Something more is said of the name, and nobody knows what.
  if (parts.slice(at).some((part, i) => part.hasMore || (i > 0 && !isQualifier(nameKey(part.outside)))))
    return { kind: 'unknown' };
  if (parts.slice(0, at).some((part) => CHANGED.test(part.outside))) return { kind: 'unknown' };
  if (name.indicator === 'contradiction')
    return { kind: 'faulty', fault: { kind: 'column.contradiction', title: own.slice(0, 80) } };
  return giveUnit(name.indicator, parts.slice(at), parts.slice(0, at));
}

/** Groups of columns that hold something else than what was measured. */
const CHANGED = /标准|限值|类别|倍数|评价|同比|环比|上年|去年|目标|等级/;

interface TitlePart {
  /** Before and behind the brackets; empty where it is a unit. */
  readonly outside: string;
  readonly name: TitleName | null;
  readonly units: readonly string[];
  /** In brackets, written like a unit and none that is known. */
  readonly strange: string | null;
  /** In brackets, a word that is neither a name nor a unit nor harmless. */
  readonly hasMore: boolean;
}

type TitleName =
  | { readonly kind: 'role'; readonly role: ColumnRole }
  | { readonly kind: 'indicator'; readonly indicator: string };

function readPart(cell: string, kind: SheetKind): TitlePart {
  const plain = plainName(cell)
    .replaceAll(/[[【〔{]/g, '(')
    .replaceAll(/[\]】〕}]/g, ')');
  const outside = plain.replaceAll(/\([^()]*\)/g, '');
  const pieces = [...plain.matchAll(/\(([^()]*)\)/g)].flatMap((match) => match[1]!.split(/[,;、]/));
  const units = pieces.map(unitKey).filter(isUnit);
  const strange = pieces.find(isStrange)?.slice(0, 20) ?? null;
  const words = pieces.filter((piece) => !isUnit(unitKey(piece)) && !isStrange(piece));
  if (isUnit(unitKey(outside)))
    return { outside: '', name: null, units: [...units, unitKey(outside)], strange, hasMore: false };
  for (const { name, unit } of [{ name: outside, unit: null }, ...splitUnit(joinUnit(outside))]) {
    const found = readName(name, words, kind);
    if (found) return { outside, ...found, units: unit === null ? units : [...units, unit], strange };
  }
  return { outside, name: null, units, strange, hasMore: words.some((word) => !isQualifier(nameKey(word))) };
}

function isStrange(piece: string): boolean {
  return /[/%]|-1$/.test(piece) && !isUnit(unitKey(piece)) && findIndicator(piece) === null;
}

/** `mg·l-1` at the end of a title as `mg/l`. */
function joinUnit(outside: string): string {
  return outside.replaceAll(/[·•]/g, '').replace(/(mg|ug|g)l-1$/, '$1/l');
}

/** What a title without its unit names, with the words in its brackets. */
function readName(
  outside: string,
  words: readonly string[],
  kind: SheetKind,
): { readonly name: TitleName; readonly hasMore: boolean } | null {
  const key = nameKey(outside);
  const role = (kind === 'rain' ? GAUGE_ROLE_BY_NAME.get(key) : null) ?? ROLE_BY_NAME.get(key);
  if (role) return { name: { kind: 'role', role }, hasMore: false };
  const rest = words.filter((word) => !isQualifier(nameKey(word)));
  if (kind === 'rain')
    return RAIN_NAMES.has(key) ? { name: { kind: 'indicator', indicator: RAIN }, hasMore: rest.length > 0 } : null;
  // 铬（六价）, COD(Mn), 硝酸盐（以N计）: the brackets are a part of the name.
  const whole = findIndicator(`${outside}${words.join('')}`);
  if (whole !== null) return { name: { kind: 'indicator', indicator: whole }, hasMore: false };
  const named = findIndicator(outside);
  // Mass concentration is written ρ(NH₃-N) by laboratories.
  if (named === null && !['', 'ρ'].includes(key)) return null;
  const inside = rest.map(findIndicator);
  const all = new Set([named, ...inside].filter((one) => one !== null));
  if (all.size === 0) return null;
  const indicator = all.size === 1 ? [...all][0]! : 'contradiction';
  return { name: { kind: 'indicator', indicator }, hasMore: inside.includes(null) };
}

/** The unit beside or below the name counts; that of a group above holds for those of its columns that it fits. */
function giveUnit(indicator: string, own: readonly TitlePart[], above: readonly TitlePart[]): ColumnMeaning {
  const standard = standardUnit(indicator) ?? '';
  const strange = own.find((part) => part.strange !== null);
  if (strange) return { kind: 'faulty', fault: { kind: 'unit.unknown', indicator, unit: strange.strange } };
  const units = own.flatMap((part) => part.units);
  const factors = units.map((unit) => unitFactor(standard, unit));
  const wrong = factors.indexOf(null);
  if (wrong >= 0) return { kind: 'faulty', fault: { kind: 'unit.unfit', indicator, unit: units[wrong], standard } };
  if (new Set(factors).size > 1) return { kind: 'faulty', fault: { kind: 'unit.twice', indicator, units } };
  const shared = above.flatMap((part) => part.units).map((unit) => unitFactor(standard, unit));
  const factor = factors[0] ?? shared.findLast((one) => one !== null) ?? null;
  return toReading({ indicator, factor: factor ?? 1, isAssumed: factor === null && standard !== '' });
}

function toReading(reading: Omit<ReadingColumn, 'kind' | 'unit'>): ReadingColumn {
  return { kind: 'reading', ...reading, unit: standardUnit(reading.indicator) ?? '' };
}

function readRoles(words: Readonly<Partial<Record<ColumnRole, string>>>): ReadonlyMap<string, ColumnRole> {
  return new Map(
    (Object.keys(words) as ColumnRole[]).flatMap((role) =>
      words[role]!.split(' ').map((word) => [word, role] as const),
    ),
  );
}
