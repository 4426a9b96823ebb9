// The verdict on a patrol, said with its numbers: what was reached, and what was needed.
import { sayLength, sayMinutes, sayNumber, sayShare } from './figures.ts';
import type { Sentences, Told } from './reason.ts';
import { defineWords, type Language, speak } from './words.ts';
import { MODE_FORM_WORDS } from './words-mode-form.ts';

const EVIDENCE_WORDS = defineWords({
  note: ['文字说明', 'a note'],
  photo: ['照片', 'a photo'],
  document: ['纸质记录照片', 'a picture of the paper'],
  problem: ['所处置的问题', 'the problem handled'],
  track: ['轨迹', 'a track'],
});

export const PATROL_REASONS: Sentences = {
  'patrol.enough': (told) =>
    told.has('mode')
      ? { zh: '佐证材料齐全', en: 'The evidence is complete' }
      : {
          zh: `用时 ${sayMinutes(told.number('minutes'), 'zh')}，沿河 ${sayLength(told.number('onReachM'))}，覆盖 ${sayShare(told.number('coverage'))}`,
          en: `${sayMinutes(told.number('minutes'), 'en')}, ${sayLength(told.number('onReachM'))} along the reach, ${sayShare(told.number('coverage'))} covered`,
        },
  'patrol.tooBrief': (told) => ({
    zh: `用时 ${sayMinutes(told.number('minutes'), 'zh')}，需 ${sayMinutes(told.number('needed'), 'zh')}`,
    en: `${sayMinutes(told.number('minutes'), 'en')} spent, ${sayMinutes(told.number('needed'), 'en')} needed`,
  }),
  'patrol.tooShort': (told) =>
    told.has('neededCoverage')
      ? {
          zh: `河段长 ${sayLength(told.number('reachM'))}，已覆盖 ${sayShare(told.number('coverage'))}，需 ${sayShare(told.number('neededCoverage'))}`,
          en: `${sayShare(told.number('coverage'))} of the ${sayLength(told.number('reachM'))} reach covered, ${sayShare(told.number('neededCoverage'))} needed`,
        }
      : {
          zh: `沿河 ${sayLength(told.number('onReachM'))}，需 ${sayLength(told.number('neededM'))}`,
          en: `${sayLength(told.number('onReachM'))} along the reach, ${sayLength(told.number('neededM'))} needed`,
        },
  'patrol.offReach': () => ({ zh: '轨迹不在河段附近', en: 'The track is not near the reach' }),
  'patrol.noTrack': () => ({
    zh: '没有轨迹，记录已保存，待人工复核',
    en: 'There is no track; the record is kept for a person to review',
  }),
  'patrol.gaps': (told) => ({
    zh: `轨迹中断 ${sayShare(told.number('share'))}${hidden(told, 'zh')}`,
    en: `${sayShare(told.number('share'))} of the track is missing${hidden(told, 'en')}`,
  }),
  'patrol.tooFast': (told) => ({
    zh: `移动时间中 ${sayShare(told.number('share'))} 快于每小时 ${sayHourly(told)} 公里`,
    en: `Faster than ${sayHourly(told)} km/h for ${sayShare(told.number('share'))} of the moving time`,
  }),
  'patrol.still': (told) => ({
    zh: `${sayShare(told.number('share'))} 的时间停留在原地`,
    en: `${sayShare(told.number('share'))} of the time was spent in one place`,
  }),
  'patrol.crsSuspect': (told) => ({
    zh: `轨迹整体向${COMPASS_ZH[compass(told)]}偏离河段约 ${sayLength(told.number('metres'))}，疑为坐标系偏差`,
    en: `The whole track lies about ${sayLength(told.number('metres'))} to the ${COMPASS_EN[compass(told)]} of the reach, as if told in another coordinate system`,
  }),
  'patrol.noGeometry': () => ({
    zh: '河段没有地理线位，无法核对轨迹',
    en: 'The reach has no line on the map to compare with',
  }),
  'patrol.evidence': (told) => ({
    zh: `还缺${evidence(told, 'zh')}，待人工复核`,
    en: `Still missing: ${evidence(told, 'en')}; a person will review it`,
  }),
  'patrol.clock': (told) => ({
    zh: `手机时间不准（记为 ${told.text('claimed').slice(0, 10)}），已按服务器时间校正`,
    en: `The phone’s clock was wrong (it said ${told.text('claimed').slice(0, 10)}); set right by the server’s time`,
  }),
  'patrol.details': (told) => ({
    zh: `还缺${details(told, 'zh')}，待人工复核`,
    en: `Still to be filled in: ${details(told, 'en')}; a person will review it`,
  }),
  'patrol.declared': (told) => ({
    zh: `无轨迹，按登记用时 ${sayMinutes(told.number('minutes'), 'zh')}、里程 ${sayLength(told.number('lengthM'))} 认定`,
    en: `No track: judged by the declared ${sayMinutes(told.number('minutes'), 'en')} and ${sayLength(told.number('lengthM'))}`,
  }),
};

const COMPASS_ZH = ['北', '东北', '东', '东南', '南', '西南', '西', '西北'];
const COMPASS_EN = ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'];

function compass(told: Told): number {
  return Math.round(told.number('bearing') / 45) % 8;
}

function sayHourly(told: Told): string {
  return sayNumber(told.number('speedMs') * 3.6);
}

/** Only what the phone told about its screen. */
function hidden(told: Told, language: Language): string {
  if (!told.has('hiddenShare')) return '';
  const share = sayShare(told.number('hiddenShare'));
  return language === 'zh' ? `，其中 ${share} 的时间屏幕关闭` : `, the screen off for ${share} of that time`;
}

function details(told: Told, language: Language): string {
  const say = speak(MODE_FORM_WORDS, language);
  return told
    .list('missing')
    .map((key) => say.any(key))
    .join(language === 'zh' ? '、' : ', ');
}

function evidence(told: Told, language: Language): string {
  const say = speak(EVIDENCE_WORDS, language);
  return told
    .list('missing')
    .map((kind) => say.any(kind))
    .join(language === 'zh' ? '或' : ' or ');
}
