// The vocabularies both faces share: one table for each kind of value on the wire, in the words of docs/GLOSSARY.md.
import type { WarningLevel } from '@xunhe/domain/duty/level';
import { LEVEL_NAMES, WARNING_KIND_NAMES } from '@xunhe/domain/duty/level-names';
import type { PatrolMode } from '@xunhe/domain/duty/mode';
import type { Basis } from '@xunhe/domain/duty/quality-trigger';
import type { BlackOdour } from '@xunhe/domain/observation/black-odorous';
import { POST_NAMES } from '@xunhe/domain/people/post-names';
import type { Role } from '@xunhe/domain/people/role';
import { SOURCE_KIND_NAMES } from '@xunhe/domain/place/source-names';
import type { WaterKind } from '@xunhe/domain/place/water-body';
import type { ForecastBasis } from '@xunhe/domain/risk/forecast';
import { defineWords, type Language, type Pair } from './words.ts';

type Words<K extends string> = Readonly<Record<K, Pair>>;

/** Classes of GB 3838-2002 by number; 6 is worse than Ⅴ. */
export const CLASS_NUMERALS: Readonly<Record<number, string>> = { 1: 'Ⅰ', 2: 'Ⅱ', 3: 'Ⅲ', 4: 'Ⅳ', 5: 'Ⅴ', 6: '劣Ⅴ' };

/** The short sign of a class on badges, maps and charts. */
export function sayNumeral(wqClass: number, language: Language): string {
  return language === 'en' && wqClass === 6 ? '>Ⅴ' : (CLASS_NUMERALS[wqClass] ?? '');
}

export const CLASS_WORDS = defineWords({
  '1': ['Ⅰ类', 'Class Ⅰ'],
  '2': ['Ⅱ类', 'Class Ⅱ'],
  '3': ['Ⅲ类', 'Class Ⅲ'],
  '4': ['Ⅳ类', 'Class Ⅳ'],
  '5': ['Ⅴ类', 'Class Ⅴ'],
  '6': ['劣Ⅴ类', 'Worse than Ⅴ'],
  none: ['未监测', 'Not measured'],
});

export const BLACK_ODOUR_WORDS = defineWords({
  light: ['轻度黑臭', 'Lightly black and odorous'],
  heavy: ['重度黑臭', 'Heavily black and odorous'],
} satisfies Words<BlackOdour>);

export const LEVELS_SHOWN = ['red', 'orange', 'yellow', 'none'] as const satisfies readonly WarningLevel[];

/** A mark beside each colour, so that the level is read without seeing colour. */
export const LEVEL_MARKS: Readonly<Record<WarningLevel, string>> = { none: '–', yellow: '▲', orange: '◆', red: '■' };

/** Land cover along a reach. */
export const LAND_WORDS = defineWords({
  built: ['建设用地', 'Built-up'],
  farm: ['农田', 'Farmland'],
  forest: ['林地', 'Forest'],
  water: ['水域', 'Water'],
  bare: ['裸地', 'Bare ground'],
});

export const SOURCE_STATUS_WORDS = defineWords({
  active: ['在用', 'Active'],
  rectified: ['已整改', 'Rectified'],
  closed: ['已关停', 'Closed'],
});

/** The one-character form for marks and chips, and in English the colour. */
export const LEVEL_SHORT = defineWords({
  none: ['无', 'None'],
  yellow: ['黄', 'Yellow'],
  orange: ['橙', 'Orange'],
  red: ['红', 'Red'],
} satisfies Words<WarningLevel>);

export const LEVEL_WORDS = defineWords(LEVEL_NAMES);

/** In place of level none where nothing is known of the water: no warning would sound like good water. */
export const NOT_JUDGED_WORDS = defineWords({ notJudged: ['未评估', 'Not assessed'] });

export const WARNING_KIND_WORDS = defineWords(WARNING_KIND_NAMES);

export const BASIS_WORDS = defineWords({
  measured: ['实测', 'Measured'],
  modelled: ['模型推算', 'Modelled'],
  none: ['无数据', 'No data'],
  model: ['本河段数据', 'Its own samples'],
  neighbours: ['上下游和周边', 'Its surroundings'],
  rate: ['历史比例', 'Its own record'],
  lastSample: ['最近一次监测', 'The last sample'],
} satisfies Words<Basis | ForecastBasis>);

export const ROLE_WORDS = defineWords({
  chief: ['河长', 'River chief'],
  assistant: ['河长助理', 'Assistant to a chief'],
  office: ['河长办', 'River Chief Office'],
  handler: ['整改单位', 'Handling department'],
  inspector: ['巡查员', 'Inspector'],
  system_admin: ['系统管理员', 'System administrator'],
  security_admin: ['安全管理员', 'Security administrator'],
  audit_admin: ['审计管理员', 'Audit administrator'],
  service: ['服务账号', 'Service account'],
} satisfies Words<Role>);

export const POST_WORDS = defineWords(POST_NAMES);

export const MODE_WORDS = defineWords({
  walk: ['步行', 'On foot'],
  bicycle: ['骑行', 'Bicycle'],
  boat: ['乘船', 'Boat'],
  drone: ['无人机', 'Drone'],
  car: ['乘车', 'Car'],
  meeting: ['现场会', 'Meeting'],
  handling: ['现场处置', 'Handling on site'],
  video: ['视频巡查', 'Video'],
  paper: ['纸质记录', 'Paper record'],
} satisfies Words<PatrolMode>);

export const VERDICT_WORDS = defineWords({
  effective: ['有效巡河', 'Effective'],
  not_effective: ['未达有效', 'Not effective'],
  needs_review: ['待人工复核', 'Needs review'],
});

/** Where a patrol or an observation came from. */
export const RECORD_SOURCE_WORDS = defineWords({
  app: ['手机', 'Phone'],
  phone: ['手机', 'Phone'],
  import: ['导入', 'Imported'],
  paper: ['纸质', 'Paper'],
});

export const WATER_KIND_WORDS = defineWords({
  river: ['河流', 'River'],
  creek: ['河涌', 'Creek'],
  lake: ['湖泊', 'Lake'],
  reservoir: ['水库', 'Reservoir'],
  micro: ['小微水体', 'Micro water body'],
} satisfies Words<WaterKind>);

export const BANK_WORDS = defineWords({
  left: ['左岸', 'Left bank'],
  right: ['右岸', 'Right bank'],
  both: ['两岸', 'Both banks'],
});

export const STATION_KIND_WORDS = defineWords({
  section: ['监测断面', 'Monitoring section'],
  automatic: ['自动站', 'Automatic station'],
  outfall: ['排口监测点', 'Outfall point'],
});

/** Sources of pollution along a reach. */
export const SOURCE_KIND_WORDS = defineWords(SOURCE_KIND_NAMES);

export const ISSUER_WORDS = defineWords({
  district: ['区级', 'the district'],
  city: ['市级', 'the city'],
  province: ['省级', 'the province'],
  state: ['国家级', 'the state'],
  media: ['媒体', 'the media'],
});

export const CYCLE_STATE_WORDS = defineWords({
  open: ['进行中', 'Open'],
  drafted: ['待复核', 'Drafted'],
  published: ['已发布', 'Published'],
  closed: ['已结束', 'Closed'],
});

export const ACT_WORDS = defineWords({
  'month.opened': ['月度开启', 'Month opened'],
  'observations.gathered': ['汇集观测', 'Observations gathered'],
  'risk.scored': ['风险评估', 'Risk scored'],
  'warnings.drafted': ['拟定预警', 'Warnings drafted'],
  'warnings.published': ['发布预警', 'Warnings published'],
  'duties.assigned': ['下达履职清单', 'Duties assigned'],
  'month.closed': ['月度关闭', 'Month closed'],
  evaluated: ['履职评价', 'Month evaluated'],
  'forecasts.scored': ['预测核对', 'Forecasts scored'],
  'standings.set': ['生成履职榜', 'Standings set'],
});

/** Days on which an assistant stands in for a chief. */
export const DELEGATION_STATE_WORDS = defineWords({
  coming: ['未开始', 'Coming'],
  running: ['进行中', 'Running'],
  over: ['已到期', 'Over'],
  ended: ['已提前结束', 'Ended early'],
});
