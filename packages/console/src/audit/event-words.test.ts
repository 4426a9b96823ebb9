import { describe, expect, it } from 'vitest';
import { sayEvent } from './event-words.ts';

describe('the words of what happened', () => {
  it.each([
    ['problem.accept', '问题：受理', 'Problem: Accept'],
    ['problem.reported', '上报问题', 'Problem reported'],
    ['risk.scored', '风险评估', 'Risk scored'],
    ['city.imported', '导入城市数据', 'City data imported'],
    ['account.madeUp', 'account.madeUp', 'account.madeUp'],
    ['problem.madeUp', 'problem.madeUp', 'problem.madeUp'],
    ['toString', 'toString', 'toString'],
  ])('says %s in both languages, and an unknown kind as it is', (kind, zh, en) => {
    expect([sayEvent(kind, 'zh'), sayEvent(kind, 'en')]).toEqual([zh, en]);
  });
});
