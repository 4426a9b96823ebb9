// A reason on the wire is a kind with its numbers. Its words are one line in a table: the kind, and what to say in each language.
import type { Language } from './words.ts';

export interface WireReason {
  readonly kind: string;
  readonly [detail: string]: unknown;
}

/** Reads the numbers of one reason; what is missing or of another type reads as empty, so that an older record still has a sentence. */
export interface Told {
  number(name: string): number;
  text(name: string): string;
  list(name: string): readonly string[];
  has(name: string): boolean;
  flag(name: string): boolean;
  readonly language: Language;
}

export type Sentence = (told: Told) => { readonly zh: string; readonly en: string };
export type Sentences = Readonly<Record<string, Sentence>>;

export function tell(reason: WireReason, language: Language): Told {
  return {
    language,
    number: (name) => (typeof reason[name] === 'number' ? reason[name] : 0),
    text: (name) => (typeof reason[name] === 'string' ? reason[name] : ''),
    list: (name) => (Array.isArray(reason[name]) ? reason[name].flat().map(String) : []),
    flag: (name) => reason[name] === true,
    has: (name) => reason[name] !== undefined && reason[name] !== null,
  };
}
