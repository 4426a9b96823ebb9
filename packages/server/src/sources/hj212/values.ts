// The numbers of a packet, each with what is to be thought of it by itself. All are kept; only `ok` is used.
import { INDICATORS } from '@xunhe/domain/observation/indicator';
import type { Factor } from './factors.ts';
import type { Remarks } from './remarks.ts';
import type { Segment, Told } from './segment.ts';
import { parseStamp } from './stamp.ts';

/** WARNING: stored beside readings. `flag_D` and the like carry the letter the station sent (HJ 212-2017 table 8). */
export type Quality =
  | 'ok'
  | `flag_${string}`
  | 'unknown_flag'
  | 'no_data_sentinel'
  | 'out_of_physical_range'
  | 'stale_sample'
  | 'late'
  | 'future';

export interface Value {
  /** Of HJ 212-2017; one that nobody knows stays as it came. */
  readonly code: string;
  readonly field: string;
  /** In the unit the station sends. */
  readonly value: number;
  readonly quality: Quality;
  readonly factor: Factor | null;
  /** When the water was taken, where the station says so. */
  readonly sampleMs: number | null;
}

/** Strictly: the engine reads an empty text as 0 and `0x17` as 23. */
const NUMBER = /^[+-]?\d{1,14}(?:\.\d{1,8})?$/;
/** Stopped, under maintenance, set by hand, faulty, being calibrated, over the range, cut off. */
const BAD_FLAGS = new Set(['F', 'M', 'S', 'D', 'C', 'T', 'B']);
const SENTINELS = new Set([-99, -999, -9999]);
const NO_VALUES: readonly Value[] = [];

export function readValues({ factors }: Segment, remarks: Remarks): readonly Value[] {
  if (factors.size === 0) return NO_VALUES;
  const values: Value[] = [];
  for (const told of factors.values()) {
    const { factor, isKnownCode, code } = told[0]!.name;
    if (!isKnownCode) remarks.warn(`unknown_factor_code_${code.slice(0, 40)}`);
    const flag = textOf(told, 'Flag');
    const sampleMs = readSample(textOf(told, 'SampleTime'), remarks);
    for (const { name, text } of told) {
      const { field, kind } = name;
      if (kind === 'unknown') remarks.warn(`unknown_field_${field.slice(0, 40)}`);
      else if (kind === 'number' && !NUMBER.test(text)) remarks.refuse(`not_a_number_${name.key.slice(0, 60)}`);
      else if (kind === 'number') {
        const value = Number(text);
        const quality = qualityOf(value, flag, field === 'Cou' ? null : factor);
        values.push({ code: factor?.code ?? code, field, value, quality, factor, sampleMs });
      }
    }
  }
  return values;
}

function textOf(told: readonly Readonly<Told>[], field: string): string | undefined {
  for (const one of told) if (one.name.field === field) return one.text;
  return undefined;
}

function readSample(text: string | undefined, remarks: Remarks): number | null {
  if (text === undefined) return null;
  const sampleMs = parseStamp(text);
  if (sampleMs === null) remarks.warn('bad_SampleTime');
  return sampleMs;
}

/** What the station says of the value comes before what we think of it. A sum has no range: it depends on the window. */
function qualityOf(value: number, flag: string | undefined, factor: Factor | null): Quality {
  if (flag !== undefined && flag !== 'N') return BAD_FLAGS.has(flag) ? `flag_${flag}` : 'unknown_flag';
  if (SENTINELS.has(value)) return 'no_data_sentinel';
  if (factor === null) return 'ok';
  const range = factor.indicator === null ? undefined : INDICATORS[factor.indicator];
  const standard = value * factor.factor;
  // Of no other factor in the table can there be less than nothing.
  const isPossible = range ? standard >= range.min && standard <= range.max : value >= 0;
  return isPossible ? 'ok' : 'out_of_physical_range';
}
