import { describe, expect, it } from 'vitest';
import { defineWords, pickName, speak } from './words.ts';

const WORDS = defineWords({ left: ['还剩 {n} 天', '{n} day{n:s} left'], stop: ['结束', 'Stop'] });

describe('words', () => {
  it('fill their slots in both languages', () => {
    expect(speak(WORDS, 'zh')('left', { n: 3 })).toBe('还剩 3 天');
    expect(speak(WORDS, 'en')('left', { n: 3 })).toBe('3 days left');
    expect(speak(WORDS, 'en')('left', { n: 1 })).toBe('1 day left');
  });

  it('show an unknown key of the wire as it is, and nothing as a dash', () => {
    expect(speak(WORDS, 'zh').any('stop')).toBe('结束');
    expect(speak(WORDS, 'zh').any('newer')).toBe('newer');
    expect(speak(WORDS, 'zh').any(null)).toBe('–');
  });

  it('do not compile when a slot is left out or a key is unknown', () => {
    const say = speak(WORDS, 'zh');
    // @ts-expect-error the slot n is missing
    expect(say('left')).toBe('还剩 {n} 天');
    // @ts-expect-error there is no such key
    expect(say('right')).toBe('right');
  });

  it('give a Chinese name to English readers where no English name is known', () => {
    expect(pickName('en', '石井河', null)).toBe('石井河');
    expect(pickName('en', '石井河', 'Shijing River')).toBe('Shijing River');
    expect(pickName('zh', '石井河', 'Shijing River')).toBe('石井河');
  });
});
