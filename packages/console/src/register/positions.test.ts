import { describe, expect, it } from 'vitest';
import { readPositions, writePositions } from './positions.ts';

describe('positions', () => {
  it('are read with a blank or any comma between, without empty rows', () => {
    expect(readPositions('113.1 23.1\n113.2,23.2\n\n 113.3， 23.3 \n')).toEqual({
      ok: true,
      line: [
        [113.1, 23.1],
        [113.2, 23.2],
        [113.3, 23.3],
      ],
    });
  });

  it.each([
    ['113.1 23.1\n113.2', 2],
    ['一 二', 1],
    ['113.1 23.1\n\n113.2 23.2 5', 3],
  ])('that are none are told by their row: %j', (text, row) => {
    expect(readPositions(text)).toEqual({ ok: false, row });
  });

  it('come back as they were written', () => {
    const line = [
      [113.123456, 23.1],
      [113.2, -23.2],
    ] as const;
    expect(readPositions(writePositions(line))).toEqual({ ok: true, line });
  });
});
