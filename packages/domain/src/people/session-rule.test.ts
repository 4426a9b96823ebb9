import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRACE_MS, isSessionOver, judgeToken, ROTATE_MS, SESSION_LIMITS, sessionKindOf } from './session-rule.ts';

const HOUR = 3_600_000;

/** A phone and the server, as they are joined by a network that loses answers. */
class Line {
  nowMs = 0;
  given = { token: 0, givenMs: 0, isConfirmed: true };
  former: number | null = null;
  held = 0;
  ended = false;
  next = 1;

  request(token: number, answerArrives: boolean): void {
    const presented = token === this.given.token ? 'present' : token === this.former ? 'former' : null;
    if (this.ended || presented === null) {
      this.ended = true;
      return;
    }
    const verdict = judgeToken({ kind: 'phone', ...this.given }, presented, this.nowMs);
    if (verdict === 'end') {
      this.ended = true;
      return;
    }
    if (presented === 'present') this.given = { ...this.given, isConfirmed: true };
    if (verdict === 'rotate') {
      this.former = token;
      this.given = { token: this.next++, givenMs: this.nowMs, isConfirmed: false };
      if (answerArrives) this.held = this.given.token;
    }
  }
}

describe('sessions', () => {
  it('of a desk end after half an hour of silence and after twelve hours; those of a phone do not', () => {
    const at = (kind: 'desk' | 'phone', seenMs: number, nowMs: number) =>
      isSessionOver({ kind, madeMs: 0, seenMs }, nowMs);
    expect([at('desk', 0, 29 * 60_000), at('desk', 0, 30 * 60_000)]).toEqual([false, true]);
    expect([at('desk', 11.9 * HOUR, 11.99 * HOUR), at('desk', 11.9 * HOUR, 12 * HOUR)]).toEqual([false, true]);
    expect([at('phone', 0, 29 * 24 * HOUR), at('phone', 0, SESSION_LIMITS.phone.idleMs)]).toEqual([false, true]);
  });

  it('are long for those who work at the river alone', () => {
    expect(sessionKindOf('chief', 'phone')).toBe('phone');
    expect(sessionKindOf('chief', 'desk')).toBe('desk');
    expect(sessionKindOf('office', 'phone')).toBe('desk');
    expect(sessionKindOf('security_admin', 'phone')).toBe('desk');
  });

  it('survive any lost answers when only the phone holds the token', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ pauseMs: fc.integer({ min: 0, max: 3 * HOUR }), arrives: fc.boolean() }), {
          maxLength: 60,
        }),
        (steps) => {
          const line = new Line();
          for (const { pauseMs, arrives } of steps) {
            line.nowMs += pauseMs;
            line.request(line.held, arrives);
          }
          expect(line.ended).toBe(false);
        },
      ),
    );
  });

  it('end when a copied token is used after its successor', () => {
    const line = new Line();
    const copied = line.held;
    line.nowMs = ROTATE_MS;
    line.request(line.held, true);
    line.nowMs += GRACE_MS;
    line.request(line.held, true);
    expect(line.ended).toBe(false);
    line.request(copied, true);
    expect(line.ended).toBe(true);
  });

  it('let requests that were under way at the change through', () => {
    const line = new Line();
    const before = line.held;
    line.nowMs = ROTATE_MS;
    line.request(before, true);
    line.request(line.held, true);
    line.nowMs += GRACE_MS - 1;
    line.request(before, true);
    expect(line.ended).toBe(false);
  });
});
