import { describe, expect, it } from 'vitest';
import { FrameStream, WAIT_MS } from './frame-stream.ts';
import { judge } from './judge.ts';
import { feed, findVector, packetsOf, RECEIVED_MS, reframe, seal } from './test-vectors.ts';

const [PRESENT, FORMER, STRANGE] = ['present-key-0001', 'former-key-00001', 'strange-key-0001'].map((key) =>
  Buffer.from(key),
);
const PACKET = findVector('x-2025-rf').packet!;
const plain = Buffer.from(PACKET);
const isKeyed = () => true;

function judgeFirst(bytes: Buffer, keys: readonly (Buffer | undefined)[]) {
  const [span] = feed([bytes], isKeyed);
  if (!span) throw new Error('No span');
  return judge(span, { receivedMs: RECEIVED_MS, keysOf: () => keys.filter((key) => key !== undefined) });
}

describe.each(['raw', 'printed'] as const)('an encrypted packet, %s', (notation) => {
  it('opens under the present key, and under the former one after a change of keys', () => {
    for (const key of [PRESENT!, FORMER!]) {
      const judgement = judgeFirst(seal(plain, key, notation), [PRESENT, FORMER]);
      expect(judgement.action).toBe('accept');
      expect(judgement.readings.map(({ code, value }) => [code, value])).toEqual([
        ['w01018', 23.4],
        ['w21003', 1.25],
      ]);
      expect(judgement.reply).toBe(findVector('x-2025-rf').reply);
    }
  });

  it('is quarantined under a wrong key, and waits for one where there is none', () => {
    const sealed = seal(plain, STRANGE!, notation);
    const wrong = judgeFirst(sealed, [PRESENT, FORMER]);
    expect([wrong.action, wrong.errors, wrong.readings, wrong.reply]).toEqual([
      'quarantine',
      ['no_key_fits'],
      [],
      null,
    ]);
    expect(judgeFirst(sealed, []).action).toBe('decrypt_then_check');
  });

  it('may have an area of any length', () => {
    for (let digits = 1; digits < 14; digits++) {
      const bytes = reframe(PACKET, (segment) => segment.replace('23.4', '1'.repeat(digits)));
      const judgement = judgeFirst(seal(bytes, PRESENT!, notation), [PRESENT]);
      expect(judgement.readings[0]?.value).toBe(Number('1'.repeat(digits)));
    }
  });
});

it('takes nothing in plain text from a device with a key, unless the command is never encrypted', () => {
  expect(judgeFirst(plain, [PRESENT]).errors).toEqual(['no_key_fits']);
  const notice = Buffer.from(findVector('std2017-C1-9011').packet!);
  expect(judgeFirst(notice, [PRESENT]).action).toBe('accept');
});

it('has nothing to encrypt in an empty area', () => {
  const empty = Buffer.from(findVector('std2017-C10-2011req').packet!);
  expect(judgeFirst(empty, [PRESENT]).action).toBe('accept');
});

it.each([
  ['too short', '0100'],
  ['too long', '0500'],
  ['impossible', '9999'],
  ['within the header', '0020'],
])('finds the next packet behind an encrypted one whose length is %s', (_, length) => {
  const sealed = seal(plain, PRESENT!, 'raw');
  sealed.write(length, 2, 'latin1');
  const next = seal(plain, PRESENT!, 'raw');
  const stream = new FrameStream(isKeyed);
  const spans = stream.push(Buffer.concat([sealed, next, next, next]), 0);
  expect(packetsOf([...spans, ...stream.tick(WAIT_MS)])).toEqual(Array(3).fill(next.toString('latin1')));
});
