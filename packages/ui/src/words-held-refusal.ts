// Refusals of the data desk and of the doors of data.
import { defineWords } from './words.ts';

export const HELD_REFUSALS = defineWords({
  'date.tooOld': ['日期早于 {first}，请核对。', 'The day lies before {first}.'],
  'delivery.differs': ['这个批次号已用于另一批数据。', 'Another batch has come under this id.'],
  'observation.differs': [
    '该点位当天已有不同的数据，未覆盖；请核对。',
    'There are other readings of this place and day. They stay; look which are right.',
  ],
  'reading.indicator': ['不认识的指标：{indicator}。', 'There is no such indicator here: {indicator}.'],
  'reading.limitNotPositive': ['检出限应大于 0。', 'A detection limit is greater than 0.'],
  'reading.notANumber': ['“{value}”不是数字。', 'This is no number: “{value}”.'],
  'reading.twice': ['指标 {indicator} 出现了两次。', 'The indicator {indicator} stands there twice.'],
  'reading.unit': [
    '{indicator} 的单位应为 {expected}（收到“{unit}”）。',
    'The unit of {indicator} is {expected}, not “{unit}”.',
  ],
  'sample.empty': ['没有任何读数。', 'There is no reading in it.'],
  'held.decided': [
    '这条读数已由他人核定，请刷新查看。',
    'Somebody has decided about this reading. Reload to see what.',
  ],
  'held.noValue': [
    '缺测代码不是读数，不能采用；请更正或不采用。',
    'A sign for “no value” is no reading: correct it or leave it out.',
  ],
  'held.oneValue': ['更正一次只能选一条读数。', 'One reading is corrected at a time.'],
  'held.valueMissing': ['请填写更正后的读数。', 'Write the right value.'],
  'held.valueRange': ['更正后的读数应在 {min} 到 {max} 之间。', 'The right value lies between {min} and {max}.'],
});
