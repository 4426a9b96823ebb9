// What the form of a mode asks for (domain/patrol/mode-form): its fields by key, and its choices.
import { defineWords } from './words.ts';

export const MODE_FORM_WORDS = defineWords({
  vessel: ['船只', 'the vessel'],
  area: ['飞巡范围', 'the area flown over'],
  flightMinutes: ['飞行分钟数', 'the minutes flown'],
  topic: ['会议议题', 'the topic'],
  attendees: ['参会人员', 'who attended'],
  outcome: ['议定事项', 'what was decided'],
  handled: ['处置情况', 'what was done'],
  cameras: ['查看的摄像头', 'the cameras watched'],
  watchedMinutes: ['查看分钟数', 'the minutes watched'],
  writer: ['记录人', 'who wrote it'],
  whyPaper: ['采用纸质记录的原因', 'why it is on paper'],
  lengthM: ['巡河里程（米）', 'the length walked (m)'],
  walkedMinutes: ['巡河分钟数', 'the minutes walked'],
  no_phone: ['没有手机', 'no phone'],
  no_battery: ['手机没电', 'the battery was empty'],
  app_failed: ['应用无法使用', 'the app did not work'],
  other: ['其他', 'another reason'],
});
