import { describe, expect, it } from 'vitest';
import { FrameStream, MOST_HELD, TAIL_MS, WAIT_MS } from './frame-stream.ts';
import { MOST_BYTES } from './packet-walk.ts';
import { findVector, reframe } from './test-vectors.ts';

const GOOD = findVector('std2017-C14-9014').packet!;
const good = Buffer.from(GOOD);

describe('a stream of packets', () => {
  it('waits ten seconds from the first byte of a packet, however slowly more of it comes', () => {
    const stream = new FrameStream();
    for (let at = 0; at < 9; at++) expect(stream.push(good.subarray(at, at + 1), at * 1000)).toEqual([]);
    expect(stream.tick(WAIT_MS - 1)).toEqual([]);
    expect(stream.waiting()).toEqual({ kind: 'waiting', bytes: 9 });
    expect(stream.tick(WAIT_MS)).toEqual([]);
    expect([stream.waiting(), stream.takeNoise()]).toEqual([null, { kind: 'noise', bytes: 9 }]);
    expect(stream.push(good, WAIT_MS).length).toBe(1);
  });

  it('gives out what did not become a packet in time', () => {
    const stream = new FrameStream();
    expect(stream.push(good.subarray(0, 60), 5000)).toEqual([]);
    const [span, ...more] = stream.push(good, 5000 + WAIT_MS);
    expect([span?.kind, span?.frame.raw.length]).toEqual(['quarantined', 60]);
    expect(more.map(({ kind }) => kind)).toEqual(['packet']);
  });

  it('holds a packet without CR LF a moment, and no longer', () => {
    const stream = new FrameStream();
    expect(stream.push(good.subarray(0, -2), 0)).toEqual([]);
    expect(stream.tick(TAIL_MS - 1)).toEqual([]);
    expect(stream.tick(TAIL_MS)[0]?.frame.terminator).toBe('none');
    expect(stream.push(good.subarray(-2), TAIL_MS + 1)).toEqual([]);
    expect(stream.takeNoise()).toEqual({ kind: 'noise', bytes: 2 });
  });

  it.each([
    ['a length and no end', `##0500QN=${'1'.repeat(100_000)}`],
    ['a length beyond all', `##9999QN=${'1'.repeat(100_000)}`],
    ['no length', `##QN=${'&&'.repeat(50_000)}`],
    ['hashes', '#'.repeat(100_000)],
    ['beginnings', '##0170'.repeat(20_000)],
    ['noise', 'AT+CSQ\r\n'.repeat(10_000)],
  ])('holds no more than it may of %s, and finds the packet behind', (_, flood) => {
    const bytes = Buffer.from(`${flood}\r\n${GOOD}`);
    for (const size of [7, 1460, bytes.length]) {
      const stream = new FrameStream();
      let [packets, most] = [0, 0];
      for (let at = 0; at < bytes.length; at += size) {
        packets += stream.push(bytes.subarray(at, at + size), 0).filter(({ kind }) => kind === 'packet').length;
        expect(stream.waiting()?.bytes ?? 0).toBeLessThanOrEqual(MOST_BYTES);
        most = Math.max(most, stream.heldBytes());
      }
      expect([packets, stream.waiting()]).toEqual([1, null]);
      expect(most).toBeLessThanOrEqual(MOST_HELD);
    }
  });

  it('keeps nothing of a chunk that belongs to the caller', () => {
    const stream = new FrameStream();
    const chunk = Buffer.concat([good, good.subarray(0, 50)]);
    const [first] = stream.push(chunk, 0);
    chunk.fill(0);
    expect(first?.frame.raw.toString()).toBe(GOOD);
    expect(stream.push(good.subarray(50), 1)[0]?.frame.raw.toString()).toBe(GOOD);
  });

  it('counts every byte once, as packet, quarantine or noise', () => {
    const stream = new FrameStream();
    const text = `\0\xffHB\r\n${GOOD}##0170QN=1;ST=22;CN=2011;CP=&&&&\r\nAT${GOOD}#`;
    const spans = [...stream.push(Buffer.from(text, 'latin1'), 0), ...stream.end()];
    const inSpans = spans.reduce((sum, { frame }) => sum + frame.raw.length, 0);
    expect(spans.map(({ kind }) => kind)).toEqual(['packet', 'quarantined', 'packet']);
    expect(inSpans + stream.takeNoise()!.bytes).toBe(text.length);
    expect(stream.takeNoise()).toBeNull();
  });

  it('believes the sum where the text holds && and four digits of its own', () => {
    const tricky = reframe(GOOD, (segment) => segment.replace('CP=&&&&', 'CP=&&A-Info=//&&ABCD##12//&&'));
    const [span] = new FrameStream().push(tricky, 0);
    expect([span?.kind, span?.frame.raw.equals(tricky)]).toEqual(['packet', true]);
  });
});
