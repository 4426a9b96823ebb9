// Names for places and people, made of common parts. Every person is fictitious; every telephone number begins with 000, which no
// network gives out.
import { pick, type Random } from './random.ts';

export interface PlaceName {
  readonly zh: string;
  readonly en: string;
}

// biome-ignore format: a table of parts reads best in rows
const FRONT: readonly (readonly [string, string])[] = [
  ['石', 'shi'], ['沙', 'sha'], ['龙', 'long'], ['白', 'bai'], ['青', 'qing'], ['大', 'da'], ['小', 'xiao'], ['新', 'xin'],
  ['南', 'nan'], ['北', 'bei'], ['东', 'dong'], ['西', 'xi'], ['上', 'shang'], ['下', 'xia'], ['高', 'gao'], ['黄', 'huang'],
  ['水', 'shui'], ['竹', 'zhu'], ['松', 'song'], ['梅', 'mei'], ['荔', 'li'], ['莲', 'lian'], ['凤', 'feng'], ['鹤', 'he'],
  ['金', 'jin'], ['银', 'yin'], ['永', 'yong'], ['平', 'ping'], ['长', 'chang'], ['红', 'hong'], ['清', 'qing'], ['榕', 'rong'],
  ['蕉', 'jiao'], ['桂', 'gui'], ['良', 'liang'], ['横', 'heng'], ['深', 'shen'], ['麦', 'mai'], ['古', 'gu'], ['云', 'yun'],
];
// biome-ignore format: a table of parts reads best in rows
const BACK: readonly (readonly [string, string])[] = [
  ['田', 'tian'], ['坑', 'keng'], ['岭', 'ling'], ['塘', 'tang'], ['湾', 'wan'], ['基', 'ji'], ['岗', 'gang'], ['溪', 'xi'],
  ['洲', 'zhou'], ['埔', 'pu'], ['陂', 'bei'], ['桥', 'qiao'], ['门', 'men'], ['井', 'jing'], ['林', 'lin'], ['头', 'tou'],
  ['滘', 'jiao'], ['涌', 'chong'], ['角', 'jiao'], ['坪', 'ping'], ['围', 'wei'], ['沥', 'li'], ['朗', 'lang'], ['源', 'yuan'],
  ['口', 'kou'], ['湖', 'hu'], ['沟', 'gou'], ['峰', 'feng'], ['泉', 'quan'], ['安', 'an'],
];
const SURNAMES =
  '陈李张黄林吴梁何罗郑谢邓冯曾蔡潘钟叶苏卢余杜戴范方石姚廖邹金陆孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
const GIVEN =
  '明华建国志伟家俊文海强军平志勇振宇小兰秀英丽芳静敏慧玉梅婷雪琳佳欣宏达永康子轩思远雅晴春生秋月德才广福水清河安泽润溪源澜';

export interface Namer {
  readonly place: (ending: PlaceName) => PlaceName;
  readonly person: () => string;
  readonly phone: () => string;
}

/** Names that do not repeat until the pairs run out; then a third part or a number is added. */
export function makeNamer(random: Random): Namer {
  const used = new Set<string>();
  let phones = 0;
  return {
    place: (ending) => {
      for (let attempt = 0; ; attempt++) {
        const parts = [pick(random, FRONT), pick(random, BACK)];
        if (attempt > 6) parts.unshift(pick(random, FRONT));
        const number = attempt > 40 ? attempt - 40 : 0;
        const zh = `${parts.map(([sign]) => sign).join('')}${ending.zh}${number > 0 ? number : ''}`;
        if (used.has(zh)) continue;
        used.add(zh);
        const sound = parts.map(([, syllable]) => syllable).join('');
        const en = `${sound[0]!.toUpperCase()}${sound.slice(1)} ${ending.en}${number > 0 ? ` ${number}` : ''}`;
        return { zh, en };
      }
    },
    person: () => {
      const given = [...GIVEN];
      const second = random() < 0.8 ? pick(random, given) : '';
      return `${pick(random, [...SURNAMES])}${pick(random, given)}${second}`;
    },
    phone: () => {
      phones += 1;
      return `000-${String(Math.floor(phones / 10000)).padStart(4, '0')}-${String(phones % 10000).padStart(4, '0')}`;
    },
  };
}
