// Words for people. Each key carries its Chinese and its English as a pair, so a missing English word does not compile; the slots of the
// Chinese sentence are the arguments that a call must bring. `{n}` is filled in, `{n:s}` becomes "s" unless n is 1.
import { useSyncExternalStore } from 'react';

export const LANGUAGES = ['zh', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];
export type Pair = readonly [zh: string, en: string];
export type Dictionary = Readonly<Record<string, Pair>>;

type SlotName<S extends string> = S extends `${infer N}:${string}` ? N : S;
type Slots<S extends string> = S extends `${string}{${infer K}}${infer Rest}` ? SlotName<K> | Slots<Rest> : never;
type Filling<P extends Pair> = Slots<P[0]> | Slots<P[1]>;
type Args<P extends Pair> = [Filling<P>] extends [never] ? [] : [Readonly<Record<Filling<P>, string | number>>];

export interface Speaker<D extends Dictionary> {
  <K extends keyof D & string>(key: K, ...args: Args<D[K]>): string;
  /** For keys that come over the wire: an unknown one is shown as it is, so that nothing is hidden. */
  any(key: string | null | undefined, filling?: Readonly<Record<string, string | number>>): string;
  readonly language: Language;
}

/** Keeps the literal types of a table of words. */
export function defineWords<const D extends Dictionary>(dictionary: D): D {
  return dictionary;
}

export function speak<D extends Dictionary>(dictionary: D, language: Language): Speaker<D> {
  const known = speakers[language].get(dictionary);
  if (known) return known as unknown as Speaker<D>;
  const at = language === 'zh' ? 0 : 1;
  const say = (key: string, filling?: Readonly<Record<string, string | number>>): string =>
    fill(dictionary[key]?.[at] ?? key, filling ?? {});
  const speaker = Object.assign(say, {
    any: (key: string | null | undefined, filling?: Readonly<Record<string, string | number>>) =>
      key ? say(key, filling) : '–',
    language,
  });
  speakers[language].set(dictionary, speaker as unknown as Speaker<Dictionary>);
  return speaker as unknown as Speaker<D>;
}

export function useWords<D extends Dictionary>(dictionary: D): Speaker<D> {
  return speak(dictionary, useLanguage());
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, getLanguage, () => 'zh');
}

export function getLanguage(): Language {
  return current;
}

/** Kept on this machine; `<html lang>` follows, for screen readers and for hyphenation. */
export function setLanguage(language: Language): void {
  current = language;
  try {
    localStorage.setItem(STORED_AS, language);
  } catch {
    // A browser that forbids storage keeps the choice for this page only.
  }
  announce();
  for (const listener of listeners) listener();
}

/** The name in the reader's language, the Chinese one where the English is not known. */
export function pickName(language: Language, name: string, nameEn: string | null | undefined): string {
  return language === 'en' && nameEn ? nameEn : name;
}

function fill(sentence: string, filling: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{([a-zA-Z]+)(?::([^}]*))?\}/g, (whole, name: string, plural: string | undefined) => {
    const value = filling[name];
    if (value === undefined) return whole;
    return plural === undefined ? String(value) : Number(value) === 1 ? '' : plural;
  });
}

const STORED_AS = 'xunhe.language';
const listeners = new Set<() => void>();
const speakers: Readonly<Record<Language, WeakMap<Dictionary, Speaker<Dictionary>>>> = {
  zh: new WeakMap(),
  en: new WeakMap(),
};
let current: Language = readStored();
announce();

function readStored(): Language {
  try {
    return localStorage.getItem(STORED_AS) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}

function announce(): void {
  if (typeof document !== 'undefined') document.documentElement.lang = current === 'zh' ? 'zh-CN' : 'en';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
