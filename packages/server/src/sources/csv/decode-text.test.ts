import { expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

async function decode(...chunks: readonly Uint8Array[]): Promise<[encoding: string, text: string]> {
  const decoded = decodeText(
    (async function* () {
      yield* chunks;
    })(),
  );
  let text = '';
  for await (const piece of decoded.text) text += piece;
  return [decoded.encoding(), text];
}

const GBK_CLEAR_RIVER = Buffer.from('c7e5cbaebad3', 'hex');

it.each([
  ['ASCII', [Buffer.from('a,b')], 'utf-8', 'a,b'],
  ['UTF-8', [Buffer.from('清水河')], 'utf-8', '清水河'],
  ['UTF-8 with a mark', [Buffer.from('\uFEFF清水河')], 'utf-8', '清水河'],
  [
    'UTF-8 cut inside a character',
    [Buffer.from('清水河').subarray(0, 4), Buffer.from('清水河').subarray(4)],
    'utf-8',
    '清水河',
  ],
  ['GBK', [Buffer.concat([Buffer.from('id,'), GBK_CLEAR_RIVER])], 'gb18030', 'id,清水河'],
  ['GBK after much ASCII', [Buffer.from('id,'), GBK_CLEAR_RIVER], 'gb18030', 'id,清水河'],
  ['UTF-16 without a mark', [Buffer.from('id,河', 'utf16le')], 'utf-16le', 'id,河'],
] as const)('reads %s', async (_, chunks, encoding, text) => {
  expect(await decode(...chunks)).toEqual([encoding, text]);
});

it('takes UTF-8 with one damaged byte for UTF-8 with one damaged byte', async () => {
  const text = Buffer.concat([Buffer.from('清水河,小'), Buffer.from([0xff]), Buffer.from('溪')]);
  expect(await decode(text)).toEqual(['utf-8', '清水河,小\uFFFD溪']);
});

it('knows long text in GBK from UTF-8 whatever its characters', async () => {
  // Every character of GB 2312's first level, as a spreadsheet would save it: B0A1 to D7F9.
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row++)
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) bytes.push(row, cell);
  expect((await decode(Uint8Array.from(bytes)))[0]).toBe('gb18030');
});
