// What comes out must not depend on how the network cut the bytes, nor on what stood before or behind a packet.
import { seedRandom } from '@xunhe/domain/risk/learner/random';
import { describe, expect, it } from 'vitest';
import { cutAnyhow, feed, packetsOf, reframe, seal, tellSpans, VECTORS, vectorBytes } from './test-vectors.ts';

const KEY = Buffer.from('0123456789abcdef');
const SEALED_MN = 'ABCDEFABCDEFABCDEFABCDEF';
const hasKey = (mn: string) => mn === SEALED_MN;

const plain = VECTORS.filter(({ sm4 }) => !sm4).map(vectorBytes);
/** What a device with a key sends, in both notations: of every vector that is right and of a command that is encrypted. */
const sealed = VECTORS.filter(
  ({ expect: { action }, packet }) => action === 'accept' && packet?.includes('CN=20'),
).flatMap(({ packet }) => {
  const bytes = reframe(packet!, (segment) => segment.replace(/MN=[0-9A-F]{24}/, `MN=${SEALED_MN}`));
  return [seal(bytes, KEY, 'raw'), seal(bytes, KEY, 'printed')];
});
const all = [...plain, ...sealed];

function shuffle<T>(list: readonly T[], random: () => number): T[] {
  const shuffled = [...list];
  for (let i = shuffled.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
  }
  return shuffled;
}

describe('the packets of a stream', () => {
  it('are the same for every vector cut at every byte', () => {
    let cuts = 0;
    for (const bytes of all) {
      const whole = tellSpans(feed([bytes], hasKey));
      for (let at = 1; at < bytes.length; at++, cuts++)
        expect(tellSpans(feed([bytes.subarray(0, at), bytes.subarray(at)], hasKey))).toEqual(whole);
    }
    expect(cuts).toBeGreaterThan(20_000);
  });

  it('are the same for every vector that comes byte by byte', () => {
    for (const bytes of all) {
      const whole = tellSpans(feed([bytes], hasKey));
      expect(
        tellSpans(
          feed(
            cutAnyhow(bytes, () => 0, 1),
            hasKey,
          ),
        ),
      ).toEqual(whole);
    }
  });

  it('are found again when all vectors are glued in any order and cut anywhere', () => {
    const random = seedRandom(212);
    const alone = new Map(all.map((bytes) => [bytes, packetsOf(feed([bytes], hasKey))]));
    for (let round = 0; round < 200; round++) {
      const order = shuffle(all, random);
      const longest = [3, 60, 1500, 70_000][round % 4]!;
      const found = packetsOf(feed(cutAnyhow(Buffer.concat(order), random, longest), hasKey));
      expect(found).toEqual(order.flatMap((bytes) => alone.get(bytes)!));
    }
  });

  it('are the same for damaged streams, quarantined spans and all', () => {
    const random = seedRandom(213);
    for (let round = 0; round < 1000; round++) {
      const bytes = Buffer.concat(shuffle(all, random).slice(0, 6));
      for (let n = 0; n < 12; n++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      // A silence ends a packet that waits, so the stream ends with something that is whole.
      const closed = Buffer.concat([bytes, Buffer.from('\r\n'), plain[0]!]);
      expect(tellSpans(feed(cutAnyhow(closed, random, 80), hasKey))).toEqual(tellSpans(feed([closed], hasKey)));
    }
  });
});

it('has ciphertext with every byte that framing could trip over', () => {
  const areas = sealed.map((bytes) => bytes.subarray(bytes.indexOf('CP=&&') + 5, bytes.lastIndexOf('&&')));
  const found = new Set(areas.flatMap((area) => [...area]));
  expect([...'\r\n#&'].filter((character) => !found.has(character.charCodeAt(0)))).toEqual([]);
});
