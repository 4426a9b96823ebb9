import { expect, it } from 'vitest';
import { CRC_TABLE, crcOf, crcToText, readHex4 } from './crc.ts';

it.each([
  ['the check value', '123456789', '2F80'],
  ['nothing', '', 'FFFF'],
  [
    'the example of appendix A of 2017',
    'QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&',
    '1C80',
  ],
  [
    'the example of appendix A of 2025',
    'QN=20240601085857223;ST=32;CN=1011;PW=123456;MN=010000A8900016F000169DC0;Flag=9;CP=&&&&',
    '2200',
  ],
] as const)('gives the sum of %s', (_, text, sum) => {
  expect(crcToText(crcOf(Buffer.from(text)))).toBe(sum);
});

it('knows only 256 sums, so that one damaged packet in 256 passes', () => {
  expect(new Set(CRC_TABLE).size).toBe(256);
  expect(new Set([...CRC_TABLE].map((sum) => sum & 0xff))).toEqual(
    new Set([0x00, 0x01, 0x40, 0x41, 0x80, 0x81, 0xc0, 0xc1]),
  );
});

it.each([
  ['1C80', 0x1c80],
  ['cc01', 0xcc01],
  ['fFaA', 0xffaa],
  ['ZZZZ', -1],
  ['12G4', -1],
  ['12@4', -1],
  ['12`4', -1],
  ['123', -1],
] as const)('reads the digits %s as %i', (text, value) => {
  expect(readHex4(Buffer.from(text), 0)).toBe(value);
});
