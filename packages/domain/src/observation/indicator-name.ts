// What offices and laboratories call an indicator at the head of a column. Names are taken whole: a column "氨氮类别" is no ammonia. A bare
// 硝酸盐 or 磷酸盐 is left out, because it may be counted as nitrate or as nitrogen, and the two differ four times.
import { INDICATORS } from './indicator.ts';

const NAMES: Readonly<Record<string, readonly string[]>> = {
  do: ['溶解氧', '溶氧', 'dissolvedoxygen'],
  bod5: ['五日生化需氧量', '生化需氧量', '五日生化需氧量bod5', 'bod'],
  cod: ['化学需氧量', 'codcr', '重铬酸盐指数'],
  codmn: ['高锰酸盐指数', '高锰酸钾指数', 'imn', 'permanganateindex'],
  nh3n: ['氨氮', 'nh4n', 'nh3n', 'ammonianitrogen'],
  tp: ['总磷', 'totalphosphorus'],
  tn: ['总氮', 'totalnitrogen'],
  ph: ['ph值', '酸碱度'],
  temp: ['水温', '温度', 'watertemperature', 'temperature', 'wt'],
  ss: ['悬浮物', '悬浮固体', 'tss', 'suspendedsolids'],
  turb: ['浊度', '浑浊度', 'turbidity'],
  cond: ['电导率', 'ec', 'conductivity'],
  transparency: ['透明度', 'secchidepth', 'sd'],
  orp: ['氧化还原电位', 'eh'],
  ecoli: ['大肠杆菌', '大肠埃希氏菌', '大肠埃希菌', 'escherichiacoli'],
  fcoli: ['粪大肠菌群', '粪大肠菌群数', '粪大肠杆菌群', '耐热大肠菌群', 'faecalcoliform', 'fecalcoliform'],
  chla: ['叶绿素a', '叶绿素', 'chlorophylla', 'chl'],
  cu: ['铜', '总铜', 'copper'],
  zn: ['锌', '总锌', 'zinc'],
  f: ['氟化物', '氟化物以f计', '氟离子', 'fluoride'],
  se: ['硒', '总硒', '硒四价', 'selenium'],
  as: ['砷', '总砷', 'arsenic'],
  hg: ['汞', '总汞', 'mercury'],
  cd: ['镉', '总镉', 'cadmium'],
  cr6: ['六价铬', '铬六价', 'crvi', '铬vi', '铬crvi', '铬cr6'],
  cr: ['总铬', '铬', 'chromium'],
  pb: ['铅', '总铅', 'lead'],
  ni: ['镍', '总镍', 'nickel'],
  mn: ['锰', '总锰', 'manganese'],
  fe: ['铁', '总铁', 'iron'],
  cn: ['氰化物', '总氰化物', 'cyanide'],
  phenol: ['挥发酚', '挥发性酚', '挥发酚类', '挥发性酚类'],
  oil: ['石油类', '油类', 'petroleum'],
  las: ['阴离子表面活性剂', '阴离子合成洗涤剂', '表面活性剂', 'surfactant'],
  sulfide: ['硫化物', 's2', 'sulphide'],
  no3n: ['硝酸盐氮', '硝氮', '硝态氮', '硝酸盐以n计', '硝酸盐氮以n计', 'nitratenitrogen'],
  no2n: ['亚硝酸盐氮', '亚硝氮', '亚硝态氮', '亚硝酸盐以n计', '亚硝酸盐氮以n计', 'nitritenitrogen'],
  po4p: ['磷酸盐以p计', '正磷酸盐以p计', '磷酸盐磷', '正磷酸盐磷'],
  tkn: ['凯氏氮', '总凯氏氮'],
  toc: ['总有机碳', '有机碳'],
  ts: ['总固体'],
  sal: ['盐度', 'salinity'],
  cl: ['氯化物', '氯离子', '氯化物以cl计', 'chloride'],
  do_sat: ['溶解氧饱和度', '饱和度', '饱和溶解氧', 'dosat', 'dosaturation'],
  flow: ['流量', '水流量', 'discharge'],
  level: ['水位', 'waterlevel'],
};

const BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.values(INDICATORS).flatMap(({ id, code }) => [
    [id, id] as const,
    ...(code === null ? [] : [[code, id] as const]),
    ...(NAMES[id] ?? []).map((name) => [name, id] as const),
  ]),
);

/** Said beside a name without changing what is measured; in letters and digits alone. */
const QUALIFIERS: ReadonlySet<string> = new Set(
  [
    '以n计',
    '以p计',
    '以f计',
    '以cl计',
    '以s计',
    '以o2计',
    '监测值',
    '实测值',
    '测定值',
    '检测值',
    '结果',
    '浓度',
    '现场',
    '实验室',
  ].concat(['自动', '手工', '表层', '指标', '项目', '单位', '离子']),
);

/** Letters and digits of a plain name: `nh3-n` and `nh3n` are one. */
export function nameKey(plain: string): string {
  return plain.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

export function isQualifier(key: string): boolean {
  return key === '' || QUALIFIERS.has(key);
}

/**
 * The indicator that a title without brackets and unit names: by one name, or by several that agree (`溶解氧 DO`, `CODcr/化学需氧量`).
 * `contradiction` when they do not.
 */
export function findIndicator(plain: string): string | 'contradiction' | null {
  const whole = BY_NAME.get(nameKey(plain));
  if (whole) return whole;
  const runs = nameKey(plain).match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [];
  const found = (runs.length > 1 ? runs : plain.split(/[/,;:、|_]/).map(nameKey)).map(
    (run) => BY_NAME.get(run) ?? null,
  );
  if (found.length < 2 || found.includes(null)) return null;
  return new Set(found).size === 1 ? found[0]! : 'contradiction';
}
