// The water factors of HJ 212-2017 table B.1 with their codes of HJ/T 212-2005, the unit a station sends each in, and the indicator of ours it
// is. The table sets traps: w20119 is arsenic in µg/L and w20141 in mg/L, lead is µg/L as w20120 and mg/L as w20144, flow is L/s.
import { INDICATORS } from '@xunhe/domain/observation/indicator';

export interface Factor {
  /** Of HJ 212-2017, also where the station sent the old one. */
  readonly code: string;
  /** What the station sends it in. */
  readonly unit: string;
  /** What its sums (Cou) are in; null where the standard has none. */
  readonly loadUnit: string | null;
  readonly indicator: string | null;
  /** To multiply with for the indicator's standard unit; 1 without an indicator. */
  readonly factor: number;
  readonly standardUnit: string;
}

type Row = readonly [code: string, old: string | null, unit: string, loadUnit: string | null, indicator: string | null];

/**
 * Nitrate (w21007) and nitrite (w21006) keep their own codes: the table does not say whether they are counted as nitrogen, and the two readings
 * differ by more than four times. So do total surfactants (w19001) and dissolved solids (w01006), which are not what ours measure.
 */
const ROWS: readonly Row[] = [
  ['w00000', 'B01', 'L/s', 'm³', 'flow'],
  ['w01001', '001', '', null, 'ph'],
  ['w01002', '002', '度', null, null],
  // Not in table B.1, but in most packets of water stations that were found (vector py-2-2011).
  ['w01003', null, 'NTU', null, 'turb'],
  ['w01006', null, 'mg/L', 'kg', null],
  ['w01009', null, 'mg/L', null, 'do'],
  ['w01010', null, '°C', null, 'temp'],
  ['w01012', '003', 'mg/L', 'kg', 'ss'],
  ['w01014', null, 'µS/cm', null, 'cond'],
  ['w01017', '010', 'mg/L', 'kg', 'bod5'],
  ['w01018', '011', 'mg/L', 'kg', 'cod'],
  ['w01019', null, 'mg/L', 'kg', 'codmn'],
  ['w01020', '015', 'mg/L', 'kg', 'toc'],
  ['w02003', '550', '/L', null, 'fcoli'],
  ['w02006', null, '/L', null, null],
  ['w03001', '570', 'Bq/L', null, null],
  ['w03002', '571', 'Bq/L', null, null],
  ['w19001', null, 'mg/L', 'kg', null],
  ['w19002', '520', 'mg/L', 'kg', 'las'],
  ['w20012', '039', 'mg/L', 'kg', null],
  ['w20023', '037', 'mg/L', 'kg', null],
  ['w20038', '040', 'mg/L', 'kg', null],
  ['w20061', '038', 'mg/L', 'kg', null],
  ['w20089', '041', 'ng/L', 'mg', null],
  ['w20092', '036', 'mg/L', 'kg', null],
  ['w20111', '020', 'µg/L', 'g', 'hg'],
  ['w20113', '021', 'ng/L', 'mg', null],
  ['w20115', '022', 'µg/L', 'g', 'cd'],
  ['w20116', '023', 'mg/L', 'kg', 'cr'],
  ['w20117', '024', 'µg/L', 'g', 'cr6'],
  ['w20119', '026', 'µg/L', 'g', 'as'],
  ['w20120', '027', 'µg/L', 'g', 'pb'],
  ['w20121', '028', 'mg/L', 'kg', 'ni'],
  ['w20122', '029', 'mg/L', 'kg', 'cu'],
  ['w20123', '030', 'mg/L', 'kg', 'zn'],
  ['w20124', '031', 'mg/L', 'kg', 'mn'],
  ['w20125', '032', 'mg/L', 'kg', 'fe'],
  ['w20126', '033', 'mg/L', 'kg', null],
  ['w20127', '034', 'µg/L', 'g', null],
  ['w20128', '035', 'µg/L', 'g', 'se'],
  ['w20138', null, 'mg/L', 'kg', 'cu'],
  ['w20139', null, 'mg/L', 'kg', 'zn'],
  ['w20140', null, 'mg/L', 'kg', 'se'],
  ['w20141', null, 'mg/L', 'kg', 'as'],
  ['w20142', null, 'µg/L', 'g', 'hg'],
  ['w20143', null, 'µg/L', 'g', 'cd'],
  ['w20144', null, 'mg/L', 'kg', 'pb'],
  ['w21001', '065', 'mg/L', 'kg', 'tn'],
  ['w21003', '060', 'mg/L', 'kg', 'nh3n'],
  ['w21004', '062', 'mg/L', 'kg', 'tkn'],
  ['w21006', '063', 'mg/L', 'kg', null],
  ['w21007', '064', 'mg/L', 'kg', null],
  ['w21011', '101', 'mg/L', 'kg', 'tp'],
  ['w21016', '070', 'mg/L', 'kg', 'cn'],
  ['w21017', '072', 'mg/L', 'kg', 'f'],
  ['w21019', '071', 'mg/L', 'kg', 'sulfide'],
  ['w21022', '090', 'mg/L', 'kg', 'cl'],
  ['w21038', null, 'mg/L', 'kg', null],
  ['w22001', '080', 'mg/L', 'kg', 'oil'],
  ['w23002', '110', 'mg/L', 'kg', 'phenol'],
  ['w25043', '540', 'µg/L', 'g', null],
  ['w33001', '350', 'ng/L', 'mg', null],
  ['w33007', '351', 'ng/L', 'mg', null],
  ['w99001', '061', 'mg/L', 'kg', null],
];

/** From the unit of the table to the standard unit of an indicator. */
const FACTORS: Readonly<Record<string, number>> = {
  'µg/L mg/L': 0.001,
  'L/s m³/s': 0.001,
};

const FACTORS_BY_CODE: ReadonlyMap<string, Factor> = new Map(
  ROWS.flatMap(([code, old, unit, loadUnit, indicator]) => {
    const factor = { code, unit, loadUnit, indicator, ...toStandard(unit, indicator) };
    return old === null ? [[code, factor] as const] : [[code, factor] as const, [old, factor] as const];
  }),
);

/** Codes of other tables, by their shape: air, water, noise, ground, states of instruments, treatment plants, and the short ones of 2005. */
const OTHER = /^(?:[awngi]\d{5}|SB\d{1,3}|L(?:A|eq|DN|d|n|5|10|50|90|95|Mx|Mn)|[BS]\d{2}|\d{2,3})$/;

/** A water factor by its code of 2017 or 2005; undefined for anything else, which is kept under its own code. */
export function findFactor(code: string): Factor | undefined {
  return FACTORS_BY_CODE.get(code);
}

export function isKnownCode(code: string): boolean {
  return FACTORS_BY_CODE.has(code) || OTHER.test(code);
}

function toStandard(unit: string, indicator: string | null): Pick<Factor, 'factor' | 'standardUnit'> {
  const standardUnit = indicator === null ? unit : INDICATORS[indicator]?.unit;
  const factor = unit === standardUnit ? 1 : FACTORS[`${unit} ${standardUnit}`];
  if (standardUnit === undefined || factor === undefined)
    throw new Error(`No way from ${unit} to ${standardUnit} of ${indicator}`);
  return { factor, standardUnit };
}
