// Damaged packets, very many: nothing crashes, nothing grows, and what passes the sum by chance is counted. HJ212_MUTATIONS sets how many.
import { type Random, seedRandom } from '@xunhe/domain/risk/learner/random';
import { expect, it } from 'vitest';
import { FrameStream, MOST_HELD, WAIT_MS } from './frame-stream.ts';
import { judge } from './judge.ts';
import { RECEIVED_MS, VECTORS, vectorBytes } from './test-vectors.ts';

const ROUNDS = Number(process.env.HJ212_MUTATIONS ?? 100_000);
const ORIGINALS = VECTORS.filter(({ expect: { action } }) => action === 'accept' || action === 'accept_warn');
const KEY = Buffer.from('0000000000000000');

const DAMAGES: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  (bytes, random) => {
    bytes[pick(bytes, random)]! ^= 1 << Math.floor(random() * 8);
    return bytes;
  },
  (bytes, random) => {
    bytes[pick(bytes, random)] = Math.floor(random() * 256);
    return bytes;
  },
  (bytes, random) => {
    const at = pick(bytes, random);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from([Math.floor(random() * 256)]), bytes.subarray(at)]);
  },
  (bytes, random) => {
    const at = pick(bytes, random);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
  },
  (bytes, random) => {
    const [a, b] = [pick(bytes, random), pick(bytes, random)];
    [bytes[a], bytes[b]] = [bytes[b]!, bytes[a]!];
    return bytes;
  },
  (bytes, random) => {
    const [from, to] = [pick(bytes, random), pick(bytes, random)];
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(from)]);
  },
  (bytes, random) => bytes.subarray(0, pick(bytes, random)),
];

function pick(bytes: Buffer, random: Random): number {
  return Math.floor(random() * bytes.length);
}

it(
  `stands ${ROUNDS} damaged packets`,
  () => {
    const random = seedRandom(Number(process.env.HJ212_SEED ?? 1));
    const originals = ORIGINALS.map(vectorBytes);
    const segments = new Set(originals.map(segmentOf));
    const stream = new FrameStream((mn) => mn.endsWith('1'));
    const [count, heap] = [{ damaged: 0, whole: 0, passed: 0, used: 0, sealed: 0, mostHeld: 0 }, [] as string[]];
    let nowMs = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const original = originals[Math.floor(random() * originals.length)]!;
      let bytes: Buffer = Buffer.from(original);
      for (let n = 1 + Math.floor(random() * 3); n > 0 && bytes.length > 0; n--)
        bytes = DAMAGES[Math.floor(random() * DAMAGES.length)]!(bytes, random);
      if (bytes.equals(original)) continue;
      count.damaged++;
      const cut = Math.floor(random() * bytes.length);
      const spans = [...stream.push(bytes.subarray(0, cut), nowMs), ...stream.push(bytes.subarray(cut), nowMs + 1)];
      count.mostHeld = Math.max(count.mostHeld, stream.heldBytes());
      // Most of the time the line falls silent; else the next one runs into what is left.
      const waits = random() < 0.9 ? 3 : 0;
      for (let wait = 1; wait <= waits; wait++) spans.push(...stream.tick(nowMs + wait * WAIT_MS));
      nowMs += 1000 + waits * WAIT_MS;
      for (const span of spans) {
        const judgement = judge(span, { receivedMs: RECEIVED_MS, keysOf: () => [KEY] });
        if (span.kind === 'quarantined') expect(judgement.action).toBe('quarantine');
        for (const { value } of judgement.readings)
          if (!Number.isFinite(value)) throw new Error(`A reading is ${value}`);
        if (span.kind === 'quarantined') continue;
        if (segments.has(span.frame.segment.toString('latin1'))) count.whole++;
        else if (!span.frame.isCrcRight) count.sealed++;
        else {
          count.passed++;
          if (judgement.action.startsWith('accept')) count.used++;
        }
      }
      stream.takeNoise();
      if (round % 100_000 === 99_999) heap.push(heapUsed());
    }
    const share = (n: number) => `${((100 * n) / count.damaged).toFixed(3)} %`;
    console.log(
      `${count.damaged} damaged: ${share(count.whole)} still had their segment whole, ${share(count.passed)} passed the sum with another, ` +
        `${share(count.used)} were accepted too, ${share(count.sealed)} were taken for encrypted and opened by no key; at most ${count.mostHeld} bytes held; heap in MB after each 100,000: ${heap.join(' ')}`,
    );
    expect(count.damaged).toBeGreaterThan(ROUNDS * 0.95);
    expect(count.mostHeld).toBeLessThanOrEqual(MOST_HELD);
    expect(count.passed / count.damaged).toBeLessThan(0.01);
    expect(count.passed).toBeGreaterThan(0);
  },
  20 * 60_000,
);

function segmentOf(bytes: Buffer): string {
  const stream = new FrameStream();
  const [span] = [...stream.push(bytes, 0), ...stream.end()];
  if (span?.kind !== 'packet') throw new Error(`No packet: ${bytes.toString('latin1', 0, 80)}`);
  return span.frame.segment.toString('latin1');
}

function heapUsed(): string {
  globalThis.gc?.();
  return (process.memoryUsage().heapUsed / 1e6).toFixed(1);
}
