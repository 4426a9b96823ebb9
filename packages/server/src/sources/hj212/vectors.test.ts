import { describe, expect, it } from 'vitest';
import { FrameStream, TAIL_MS, WAIT_MS } from './frame-stream.ts';
import { judge } from './judge.ts';
import { feed, RECEIVED_MS, STREAMS, toParsed, VECTORS, type Vector, vectorBytes } from './test-vectors.ts';

const NOW = { receivedMs: RECEIVED_MS };

function judgeVector(vector: Vector, keys: readonly Uint8Array[] = []) {
  const stream = new FrameStream(vector.sm4 ? () => true : null);
  const spans = [...stream.push(vectorBytes(vector), 0), ...stream.tick(TAIL_MS)];
  if (spans.length === 0 && vector.expect.action !== 'wait_more') spans.push(...stream.tick(WAIT_MS));
  expect(spans.length).toBeLessThanOrEqual(1);
  const what = spans[0] ?? stream.waiting() ?? stream.takeNoise();
  if (!what) throw new Error('Nothing came of the bytes');
  return { what, judgement: judge(what, { ...NOW, keysOf: () => keys }) };
}

describe('a vector', () => {
  it('is one of 82, or of 8 streams', () => {
    expect([VECTORS.length, STREAMS.length]).toEqual([82, 8]);
  });

  it.each(VECTORS.map((vector) => [vector.id, vector] as const))(
    '%s is judged, read and answered as it says',
    (_, vector) => {
      const { judgement } = judgeVector(vector);
      const { action, warnings, errors } = vector.expect;
      expect({ action: judgement.action, warnings: judgement.warnings, errors: judgement.errors }).toEqual({
        ...{ action, warnings, errors },
      });
      expect(toParsed(judgement)).toEqual(vector.parsed ?? null);
      expect(judgement.reply).toBe(vector.reply ?? null);
    },
  );

  const framed = VECTORS.filter((vector) => 'data_len' in vector.frame);
  it.each(framed.map((vector) => [vector.id, vector] as const))('%s is taken apart as it says', (_, vector) => {
    const { what } = judgeVector(vector);
    if (what.kind === 'noise' || what.kind === 'waiting') throw new Error(`It is ${what.kind}`);
    const { declaredLength, segment, crc, isCrcRight, terminator } = what.frame;
    const { declared_len, data_len, crc_field, crc_ok, terminator: tail } = vector.frame;
    expect([declaredLength, segment.length, crc, isCrcRight, terminator]).toEqual([
      ...[declared_len, data_len, crc_field, crc_ok, tail],
    ]);
  });

  const sealed = VECTORS.filter((vector) => vector.sm4);
  it.each(sealed.map((vector) => [vector.id, vector] as const))('%s opens to its plain text', (_, vector) => {
    const key = Buffer.from(vector.sm4!.key_hex, 'hex');
    const { judgement } = judgeVector(vector, [key]);
    const plain: Vector = {
      ...vector,
      packet: vector.expect.plaintext_packet!,
      packet_hex: null,
      sm4: undefined as never,
    };
    const { sm4: _sm4, ...open } = plain;
    const expected = judgeVector(open).judgement;
    expect(judgement.action).toBe('accept');
    expect(toParsed(judgement)).toEqual(toParsed(expected));
    expect(judgement.reply).toBe(expected.reply);
  });
});

describe('a stream', () => {
  const good = VECTORS.find(({ id }) => id === 'x-lf-only')!;
  const goodBytes = Buffer.from(good.packet!.replace('\n', '\r\n'));
  const built: Readonly<Record<string, string>> = {
    's-100k-garbage': 'A'.repeat(100_000),
    's-hash-flood': '##'.repeat(50_000),
  };

  it.each(STREAMS.map((stream) => [stream.id, stream] as const))(
    '%s holds as many packets as it says',
    (id, stream) => {
      const chunks = stream.chunks_hex?.map((hex) => Buffer.from(hex, 'hex')) ?? [Buffer.from(built[id]!), goodBytes];
      const spans = feed(chunks);
      expect(spans.filter(({ kind }) => kind === 'packet').length).toBe(stream.valid_packets);
      const broken = spans.filter(({ kind }) => kind === 'quarantined');
      expect(broken.length).toBe(id === 's-badcrc-then-good' ? 1 : 0);
    },
  );
});
