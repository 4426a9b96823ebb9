// 发文机关代字: what stands for an office or a department in the numbers of its letters. No two in a city have the same, so that a number
// names one letter. A city may set marks of its own; these are what it has until it does.
import { accept, type Result, refuse } from '../ground/result.ts';
import type { RegionLevel } from '../place/region.ts';

export interface NamedRegion {
  readonly level: RegionLevel;
  readonly name: string;
}

/** Signs that cities use for themselves in the numbers of their documents [customary]. */
const CITY_SIGNS: Readonly<Record<string, string>> = {
  ...{ 广州: '穗', 深圳: '深', 珠海: '珠', 佛山: '佛', 东莞: '东', 中山: '中', 惠州: '惠', 江门: '江', 肇庆: '肇' },
  ...{ 杭州: '杭', 宁波: '甬', 温州: '温', 南京: '宁', 苏州: '苏', 福州: '榕', 厦门: '厦', 南昌: '洪', 武汉: '武' },
  ...{ 长沙: '长', 成都: '成', 青岛: '青', 济南: '济', 郑州: '郑', 合肥: '合', 昆明: '昆' },
};

/**
 * Of an office of the river chiefs: 穗河长办, 海珠河长办. A town keeps its whole name behind its district's, because 城关镇 and 城关街道 are two.
 * @param way the city, then the district, then the town, as far as the office's region has them
 * @param districts names of all districts of the city
 */
export function officeMark(way: readonly NamedRegion[], districts: readonly string[]): string {
  const nameOf = (level: RegionLevel) => way.find((region) => region.level === level)?.name;
  const stem = stemOf(nameOf('city') ?? '');
  const city = CITY_SIGNS[stem] ?? stem;
  const district = nameOf('district');
  const place =
    district === undefined
      ? city
      : [shortDistrict(district, { taken: [stem, city], districts }), nameOf('town'), nameOf('village')].join('');
  return `${place}河长办`;
}

/** A district that would be called like its city, or like another one (和田市 and 和田县), keeps its whole name. */
function shortDistrict(
  name: string,
  { taken, districts }: { readonly taken: readonly string[]; readonly districts: readonly string[] },
): string {
  const stem = stemOf(name);
  const others = districts.filter((other) => other !== name).flatMap((other) => [other, stemOf(other)]);
  return [...taken, ...others].includes(stem) ? name : stem;
}

/** 海珠区 is 海珠; of 沙县 one sign would be left, and of 连南瑶族自治县 a name that nobody uses: such names stay whole. */
function stemOf(name: string): string {
  if (/自治[州县旗]$/.test(name)) return name;
  return /^(.{2,}?)(?:[新林矿特]区|地区|[市区县旗盟])$/u.exec(name)?.[1] ?? name;
}

/**
 * Of a department: its name, with 河长 behind it, because the department has numbers of its own for other letters. Where another has the same
 * name, its region stands before it.
 * @param regions names of the regions in which the department lies, the city first
 * @param names of all departments of the city
 */
export function departmentMark(name: string, regions: readonly string[], names: readonly string[]): string {
  if (names.filter((other) => other === name).length < 2) return `${name}河长`;
  const below = regions.length > 1 ? regions.slice(1) : regions;
  return `${below.join('')}${name}河长`;
}

/** Signs of a mark that a city sets. */
export const MOST_MARK_SIGNS = 20;

/** As it is stored: full-width letters and spaces around it are what a keyboard makes of it. Brackets and figures of the number are none of it. */
export function checkMark(typed: string): Result<string> {
  const mark = typed.normalize('NFKC').trim();
  if (/^[\p{Script=Han}A-Za-z]+$/u.test(mark) && [...mark].length <= MOST_MARK_SIGNS) return accept(mark);
  return refuse({ kind: 'mark.form', path: '/body/mark', most: MOST_MARK_SIGNS });
}
