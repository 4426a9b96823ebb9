import { PROBLEM_TYPES } from '@xunhe/domain/problem/problem-type';
import { describe, expect, it } from 'vitest';
import { phrasesOf, togglePhrase } from './phrases.ts';

describe('ready phrases', () => {
  it('stand for every kind in both languages, none holds the sign that parts them', () => {
    for (const type of PROBLEM_TYPES) {
      const [zh, en] = [phrasesOf(type, 'zh'), phrasesOf(type, 'en')];
      expect([type, zh.length > 1, zh.length]).toEqual([type, true, en.length]);
      for (const phrase of en) expect(phrase).not.toContain(', ');
      for (const phrase of zh) expect(phrase).not.toContain('，');
    }
  });

  it('are put to the words and taken away by a second tap', () => {
    const once = togglePhrase('', '护岸破损', 'zh');
    const twice = togglePhrase(once, '公示牌损坏', 'zh');
    expect(twice).toBe('护岸破损，公示牌损坏');
    expect(togglePhrase(twice, '护岸破损', 'zh')).toBe('公示牌损坏');
    expect(togglePhrase('桥下', '护岸破损', 'zh')).toBe('桥下，护岸破损');
    expect(togglePhrase(togglePhrase('By the bridge', 'Spoil in the water', 'en'), 'Spoil in the water', 'en')).toBe(
      'By the bridge',
    );
  });
});
