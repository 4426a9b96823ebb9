import { READINESS_STEPS } from '@xunhe/domain/place/readiness';
import { speak } from '@xunhe/ui/words';
import { expect, it } from 'vitest';
import { OPENS_WORDS, STEP_FILES, STEP_WORDS } from './words-first-hour.ts';

it('every step of the first hour has a name, a use and its files, and nothing else has', () => {
  const steps = [...READINESS_STEPS].sort();
  for (const words of [STEP_WORDS, OPENS_WORDS, STEP_FILES]) expect(Object.keys(words).sort()).toEqual(steps);
  for (const language of ['zh', 'en'] as const)
    for (const step of steps) expect(speak(STEP_WORDS, language)(step).length).toBeGreaterThan(1);
});
