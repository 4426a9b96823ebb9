// Whether values fit the form of a register: every fault with its field and its figures, in the words of the import of a city. What other
// records must say to it (that they exist, that water does not flow in a circle) is asked where they are known.
import { isDay } from '../ground/day.ts';
import { judgeCover } from './land-cover.ts';
import { judgePosition } from './position.ts';
import { isRegionCode, parentRegion, regionLevel } from './region.ts';
import {
  LONGEST_TEXT,
  REGISTER_FORMS,
  type RegisterField,
  type RegisterKind,
  type RegisterValue,
  type RegisterValues,
} from './register-form.ts';
import { isShapeFault, judgeShape } from './shape.ts';

export interface RegisterFault {
  readonly kind: string;
  readonly field: string;
  readonly [detail: string]: unknown;
}

/**
 * Every fault of a whole record, in the order of its form.
 * @param before what the record was: shares that came so from a file are let be
 */
export function checkValues(kind: RegisterKind, values: RegisterValues, before: RegisterValues = {}): RegisterFault[] {
  const form = REGISTER_FORMS[kind];
  const strange = Object.keys(values).filter((field) => !Object.hasOwn(form, field));
  return [
    ...strange.map((field) => ({ kind: 'register.field', field })),
    ...Object.entries(form).flatMap(([field, of]) => {
      if (of.form === 'cover' && values[field] === before[field]) return [];
      const fault = checkValue(of, values[field] ?? null);
      return fault ? [{ ...fault, field }] : [];
    }),
    ...('lon' in form ? checkPoint(values.lon ?? null, values.lat ?? null) : []),
  ];
}

type Fault = Readonly<Record<string, unknown>> & { readonly kind: string };

/** What a record lacks that is made by hand, beside what any record must have. */
export function checkNewValues(kind: RegisterKind, values: RegisterValues): RegisterFault[] {
  return Object.entries(REGISTER_FORMS[kind]).flatMap(([field, { neededNew }]) =>
    neededNew && (values[field] ?? null) === null ? [{ kind: 'value.empty', field }] : [],
  );
}

/** Null when the value is right. */
function checkValue(of: RegisterField, value: RegisterValue): Fault | null {
  if (value === null || value === '') return of.needed ? { kind: 'value.empty' } : null;
  switch (of.form) {
    case 'text':
      return checkText(value, of.longest);
    case 'record':
      return checkText(value, LONGEST_TEXT);
    case 'choice':
      return of.choices.some((one) => one === value) ? null : { kind: 'value.choice', choices: of.choices };
    case 'day':
      return typeof value === 'string' && isDay(value) ? null : { kind: 'date.impossible' };
    case 'degrees':
      return typeof value === 'number' ? null : { kind: 'value.notANumber' };
    case 'number':
      return checkNumber(value, of);
    case 'cover':
      return judgeCover(value);
    case 'shape': {
      const judged = judgeShape(value, of.kinds);
      return isShapeFault(judged) ? judged : null;
    }
  }
}

function checkText(value: RegisterValue, longest: number): Fault | null {
  if (typeof value !== 'string') return { kind: 'value.text' };
  if (value.trim() === '') return { kind: 'value.empty' };
  if (value.length > longest) return { kind: 'value.tooLong', length: value.length, longest };
  return value.includes('\u0000') ? { kind: 'value.nul' } : null;
}

function checkNumber(
  value: RegisterValue,
  { min, max, whole }: { readonly min: number; readonly max: number; readonly whole?: true },
): Fault | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return { kind: 'value.notANumber' };
  if (value < min) return { kind: 'number.tooSmall', min };
  if (value > max) return { kind: 'number.tooLarge', max };
  return whole && !Number.isInteger(value) ? { kind: 'number.notWhole' } : null;
}

function checkPoint(lon: RegisterValue, lat: RegisterValue): RegisterFault[] {
  if (lon === null && lat === null) return [];
  if (lon === null || lat === null) return [{ kind: 'point.half', field: lon === null ? 'lon' : 'lat' }];
  if (typeof lon !== 'number' || typeof lat !== 'number') return [];
  const wrong = judgePosition(lon, lat);
  if (!wrong) return [];
  return [{ kind: wrong === 'swapped' ? 'point.swapped' : 'point.range', field: wrong === 'lon' ? 'lon' : 'lat' }];
}

/** What is wrong with the code of a region of a city; its level and the region above are read from it. */
export function judgeRegionCode(
  code: string,
  said: { readonly city: string; readonly level?: string | null; readonly parent?: string | null },
): RegisterFault | null {
  if (!isRegionCode(code)) return { kind: 'value.form', field: 'code', form: 'regionCode' };
  if (!code.startsWith(said.city)) return { kind: 'region.otherCity', field: 'code', city: said.city };
  if (said.level != null && said.level !== regionLevel(code))
    return { kind: 'region.level', field: 'level', expected: regionLevel(code) };
  if (said.parent !== undefined && said.parent !== parentRegion(code))
    return { kind: 'region.parent', field: 'parent', expected: parentRegion(code) };
  return null;
}
