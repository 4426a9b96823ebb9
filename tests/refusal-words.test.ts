// Every "no" of the server has its words on the screens: the two tables stand in towers that do not know each other, so they are held
// together here.
import { describe, expect, it } from 'vitest';
import { STATUS_OF_REFUSAL } from '../packages/server/src/http/refusal-status.ts';
import { REFUSAL_WORDS } from '../packages/ui/src/words-refusal.ts';
import { DESK_REFUSAL_WORDS } from '../packages/ui/src/words-refusal-desk.ts';

describe('the words of refusals', () => {
  it('are there for every kind the server can answer, in Chinese and in English', () => {
    const words: Readonly<Record<string, readonly [string, string]>> = {
      ...REFUSAL_WORDS,
      ...DESK_REFUSAL_WORDS,
    };
    for (const kind of Object.keys(STATUS_OF_REFUSAL)) {
      const [zh, en] = words[kind] ?? ['', ''];
      expect([kind, /[\u4e00-\u9fff]/.test(zh), /^[A-Z][^\u4e00-\u9fff]+\.$/.test(en)]).toEqual([kind, true, true]);
    }
  });
});
