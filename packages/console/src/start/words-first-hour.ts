// The steps of the first hour in words: what it is, in which file of a city bundle it lies, and what it opens.
import type { ReadinessStep } from '@xunhe/domain/place/readiness';
import { defineWords } from '@xunhe/ui/words';

export const STEP_WORDS = defineWords({
  regions: ['行政区划', 'Regions'],
  reaches: ['水系和河段', 'Waters and reaches'],
  lines: ['河段线形', 'Lines of the reaches'],
  stations: ['监测站点', 'Stations'],
  samples: ['水质样品', 'Water samples'],
  chiefs: ['河长和职务', 'Chiefs and their posts'],
  accounts: ['河长账号', 'Accounts of the chiefs'],
  month: ['首个月度', 'The first month'],
  outlines: ['区划边界', 'Outlines of the regions'],
  departments: ['责任单位', 'Departments'],
  rain: ['雨量', 'Rain'],
  sources: ['污染源和排口', 'Pollution sources and outfalls'],
  landCover: ['土地利用', 'Land cover'],
  bulletins: ['通报和舆情', 'Bulletins and public opinion'],
  history: ['以往的巡河和问题', 'Past patrols and problems'],
  calendar: ['工作日历', 'Work calendar'],
});

export const OPENS_WORDS = defineWords({
  regions: [
    '各区、镇、村只看到本辖区；预警按区发布。',
    'Districts, towns and villages see their own; lists are published by district.',
  ],
  reaches: ['预警、履职和问题都落在河段上。', 'Warnings, duties and problems are all of a reach.'],
  lines: ['一张图、定位巡河和有效里程。', 'The map, patrols by position, and the length that counts.'],
  stations: ['样品落到河段。', 'Samples find their reach.'],
  samples: [
    '水质类别、风险评估和预警；历史越长越准，两年以上为宜。',
    'Classes, risk and warnings; a longer past makes better forecasts, two years or more.',
  ],
  chiefs: ['每个河段有人负责，才能下达履职清单。', 'A reach with a chief gets its duties.'],
  accounts: ['河长能登录手机端巡河、上报。', 'Chiefs sign in on their phones, walk and report.'],
  month: ['预警草案、履职清单和月度评价。', 'Draft warnings, duties and the review of the month.'],
  outlines: ['地图上显示区界。', 'Borders on the map.'],
  departments: ['问题可交办到责任单位。', 'Problems can be given to those who must solve them.'],
  rain: ['雨后风险，预报更准。', 'Risk after rain; better forecasts.'],
  sources: ['溯源和入河排口图层。', 'Tracing, and the layer of outfalls.'],
  landCover: ['没有监测的河段也能评估。', 'Reaches without a station can be scored.'],
  bulletins: ['通报预警。', 'Warnings by bulletin.'],
  history: ['问题预警、履职基线和成效对比。', 'Warnings by problems, and a past to compare with.'],
  calendar: ['时限按工作日计算；放假调休不错算。', 'Deadlines by working days, holidays and make-up days.'],
});

/** Names of files, the same in every language. */
export const STEP_FILES: Readonly<Record<ReadinessStep, string>> = {
  regions: 'regions.csv',
  reaches: 'water_bodies.csv, reaches.csv',
  lines: 'reaches.geojson',
  stations: 'stations.csv',
  samples: 'samples.csv',
  chiefs: 'chiefs.csv, staff.csv, posts.csv',
  accounts: '',
  month: '',
  outlines: 'regions.geojson',
  departments: 'departments.csv',
  rain: 'gauges.csv, rain.csv',
  sources: 'sources.csv',
  landCover: 'land_cover.csv',
  bulletins: 'bulletins.csv',
  history: 'patrols.csv, tracks/, problems.csv, complaints.csv',
  calendar: '',
};
