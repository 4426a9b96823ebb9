// Whether a password is easy to guess: a list of the ones most used, rows of the keyboard, years, repeats, and the words of this place.
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

const judge = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/** What anybody here would try first. */
const LOCAL_WORDS = [
  'xunhe',
  'hezhang',
  'hechang',
  'hezhangban',
  'heliu',
  'shuili',
  'huanbao',
  '巡河',
  '河长',
  '河长制',
  '河长办',
  '水利',
  '水务',
];

/** What must be left beside such words and years. */
const LEFT = 6;
/** Fewer tries than this are within reach of somebody who stole the hashes (the library's score 3). */
const ENOUGH = 3;

/** @param words of the person and the city: login, names, telephone */
export function isGuessable(password: string, words: readonly string[]): boolean {
  // zhang3 is a name and a number: the name alone is as well known.
  const lower = words.map((word) => word.toLowerCase()).flatMap((word) => [word, word.replace(/\d+$/, '')]);
  const own = [...LOCAL_WORDS, ...lower].filter((word) => word.length >= 2);
  const text = password.slice(0, 100);
  return leftBeside(text.toLowerCase(), own) < LEFT || judge.check(text, own).score < ENOUGH;
}

/** How many letters and digits remain when the words and the years are taken out. */
function leftBeside(text: string, words: readonly string[]): number {
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), text).replace(/(19|20)\d\d/g, '');
  return rest.replace(/[^\p{L}\p{N}]/gu, '').length;
}
