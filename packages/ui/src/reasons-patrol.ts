// The verdict on a patrol, said with its numbers: what was reached, and what was needed.
import { sayLength, sayMinutes, sayShare } from './figures.ts';
import type { Sentences, Told } from './reason.ts';
import { defineWords, type Language, speak } from './words.ts';

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
          zh: `用时 ${sayMinutes(told.number('minutes'), 'zh')},沿河 ${sayLength(told.number('onReachM'))},覆盖 ${sayShare(told.number('coverage'))}`,
          en: `${sayMinutes(told.number('minutes'), 'en')}, ${sayLength(told.number('onReachM'))} along the reach, ${sayShare(told.number('coverage'))} covered`,
        },
  'patrol.tooBrief': (told) => ({
    zh: `用时 ${sayMinutes(told.number('minutes'), 'zh')},需 ${sayMinutes(told.number('needed'), 'zh')}`,
    en: `${sayMinutes(told.number('minutes'), 'en')} spent, ${sayMinutes(told.number('needed'), 'en')} needed`,
  }),
  'patrol.tooShort': (told) =>
    told.has('neededCoverage')
      ? {
          zh: `河段长 ${sayLength(told.number('reachM'))},已覆盖 ${sayShare(told.number('coverage'))},需 ${sayShare(told.number('neededCoverage'))}`,
          en: `${sayShare(told.number('coverage'))} of the ${sayLength(told.number('reachM'))} reach covered, ${sayShare(told.number('neededCoverage'))} needed`,
        }
      : {
          zh: `沿河 ${sayLength(told.number('onReachM'))},需 ${sayLength(told.number('neededM'))}`,
          en: `${sayLength(told.number('onReachM'))} along the reach, ${sayLength(told.number('neededM'))} needed`,
        },
  'patrol.offReach': () => ({ zh: '轨迹不在河段附近', en: 'The track is not near the reach' }),
  'patrol.noTrack': () => ({
    zh: '没有轨迹,记录已保存,待人工复核',
    en: 'There is no track; the record is kept for a person to review',
  }),
  'patrol.gaps': (told) => ({
    zh: `轨迹中断 ${sayShare(told.number('share'))},待人工复核`,
    en: `${sayShare(told.number('share'))} of the track is missing; a person will review it`,
  }),
  'patrol.noGeometry': () => ({
    zh: '河段没有地理线位,无法核对轨迹',
    en: 'The reach has no line on the map to compare with',
  }),
  'patrol.evidence': (told) => ({
    zh: `还缺${evidence(told, 'zh')},待人工复核`,
    en: `Still missing: ${evidence(told, 'en')}; a person will review it`,
  }),
  'patrol.clock': (told) => ({
    zh: `手机时间不准(记为 ${told.text('claimed').slice(0, 10)}),已按服务器时间校正`,
    en: `The phone’s clock was wrong (it said ${told.text('claimed').slice(0, 10)}); set right by the server’s time`,
  }),
  'patrol.declared': (told) => ({
    zh: `无轨迹,按登记用时 ${sayMinutes(told.number('minutes'), 'zh')}、里程 ${sayLength(told.number('lengthM'))} 认定`,
    en: `No track: judged by the declared ${sayMinutes(told.number('minutes'), 'en')} and ${sayLength(told.number('lengthM'))}`,
  }),
};

function evidence(told: Told, language: Language): string {
  const say = speak(EVIDENCE_WORDS, language);
  return told
    .list('missing')
    .map((kind) => say.any(kind))
    .join(language === 'zh' ? '或' : ' or ');
}
