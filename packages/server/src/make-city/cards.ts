// What a bundle says of itself: which part was measured by whom, and which part is made up.
import { numberToDay } from '@xunhe/domain/ground/day';
import type { City } from './city.ts';
import { SAMPLE_CODE, SAMPLE_NAME, SAMPLE_TODAY } from './sample-plan.ts';
import type { CityCard } from './write-city.ts';

const COMMON = {
  timezone: 'Asia/Shanghai',
  standard: 'GB3838-2002',
  target_class: 5,
  class_indicators: ['do', 'cod', 'bod5', 'nh3n', 'tp'],
} as const;

export const SAMPLE_CARD: CityCard = {
  code: SAMPLE_CODE,
  name: SAMPLE_NAME.zh,
  name_en: SAMPLE_NAME.en,
  ...COMMON,
  today: SAMPLE_TODAY,
  about: [
    {
      part: 'measured',
      zh: '水质样品（87个站、34条河流，1986年1月至2017年12月，逐月）和日雨量（1984—2017年，一个雨量站）为香港特别行政区公开数据中的实测值，日期未作改动；低于检出限的值写作“<检出限”，原始数据中的异常值予以保留。',
      en: 'Water samples (87 stations on 34 rivers, monthly, January 1986 to December 2017) and daily rain (1984–2017, one gauge) were measured and published as open data in Hong Kong. No date is shifted; values under the detection limit are written as such; impossible values are left in.',
    },
    {
      part: 'generated',
      zh: '地图（海岸、河道、流域、区界）、镇街和村居、各级河长及其姓名电话、部门、污染源、土地覆盖、投诉、问题、通报和巡河记录均由程序生成，与实测水质相一致，但与任何真实地点、人物、单位无关。河名和九个区中八个的名称取自监测数据；地图不是香港的地图。五个无分区的早期站点和无测站的东屿区由我们安排。',
      en: 'The map (coast, rivers, basins, boundaries), towns and villages, all chiefs with their names and numbers, departments, pollution sources, land cover, complaints, problems, bulletins and patrols are generated to agree with the measured quality; they have nothing to do with any real place, person or firm. Names of rivers and of eight of the nine districts come from the monitoring data; the map is not that of Hong Kong. Where five early stations without a zone stand, and Dongyu District without a station, are our own choice.',
    },
  ],
  credits: [
    {
      zh: '香港特别行政区政府环境保护署',
      en: 'Environmental Protection Department, HKSAR',
      source: 'River water quality monitoring data; open data, re-use with attribution',
    },
    {
      zh: '香港天文台',
      en: 'Hong Kong Observatory',
      source: 'Daily total rainfall; open data, re-use with attribution',
    },
  ],
};

export function makeCard(city: City): CityCard {
  return {
    code: city.regions.city.code.slice(0, 4),
    name: city.regions.city.name.zh,
    name_en: city.regions.city.name.en,
    ...COMMON,
    today: numberToDay(city.lastDay + 1),
    about: [
      {
        part: 'generated',
        zh: `本市全部数据由程序生成（种子 ${city.seed}），与任何真实地点、人物、单位无关。`,
        en: `Everything about this city is generated (seed ${city.seed}); it has nothing to do with any real place, person or firm.`,
      },
    ],
    credits: [],
  };
}
