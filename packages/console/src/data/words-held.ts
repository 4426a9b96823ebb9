// The words of readings that wait for a person.

import { defineWords } from '@xunhe/ui/words';
import { INDICATOR_WORDS } from '@xunhe/ui/words-indicator';

export const HELD_STATE_WORDS = defineWords({
  held: ['待核', 'Waiting'],
  released: ['已采用', 'Released'],
  corrected: ['已更正', 'Corrected'],
  dismissed: ['不采用', 'Left out'],
  replaced: ['已被新数据替换', 'Replaced by newer data'],
});

export const HELD_REASON_WORDS = defineWords({
  sentinel: ['缺测代码', 'Sign for no value'],
  out_of_range: ['超出合理范围', 'Out of range'],
});

export const HELD_DEED_WORDS = defineWords({
  release: ['采用原值', 'Release'],
  correct: ['更正', 'Correct'],
  dismiss: ['不采用', 'Leave out'],
});

/** By which door a reading came. */
export const DOOR_WORDS = defineWords({ import: ['文件导入', 'Import'] });

/** Rain is measured by gauges and is no indicator of the water. */
export const MEASURED_WORDS = defineWords({ ...INDICATOR_WORDS, rain_mm: ['日雨量', 'Rain of a day'] });
