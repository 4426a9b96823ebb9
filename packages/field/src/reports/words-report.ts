// The words around reports on the phone; what a report says stands in the contract.
import { defineWords } from '@xunhe/ui/words';

export const PHONE_REPORT_WORDS = defineWords({
  title: ['总结报告', 'Period reports'],
  periods: ['期间', 'Periods'],
  none: ['还没有报告。每月结束后生成。', 'No report yet. They are made when a month is over.'],
  area: ['本区域', 'The area'],
  done: ['完成 {share}', '{share} done'],
  more: ['共 {n} 份，请按期间查看。', '{n} in all: choose a period.'],
  pdf: ['下载 PDF', 'Download PDF'],
});
