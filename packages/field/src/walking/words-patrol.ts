// The words of the many ways to patrol (巡河多样化), of what is noted on the way, and of tracks from other devices.
import type { CheckGroup } from '@xunhe/domain/patrol/record-kind';
import { defineWords } from '@xunhe/ui/words';

export const PATROL_WORDS = defineWords({
  otherTitle: ['其他方式履职', 'Other ways to patrol'],
  otherHint: [
    '不走轨迹也能履职：按方式填写简表并附材料，由规则判定，必要时由河长办复核。',
    'Duty can be done without a track: fill in the short form with its evidence. The rule judges it; where needed a person does.',
  ],
  from: ['开始', 'From'],
  to: ['结束', 'To'],
  evidence: ['材料要求：{what}', 'Evidence: {what}'],
  or: ['或', ' or '],
  and: ['、', ', '],
  note: ['文字说明', 'a note'],
  photo: ['现场照片', 'a picture of the place'],
  document: ['材料照片', 'a picture of the papers'],
  problem: ['上报的问题', 'a reported problem'],
  track: ['轨迹', 'a track'],
  byPerson: ['提交后由河长办复核，通过后计入。', 'It counts after a person has looked at it.'],
  missing: ['请填写：{what}', 'Still to fill in: {what}'],
  timesWrong: [
    '开始应早于结束，历时不超过 24 小时，且不晚于现在。',
    'The start must be before the end, at most 24 hours, and not in the future.',
  ],
  handIn: ['提交', 'Hand in'],
  importTitle: ['导入轨迹', 'Import a track'],
  importHint: [
    '用手表、手持机等记录的 GPX 文件可以作为一次巡河提交。按同一规则判定，并注明来自导入文件。',
    'A GPX file from a watch or a handheld can be handed in as a patrol. It is judged by the same rule and marked as imported.',
  ],
  chooseFile: ['选择 GPX 文件', 'Choose a GPX file'],
  points: ['{n} 个定位点', '{n} point{n:s}'],
  notes: ['巡查记录', 'Notes'],
  checks: ['查看内容', 'What was looked at'],
  fine: ['正常', 'Fine'],
  found: ['有问题', 'Found'],
  photoNow: ['拍照', 'Picture'],
  whole: ['全程', 'In all'],
  elsewhere: [
    '这次巡河正在另一个窗口中记录，请在那个窗口继续。',
    'Another window of this phone is recording this patrol. Go on there.',
  ],
  screenOff: [
    '熄屏或离开本页 {n} 分钟，这段时间没有定位，不计里程。',
    'The screen was off or the page away for {n} min: no position, no distance counted.',
  ],
  otherWays: ['会议、处置、无人机等其他方式', 'Meeting, handling, drone and other ways'],
  importLink: ['导入其他设备的轨迹', 'Import a track of another device'],
  guideLink: ['防止手机中断记录', 'Keep the phone from stopping'],
});

export const CHECK_WORDS = defineWords({
  refuse: ['垃圾', 'Refuse'],
  encroachment: ['违章', 'Encroachment'],
  water: ['水质', 'Water'],
  pollution: ['污染', 'Pollution'],
  outfall: ['排口', 'Outfalls'],
  facility: ['设施', 'Facilities'],
  other: ['其他', 'Other'],
} satisfies Record<CheckGroup, readonly [string, string]>);

/** Fields of the short forms, by mode and key. */
export const MODE_FIELD_WORDS = defineWords({
  vessel: ['船只', 'Vessel'],
  area: ['飞行范围', 'Area flown over'],
  flightMinutes: ['飞行时长（分钟）', 'Minutes in the air'],
  topic: ['议题', 'Topic'],
  attendees: ['参加人员', 'Who took part'],
  outcome: ['议定事项', 'What was agreed'],
  handled: ['处置情况', 'What was done'],
  cameras: ['查看的摄像头', 'Cameras watched'],
  watchedMinutes: ['查看时长（分钟）', 'Minutes watched'],
  writer: ['记录人', 'Written by'],
  whyPaper: ['使用纸质的原因', 'Why on paper'],
  lengthM: ['巡查长度（米）', 'Length walked (m)'],
  walkedMinutes: ['巡查时长（分钟）', 'Minutes walked'],
});

export const WHY_PAPER_WORDS = defineWords({
  no_phone: ['未带手机', 'No phone at hand'],
  no_battery: ['手机没电', 'Battery empty'],
  app_failed: ['应用无法使用', 'The app failed'],
  other: ['其他', 'Other'],
});
