// The model as a text that can be kept and read again: whoever asks later why a probability was what it was gets the same figure from it.
// WARNING: stored. A change of form gets a new number, and a file of another form is not read but learned anew.
import type { ClassModel } from './class-model.ts';
import type { Ensemble } from './ensemble.ts';
import type { EnsembleOptions } from './ensemble-options.ts';
import type { BoostOptions } from './learner/boosting.ts';

export const MODEL_FORM = 3;

export interface MonthModel {
  readonly form: typeof MODEL_FORM;
  /** Number of the newest month that was learned from. */
  readonly asOf: number;
  readonly options: EnsembleOptions;
  /** For reaches with samples of their own; null when there was too little to learn from. */
  readonly own: Ensemble | null;
  /** For reaches without: learned from what surrounds them. */
  readonly around: Ensemble | null;
  readonly classes: ClassModel | null;
  readonly classBoost: BoostOptions;
}

const ARRAYS = { Float64Array, Float32Array, Int32Array, Uint32Array, Int16Array, Uint16Array, Int8Array, Uint8Array };

/** The same model gives the same text, character by character. */
export function encodeModel(model: MonthModel): string {
  return JSON.stringify(model, (_, value: unknown) =>
    ArrayBuffer.isView(value)
      ? { array: value.constructor.name, of: Array.from(value as unknown as ArrayLike<number>) }
      : value,
  );
}

/** Null when the text is of another form. */
export function decodeModel(text: string): MonthModel | null {
  const model = JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('array' in value) || !('of' in value)) return value;
    const make = ARRAYS[value.array as keyof typeof ARRAYS];
    return make.from(value.of as number[]);
  }) as MonthModel;
  return model.form === MODEL_FORM ? model : null;
}

/** FNV-1a over the text, two lanes, as 16 hexadecimal digits: the version by which rows name the model that made them. */
export function versionOf(file: string): string {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (let i = 0; i < file.length; i++) {
    a = Math.imul(a ^ file.charCodeAt(i), 0x01000193) >>> 0;
    b = Math.imul(b ^ file.charCodeAt(i), 0x85ebca6b) >>> 0;
  }
  return a.toString(16).padStart(8, '0') + b.toString(16).padStart(8, '0');
}
