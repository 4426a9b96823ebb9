// The units that offices write beside an indicator, and what each is worth in the indicator's standard unit. A unit that is known but measures
// something else is told apart from one that nobody knows.
import { INDICATORS } from './indicator.ts';
import { RAIN, RAIN_UNIT } from './rain.ts';
import { plainName } from './sheet-cell.ts';

type Factors = Readonly<Record<string, number>>;

const IN_MG_PER_L: Factors = {
  ...{ 'g/l': 1000, 'mg/l': 1, 'ug/l': 1e-3, 'ng/l': 1e-6, 'kg/m3': 1000, 'g/m3': 1, 'mg/m3': 1e-3, 'ug/m3': 1e-6 },
  ...{
    'mg/dm3': 1,
    'ug/ml': 1,
    'mg/ml': 1000,
    毫克每升: 1,
    '毫克/升': 1,
    微克每升: 1e-3,
    '微克/升': 1e-3,
    '克/立方米': 1,
  },
};
const IN_CM: Factors = { cm: 1, m: 100, mm: 0.1, 厘米: 1, 米: 100 };

/** Factors by standard unit, then by unit as `unitKey` writes it. The empty unit is that of pH. */
const FACTORS: Readonly<Record<string, Factors>> = {
  '': { 无量纲: 1, ph单位: 1, '-': 1, '--': 1, '/': 1 },
  'mg/L': IN_MG_PER_L,
  'µg/L': scale(IN_MG_PER_L, 1000),
  '°C': { '°c': 1, c: 1, oc: 1, 度: 1, 摄氏度: 1 },
  // By GB 13200-1991 one degree of turbidity is one NTU.
  NTU: { ntu: 1, fnu: 1, ftu: 1, 度: 1 },
  'µS/cm': { 'us/cm': 1, 'ms/cm': 1000, 'ms/m': 10, 's/m': 10_000, '微西门子/厘米': 1 },
  cm: IN_CM,
  m: scale(IN_CM, 0.01),
  mm: { mm: 1, 毫米: 1, cm: 10 },
  mV: { mv: 1, v: 1000, 毫伏: 1 },
  '/L': {
    ...{ '个/l': 1, 'cfu/l': 1, 'mpn/l': 1, '个/升': 1, '万个/l': 10_000, '/l': 1 },
    ...{
      '个/100ml': 10,
      'cfu/100ml': 10,
      'mpn/100ml': 10,
      '/100ml': 10,
      '个/ml': 1000,
      'cfu/ml': 1000,
      'mpn/ml': 1000,
    },
  },
  '‰': { '‰': 1, ppt: 1, psu: 1, 'g/kg': 1, 'g/l': 1 },
  '%': { '%': 1, '%sat': 1 },
  'm³/s': { 'm3/s': 1, 'l/s': 1e-3, 'm3/h': 1 / 3600, 'm3/d': 1 / 86_400, '立方米/秒': 1 },
};

const KNOWN = new Set(Object.values(FACTORS).flatMap((units) => Object.keys(units)));
/** Longest first: the end of `氨氮mg/l` is not `g/l`. */
const KEYS = [...KNOWN].sort((a, b) => b.length - a.length);

/** `mg·L⁻¹`, `ＭＧ／Ｌ` and `单位：mg/L` are all `mg/l`. */
export function unitKey(text: string): string {
  return plainName(text)
    .replace(/^单位[::]?/, '')
    .replaceAll(/[·•.*]/g, '')
    .replace(/^(.+?)(l|cm|m3|m|s)-1$/, '$1/$2');
}

/** A unit that somebody measures water with, whatever it is. */
export function isUnit(key: string): boolean {
  return KNOWN.has(key);
}

/** In which a reading is stored: empty for pH, null for what nobody measures here. */
export function standardUnit(indicator: string): string | null {
  if (indicator === RAIN) return RAIN_UNIT;
  return Object.hasOwn(INDICATORS, indicator) ? INDICATORS[indicator]!.unit : null;
}

/** What to multiply a number with to get the standard unit; null when the unit measures something else, or nothing. */
export function unitFactor(standardUnit: string, key: string): number | null {
  const factors = FACTORS[standardUnit];
  return factors && Object.hasOwn(factors, key) ? factors[key]! : null;
}

/** The units that a title may end with, each with what stands before it. */
export function* splitUnit(title: string): Generator<{ readonly name: string; readonly unit: string }> {
  for (const unit of KEYS)
    if (title.length > unit.length && title.endsWith(unit)) yield { name: title.slice(0, -unit.length), unit };
}

function scale(factors: Factors, by: number): Factors {
  return Object.fromEntries(
    Object.entries(factors).map(([unit, factor]) => [unit, Number((factor * by).toPrecision(12))]),
  );
}
