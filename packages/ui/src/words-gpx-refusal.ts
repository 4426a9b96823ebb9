// Why the track of another device is not taken. A phone fetches them with the screen that may hear them.
import { defineWords } from './words.ts';

export const GPX_REFUSALS = defineWords({
  'gpx.docType': [
    'GPX 文件含有文档类型声明，未读取。请用其他软件重新导出。',
    'The GPX file declares a document type and was not read. Export it again with another program.',
  ],
  'gpx.entity': [
    'GPX 文件含有自定义实体，未读取。请用其他软件重新导出。',
    'The GPX file uses entities of its own and was not read. Export it again with another program.',
  ],
  'gpx.malformed': ['GPX 文件不完整或已损坏。请重新导出。', 'The GPX file is cut or broken. Export it again.'],
  'gpx.noPlace': [
    '有轨迹点的经纬度不正确，无法使用。',
    'A point of the track has no proper place, so it cannot be used.',
  ],
  'gpx.noTime': [
    '有轨迹点没有时间，无法判定。导出时请保留时间。',
    'A point of the track has no time, so it cannot be judged. Keep the times when you export it.',
  ],
  'gpx.noTrack': ['文件里没有轨迹。', 'There is no track in the file.'],
  'gpx.tooLarge': [
    'GPX 文件过大。请只导出这一次巡河的轨迹。',
    'The GPX file is too large. Export only the track of this patrol.',
  ],
  'gpx.tooMany': [
    '轨迹点过多。请只导出这一次巡河的轨迹。',
    'The track has too many points. Export only the track of this patrol.',
  ],
});
