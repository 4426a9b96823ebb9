// What became of the goals when the limits of a month's warnings were chosen on past forecasts.
import { sayNumber, sayShare } from './figures.ts';
import type { Sentences, Told } from './reason.ts';
import { speak } from './words.ts';
import { LEVEL_SHORT } from './words-shared.ts';

export const LIMIT_REASONS: Sentences = {
  'warning.limitHeld': (told) => ({
    zh: `黄色及以上只含 ${got(told)} 的不达标，未达到 ${wanted(told)}`,
    en: `Yellow and above held only ${got(told)} of the failures, short of ${wanted(told)}`,
  }),
  'warning.limitHeldUnsure': (told) => ({
    zh: `黄色及以上含 ${got(told)} 的不达标，尚不能以 ${sure(told)} 的把握说达到 ${wanted(told)}`,
    en: `Yellow and above held ${got(told)} of the failures, too few cases to be ${sure(told)} sure of ${wanted(told)}`,
  }),
  'warning.limitRest': (told) => ({
    zh: `无预警的有 ${got(told)} 不达标，超过 ${wanted(told)}`,
    en: `${got(told)} of those without a warning failed, more than ${wanted(told)}`,
  }),
  'warning.limitRestUnsure': (told) => ({
    zh: `无预警的有 ${got(told)} 不达标，尚不能以 ${sure(told)} 的把握说不超过 ${wanted(told)}`,
    en: `${got(told)} of those without a warning failed, too few cases to be ${sure(told)} sure of ${wanted(told)} at most`,
  }),
  'warning.limitMonths': (told) => ({
    zh: `黄色及以上占 ${got(told)} 的河段月，超过 ${wanted(told)}`,
    en: `Yellow and above took ${got(told)} of the reach-months, more than ${wanted(told)}`,
  }),
  'warning.limitPrecision': (told) => ({
    zh: `过去的高位预测太少，或不达标未到 ${wanted(told)}，${speak(LEVEL_SHORT, 'zh').any(told.text('level'))}色用固定值`,
    en: `Too few past forecasts lie that high, or fewer than ${wanted(told)} of them failed: ${speak(LEVEL_SHORT, 'en').any(told.text('level')).toLowerCase()} keeps its fixed limit`,
  }),
  'warning.limitFewForecasts': (told) => ({
    zh: `过去的预测只有 ${figure(told, 'rows')} 个、其中 ${figure(told, 'failures')} 个不达标，至少要 ${figure(told, 'leastRows')} 个、${figure(told, 'leastFailures')} 个`,
    en: `Only ${figure(told, 'rows')} past forecasts with ${figure(told, 'failures')} failures, ${figure(told, 'leastRows')} and ${figure(told, 'leastFailures')} are needed`,
  }),
};

function got(told: Told): string {
  return sayShare(told.number('got'), 1);
}

function wanted(told: Told): string {
  return sayShare(told.number('wanted'), 1);
}

function sure(told: Told): string {
  return sayShare(told.number('confidence'));
}

function figure(told: Told, name: string): string {
  return sayNumber(told.number(name));
}
