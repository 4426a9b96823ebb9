// The words of reporting a problem.
import { defineWords } from '@xunhe/ui/words';

export const REPORT_WORDS = defineWords({
  type: ['问题类型', 'Kind of problem'],
  phrases: ['常用语', 'Ready phrases'],
  describe: ['情况说明', 'What did you see'],
  describeHint: ['例如：排口有黑水流出', 'For example: black water from an outfall'],
  place: ['位置', 'Place'],
  placeFound: ['已定位', 'Found'],
  placeSearching: ['正在定位', 'Searching'],
  placeNone: ['未取得定位，将按河段上报', 'Not found: reported for the reach'],
  submit: ['提交', 'Submit'],
  submitHandled: ['提交，等待复核', 'Submit for verification'],
  typeNeeded: ['请选择问题类型', 'Choose the kind of problem'],
  reported: ['问题已上报', 'Reported'],
  selfHandled: ['已当场处理', 'Already cleared on the spot'],
  selfHandledHint: [
    '需处理前、处理后照片；提交后由他人复核销号。',
    'It takes pictures of before and after; another person verifies it.',
  ],
  before: ['处理前照片', 'Pictures of before'],
  after: ['处理后照片', 'Pictures of after'],
  done: ['如何处理的', 'What was done'],
  doneHint: ['例如：已清走垃圾', 'For example: the refuse was taken away'],
  beforeNeeded: ['请拍处理前照片', 'A picture of before is needed'],
  afterNeeded: ['请拍处理后照片', 'A picture of after is needed'],
  doneNeeded: ['请填写如何处理的', 'Write what was done'],
  near: ['附近已有同类问题正在办理', 'Such a problem near here is on its way'],
  nearM: ['相距 {n} 米', '{n} m away'],
  nearReach: ['同一河段', 'on this reach'],
  nearLook: ['查看', 'Look at it'],
  nearHint: ['如是同一件，不必重复上报。', 'If it is the same, it need not be reported again.'],
});
