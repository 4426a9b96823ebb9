// Classes of GB 3838-2002 by number, 6 is worse than Ⅴ, with what the yearly reports of the state call them.
import type { Pair } from './speech.ts';

export const CLASS_WORDS: Readonly<
  Record<number, { readonly numeral: Pair; readonly long: Pair; readonly colour: string }>
> = {
  1: words('Ⅰ', '优', 'excellent', '#4ba3d9'),
  2: words('Ⅱ', '优', 'excellent', '#2b7fc2'),
  3: words('Ⅲ', '良好', 'good', '#3c9d5b'),
  4: words('Ⅳ', '轻度污染', 'lightly polluted', '#d9b310'),
  5: words('Ⅴ', '中度污染', 'moderately polluted', '#e07b1a'),
  6: {
    numeral: ['劣Ⅴ', '>Ⅴ'],
    long: ['劣Ⅴ类（重度污染）', 'worse than class Ⅴ (heavily polluted)'],
    colour: '#c4302b',
  },
};

function words(numeral: string, zh: string, en: string, colour: string) {
  return {
    numeral: [numeral, numeral] as const,
    long: [`${numeral}类（${zh}）`, `class ${numeral} (${en})`] as const,
    colour,
  };
}
