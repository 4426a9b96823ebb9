import { expect, it } from 'vitest';
import { readName } from './name.ts';

it.each([
  ['DataTime', '', 'DataTime', 'unknown'],
  ['w01018-Rtd', 'w01018', 'Rtd', 'number'],
  ['w01018-Flag', 'w01018', 'Flag', 'word'],
  ['LA-td', 'LA', 'td', 'unknown'],
  ['constructor-Rtd', 'constructor', 'Rtd', 'number'],
] as const)('reads %s, the second time too', (key, code, field, kind) => {
  for (let time = 0; time < 2; time++) expect(readName(key)).toMatchObject({ key, code, field, kind });
});

it.each([
  '',
  '-',
  '-Rtd',
  'w01018-',
  'w01018-Rtd-Rtd',
  'w01018-Rtd1',
  '__proto__-Rtd',
  'w 1-Rtd',
  'w01018–Rtd',
  ' DataTime',
  'é',
])('takes %j for no name', (key) => {
  expect(readName(key)).toBeNull();
});

it('reads more names than it remembers', () => {
  for (let i = 0; i < 10_000; i++) expect(readName(`w${i}-Rtd`)?.code).toBe(`w${i}`);
});
