// What is measured in water: one id and one standard unit for each indicator, so that a number never travels without its unit. Plausible
// limits are for quality control: outside them a value is kept and marked, not believed [D, after the ranges of HJ 212-2017 and field manuals].

export interface Indicator {
  readonly id: string;
  /** The standard unit in which readings are stored. */
  readonly unit: string;
  /** Factor code of HJ 212-2017 table B.1, where there is one. */
  readonly code: string | null;
  readonly min: number;
  readonly max: number;
  /** True where little is bad: oxygen, transparency, redox potential. */
  readonly lowerIsWorse: boolean;
  /** Digits after the point that a screen shows. */
  readonly decimals: number;
}

type Row = readonly [id: string, unit: string, code: string | null, min: number, max: number, decimals: number];

const ROWS: readonly Row[] = [
  ['do', 'mg/L', 'w01009', 0, 30, 1],
  ['bod5', 'mg/L', 'w01017', 0, 2000, 1],
  ['cod', 'mg/L', 'w01018', 0, 5000, 0],
  ['codmn', 'mg/L', 'w01019', 0, 500, 1],
  ['nh3n', 'mg/L', 'w21003', 0, 300, 2],
  ['tp', 'mg/L', 'w21011', 0, 100, 2],
  ['tn', 'mg/L', 'w21001', 0, 500, 2],
  ['ph', '', 'w01001', 3, 12, 1],
  ['temp', '°C', 'w01010', -1, 45, 1],
  ['ss', 'mg/L', 'w01012', 0, 50_000, 0],
  ['turb', 'NTU', 'w01003', 0, 20_000, 0],
  ['cond', 'µS/cm', 'w01014', 0, 70_000, 0],
  ['transparency', 'cm', null, 0, 3000, 0],
  ['orp', 'mV', null, -1000, 1000, 0],
  ['ecoli', '/L', null, 0, 1e12, 0],
  ['fcoli', '/L', 'w02003', 0, 1e12, 0],
  ['chla', 'µg/L', null, 0, 5000, 1],
  ['cu', 'mg/L', 'w20122', 0, 1000, 3],
  ['zn', 'mg/L', 'w20123', 0, 1000, 3],
  ['f', 'mg/L', 'w21017', 0, 500, 2],
  ['se', 'mg/L', 'w20128', 0, 10, 4],
  ['as', 'mg/L', 'w20141', 0, 100, 4],
  ['hg', 'mg/L', 'w20111', 0, 10, 5],
  ['cd', 'mg/L', 'w20115', 0, 100, 4],
  ['cr6', 'mg/L', 'w20117', 0, 500, 3],
  ['cr', 'mg/L', null, 0, 500, 3],
  ['pb', 'mg/L', 'w20120', 0, 500, 3],
  ['ni', 'mg/L', null, 0, 500, 3],
  ['mn', 'mg/L', null, 0, 500, 2],
  ['fe', 'mg/L', null, 0, 2000, 2],
  ['cn', 'mg/L', 'w21016', 0, 500, 3],
  ['phenol', 'mg/L', 'w23002', 0, 1000, 4],
  ['oil', 'mg/L', 'w22001', 0, 10_000, 2],
  ['las', 'mg/L', 'w19002', 0, 1000, 2],
  ['sulfide', 'mg/L', 'w21019', 0, 500, 3],
  ['no3n', 'mg/L', null, 0, 500, 2],
  ['no2n', 'mg/L', null, 0, 100, 3],
  ['po4p', 'mg/L', null, 0, 100, 3],
  ['tkn', 'mg/L', null, 0, 500, 2],
  ['toc', 'mg/L', null, 0, 2000, 1],
  ['ts', 'mg/L', null, 0, 100_000, 0],
  ['sal', '‰', null, 0, 45, 1],
  ['cl', 'mg/L', null, 0, 30_000, 0],
  ['do_sat', '%', null, 0, 400, 0],
  ['flow', 'm³/s', null, -10_000, 100_000, 2],
  ['level', 'm', null, -500, 9000, 2],
];

const LOWER_IS_WORSE = new Set(['do', 'do_sat', 'transparency', 'orp']);

export const INDICATORS: Readonly<Record<string, Indicator>> = Object.fromEntries(
  ROWS.map(([id, unit, code, min, max, decimals]) => [
    id,
    { id, unit, code, min, max, decimals, lowerIsWorse: LOWER_IS_WORSE.has(id) },
  ]),
);

/** What to multiply a column's number with to get the standard unit. */
export interface ColumnMeaning {
  readonly indicator: string;
  readonly factor: number;
}

const ALIASES: Readonly<Record<string, string>> = {
  surfactant: 'las',
  sulphide: 'sulfide',
  fluoride: 'f',
  temperature: 'temp',
};

/** Column endings and the unit each means, with the factor to `unit`. */
const ENDINGS: Readonly<Record<string, readonly { unit: string; factor: number }[]>> = {
  mgl: [
    { unit: 'mg/L', factor: 1 },
    { unit: 'µg/L', factor: 1000 },
  ],
  ugl: [
    { unit: 'µg/L', factor: 1 },
    { unit: 'mg/L', factor: 0.001 },
  ],
  c: [{ unit: '°C', factor: 1 }],
  ntu: [{ unit: 'NTU', factor: 1 }],
  uscm: [{ unit: 'µS/cm', factor: 1 }],
  cm: [{ unit: 'cm', factor: 1 }],
  mv: [{ unit: 'mV', factor: 1 }],
  pct: [{ unit: '%', factor: 1 }],
  ppt: [{ unit: '‰', factor: 1 }],
  m3s: [{ unit: 'm³/s', factor: 1 }],
  m: [{ unit: 'm', factor: 1 }],
  '100ml': [{ unit: '/L', factor: 10 }],
  l: [{ unit: '/L', factor: 1 }],
};

/** The meaning of a bundle column such as `nh3n_mgl`, `cu_ugl`, `fcoli_100ml` or `ph`; null for a name or unit we do not know. */
export function columnToIndicator(column: string): ColumnMeaning | null {
  if (column === 'ph') return { indicator: 'ph', factor: 1 };
  const cut = column.lastIndexOf('_');
  if (cut < 0) return null;
  const name = column.slice(0, cut);
  const indicator = INDICATORS[ALIASES[name] ?? name];
  const unit = ENDINGS[column.slice(cut + 1)]?.find((ending) => ending.unit === indicator?.unit);
  return indicator && unit ? { indicator: indicator.id, factor: unit.factor } : null;
}
