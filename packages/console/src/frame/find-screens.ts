// Screens by name: in either language, by pinyin or by its initials.
import type { MeBody } from '@xunhe/contract/people';
import { holdsRight } from '@xunhe/ui/session';
import { type Entry, RAIL_ENTRIES } from './rail-groups.ts';

/** How the Chinese names of the screens are spelled; a test holds them against the words. */
export const SCREEN_SPELLING: Readonly<Record<Entry['word'], string>> = {
  map: 'yi zhang tu',
  riskBoard: 'feng xian kan ban',
  dutyBoard: 'lv zhi kan ban',
  dataHealth: 'shu ju jian kang',
  heldReadings: 'dai he shu ju',
  deliveries: 'jie ru ji lu',
  peopleBoard: 'ren yuan kan ban',
  warnings: 'yu jing',
  bulletins: 'tong bao yu qing',
  duties: 'lv zhi qing dan',
  patrols: 'xun he ji lu',
  reviews: 'dai fu he',
  inventories: 'si ge cha qing',
  problems: 'wen ti',
  problemStatistics: 'wen ti tong ji',
  signals: 'yi dian',
  refused: 'bei ju ji lu',
  evaluation: 'yue du ping jia',
  reports: 'zong jie bao gao',
  standing: 'lv zhi bang',
  model: 'mo xing',
  reaches: 'he duan',
  signboards: 'gong shi pai',
  registers: 'tai zhang wei hu',
  people: 'he chang ming ce',
  cycles: 'yue du liu cheng',
  rules: 'xun he gui ze',
  policies: 'can shu',
  workCalendar: 'gong zuo ri li',
  officeMarks: 'fa wen dai zi',
  audit: 'shen ji ji lu',
  accounts: 'zhang hao',
  webhooks: 'xiao xi tui song',
  notices: 'tong zhi',
  firstHour: 'kai shi shi yong',
};

export function findScreens(me: MeBody, q: string, sayScreen: (word: Entry['word']) => readonly string[]): Entry[] {
  const words = q.normalize('NFKC').trim().toLowerCase();
  const typed = words.replace(/[\s'’]/g, '');
  if (typed === '') return [];
  return RAIL_ENTRIES.filter(({ word, right }) => {
    if (!holdsRight(me, right)) return false;
    const syllables = SCREEN_SPELLING[word].split(' ');
    const initials = syllables.map((syllable) => syllable.charAt(0)).join('');
    return (
      sayScreen(word).some((name) => name.toLowerCase().includes(words)) ||
      syllables.some((_, at) => syllables.slice(at).join('').startsWith(typed)) ||
      initials.includes(typed)
    );
  });
}
