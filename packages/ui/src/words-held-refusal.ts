// Refusals of the data desk.
import { defineWords } from './words.ts';

export const HELD_REFUSALS = defineWords({
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
