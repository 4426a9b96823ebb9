// The words of the search box.
import { defineWords } from '@xunhe/ui/words';

export const FIND_WORDS = defineWords({
  find: ['查找河段、人员、问题、页面', 'Find waters, people, problems, screens'],
  hint: ['名称、编码或拼音，按 / 开始', 'Name, code or pinyin; press /'],
  reach: ['河段', 'Reaches'],
  water: ['水体', 'Waters'],
  person: ['河长', 'Chiefs'],
  problem: ['问题', 'Problems'],
  station: ['监测站点', 'Stations'],
  source: ['污染源', 'Sources'],
  department: ['部门', 'Departments'],
  region: ['区域', 'Regions'],
  screen: ['页面', 'Screens'],
  group: ['{kind}（{n}）', '{kind} ({n})'],
  more: ['查看全部 {n} 个', 'See all {n}'],
  nothing: ['没有找到“{q}”', 'Nothing found for “{q}”'],
  looking: ['正在查找…', 'Looking…'],
  failed: ['查找失败，请稍后再试。', 'The search failed. Try again in a moment.'],
  long: ['最多 60 个字', 'At most 60 characters'],
});
