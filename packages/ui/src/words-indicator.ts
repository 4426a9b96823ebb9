// Indicators by id: name, short name and unit. Units come from the domain, so a number on a screen has the unit it is stored in.
import { INDICATORS } from '@xunhe/domain/observation/indicator';
import { defineWords, type Language, speak } from './words.ts';

export const INDICATOR_WORDS = defineWords({
  do: ['溶解氧', 'Dissolved oxygen'],
  bod5: ['五日生化需氧量', 'BOD₅'],
  cod: ['化学需氧量', 'COD'],
  codmn: ['高锰酸盐指数', 'Permanganate index'],
  nh3n: ['氨氮', 'Ammonia nitrogen'],
  tp: ['总磷', 'Total phosphorus'],
  tn: ['总氮', 'Total nitrogen'],
  ph: ['pH', 'pH'],
  temp: ['水温', 'Water temperature'],
  ss: ['悬浮物', 'Suspended solids'],
  turb: ['浊度', 'Turbidity'],
  cond: ['电导率', 'Conductivity'],
  transparency: ['透明度', 'Transparency'],
  orp: ['氧化还原电位', 'Redox potential'],
  ecoli: ['大肠埃希氏菌', 'E. coli'],
  fcoli: ['粪大肠菌群', 'Faecal coliforms'],
  chla: ['叶绿素 a', 'Chlorophyll a'],
  cu: ['铜', 'Copper'],
  zn: ['锌', 'Zinc'],
  f: ['氟化物', 'Fluoride'],
  se: ['硒', 'Selenium'],
  as: ['砷', 'Arsenic'],
  hg: ['汞', 'Mercury'],
  cd: ['镉', 'Cadmium'],
  cr6: ['六价铬', 'Chromium (Ⅵ)'],
  cr: ['总铬', 'Total chromium'],
  pb: ['铅', 'Lead'],
  ni: ['镍', 'Nickel'],
  mn: ['锰', 'Manganese'],
  fe: ['铁', 'Iron'],
  cn: ['氰化物', 'Cyanide'],
  phenol: ['挥发酚', 'Volatile phenol'],
  oil: ['石油类', 'Petroleum'],
  las: ['阴离子表面活性剂', 'Anionic surfactant'],
  sulfide: ['硫化物', 'Sulfide'],
  no3n: ['硝酸盐氮', 'Nitrate nitrogen'],
  no2n: ['亚硝酸盐氮', 'Nitrite nitrogen'],
  po4p: ['正磷酸盐磷', 'Orthophosphate'],
  tkn: ['凯氏氮', 'Kjeldahl nitrogen'],
  toc: ['总有机碳', 'Total organic carbon'],
  ts: ['总固体', 'Total solids'],
  sal: ['盐度', 'Salinity'],
  cl: ['氯化物', 'Chloride'],
  do_sat: ['溶解氧饱和度', 'Oxygen saturation'],
  flow: ['流量', 'Flow'],
  level: ['水位', 'Water level'],
});

export function sayIndicator(id: string, language: Language): string {
  return speak(INDICATOR_WORDS, language).any(id);
}

/** A value of an indicator with its unit, with the digits its indicator is shown with. */
export function sayReading(id: string, value: number, mark = ''): string {
  const indicator = INDICATORS[id];
  const digits = indicator ? trimZeros(value, indicator.decimals) : String(value);
  return `${mark}${digits}${indicator?.unit ? ` ${indicator.unit}` : ''}`;
}

export function indicatorUnit(id: string): string {
  return INDICATORS[id]?.unit ?? '';
}

/** `3.20` is shown as `3.2`; a small value keeps two digits that count, so that 0.004 does not read as zero. */
function trimZeros(value: number, decimals: number): string {
  const shown = Number(value.toFixed(decimals));
  return shown === 0 && value !== 0 ? String(Number(value.toPrecision(2))) : String(shown);
}
