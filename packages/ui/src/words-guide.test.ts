import { describe, expect, it } from 'vitest';
import { listLines } from './guide.tsx';
import { GUIDE_PARTS, GUIDE_TASKS, GUIDE_WORDS } from './words-guide.ts';

describe('the guides', () => {
  it.each(GUIDE_TASKS)('to %s says what, how and how better, each line a sentence and each once', (task) => {
    for (const part of GUIDE_PARTS) expect([part, listLines(task, part).length > 0]).toEqual([part, true]);
    const lines = GUIDE_PARTS.flatMap((part) => listLines(task, part)) as (keyof typeof GUIDE_WORDS)[];
    for (const key of lines) {
      const [zh, en] = GUIDE_WORDS[key];
      expect([key, zh.endsWith('。'), /[.?]$/.test(en)]).toEqual([key, true, true]);
    }
    expect(new Set(lines.map((key) => GUIDE_WORDS[key][0])).size).toBe(lines.length);
  });

  it('hold nothing that belongs to no task', () => {
    const known = GUIDE_TASKS.flatMap((task) => [
      `${task}/title`,
      ...GUIDE_PARTS.flatMap((part) => listLines(task, part)),
    ]);
    expect(Object.keys(GUIDE_WORDS).sort()).toEqual(known.sort());
  });
});
