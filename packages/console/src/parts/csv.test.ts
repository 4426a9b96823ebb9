import { expect, it } from 'vitest';
import { makeCsv } from './csv.ts';

it('a file for spreadsheets holds text as text and figures as figures', () => {
  const lines = [
    ['河段', 'a "b", c', '=1+1'],
    [-1.5, null, '-涌'],
  ];
  expect(makeCsv(lines)).toBe('\uFEFF河段,"a ""b"", c","\'=1+1"\r\n-1.5,,"\'-涌"\r\n');
});
