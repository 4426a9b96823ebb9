// The words of the desk of reports. What a report itself says stands in the contract, because paper says the same.
import type { ReportRunBody } from '@xunhe/contract/report';
import type { RegionLevel } from '@xunhe/domain/place/region';
import { defineWords, type Pair } from '@xunhe/ui/words';

export const REPORT_DESK_WORDS = defineWords({
  title: ['总结报告', 'Period reports'],
  about: ['要求了什么、做了什么、发现了什么、下一步做什么', 'what was asked, done and found, and what to do next'],
  period: ['期间', 'Period'],
  kind: ['对象', 'Of whom'],
  all: ['全部', 'All'],
  regions: ['区域', 'Regions'],
  chiefs: ['河长', 'Chiefs'],
  of: ['对象', 'Of'],
  level: ['层级', 'Level'],
  region: ['区域', 'Region'],
  visits: ['应巡天次', 'Day-visits'],
  done: ['完成率', 'Done'],
  own: ['河长发现', 'By chiefs'],
  others: ['群众和巡查', 'By others'],
  open: ['未办结', 'Open'],
  overdue: ['逾期', 'Overdue'],
  failing: ['未达标率', 'Off target'],
  asOf: ['统计至', 'As of'],
  none: ['没有符合条件的报告。', 'No report matches.'],
  noneYet: [
    '还没有报告。每月结束后自动生成，也可以现在生成。',
    'No report yet. They are made when a month is over, or now by order.',
  ],
  back: ['全部报告', 'All reports'],
  pdf: ['下载 PDF', 'Download PDF'],
  xlsx: ['下载表格', 'Download workbook'],
  make: ['生成报告', 'Make reports'],
  month: ['年月', 'Month'],
  month1: ['月报', 'Month'],
  quarter: ['季报', 'Quarter'],
  year: ['年报', 'Year'],
  makeFor: ['生成{period}', 'Make {period}'],
  runs: ['生成记录', 'Runs'],
  noRuns: ['还没有生成过。', 'Nothing was made yet.'],
  byClose: ['月度结束自动生成', 'made when the month closed'],
  by: ['{name}生成', 'ordered by {name}'],
  stop: ['停止', 'Stop'],
  progress: ['已生成 {made} / {total}', '{made} of {total} made'],
  made: ['共 {n} 份', '{n} report{n:s}'],
  seconds: ['用时 {n} 秒', 'in {n} s'],
});

export const RUN_STATE_WORDS = defineWords({
  waiting: ['排队', 'Waiting'],
  running: ['生成中', 'Being made'],
  done: ['完成', 'Done'],
  failed: ['失败', 'Failed'],
  cancelled: ['已停止', 'Stopped'],
} satisfies Record<ReportRunBody['state'], Pair>);

export const RANK_WORDS = defineWords({
  city: ['全市', 'City'],
  district: ['区', 'District'],
  town: ['镇街', 'Town'],
  village: ['村居', 'Village'],
} satisfies Record<RegionLevel, Pair>);
