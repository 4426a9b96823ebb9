// How far a record has come, as pure steps: what the server's answer, or its absence, makes of an item.
import type { JudgementBody } from '@xunhe/contract/patrol';
import type { OpAnswer } from '@xunhe/contract/sync';
import type { Refusal } from '@xunhe/domain/ground/result';
import type { OutboxItem } from '../keeping/outbox-item.ts';

const FIRST_PAUSE_MS = 5_000;
export const LONGEST_PAUSE_MS = 15 * 60_000;

/** Trying again may help with these; everything else is the server's last word. */
const PASSING = new Set([
  'account.todo',
  'network',
  'photos.waiting',
  'rate.exceeded',
  'record.later',
  'record.lost',
  'server.failed',
  'session.missing',
  'session.other',
  'signIn.busy',
  'store.away',
  'store.full',
  'upload.hash',
  'upload.quota',
]);

export function isPassing(refusal: Refusal): boolean {
  return PASSING.has(refusal.kind);
}

export interface Moment {
  readonly nowMs: number;
  /** 0 to 1. */
  readonly chance: number;
}

/** A clock that was set back must not leave an item waiting for a moment that is days away. */
export function isDue(item: OutboxItem, nowMs: number): boolean {
  if (item.state !== 'waiting' && item.state !== 'stored') return false;
  return item.nextTryMs <= nowMs || item.nextTryMs > nowMs + LONGEST_PAUSE_MS;
}

export function takeAnswer(item: OutboxItem, answer: OpAnswer, moment: Moment): OutboxItem {
  const { nowMs } = moment;
  switch (answer.outcome) {
    case 'stored':
    case 'already': {
      const isWhole = answer.photosMissing.length === 0;
      // Pictures that were sent and are still missing: not again at once.
      if (!isWhole && item.state === 'stored' && answer.photosMissing.length >= (item.photosMissing?.length ?? 0))
        return fail({ ...item, photosMissing: answer.photosMissing }, { kind: 'photos.waiting' }, moment);
      return {
        ...item,
        state: isWhole ? 'sent' : 'stored',
        storedMs: item.storedMs ?? nowMs,
        sentMs: isWhole ? nowMs : null,
        photosMissing: answer.photosMissing,
        attempts: 0,
        nextTryMs: 0,
        lastError: null,
        judgement: (answer.receipt?.judgement as JudgementBody | undefined) ?? item.judgement,
      };
    }
    // It was asked for by its hash alone, and the server has it not (any more): the whole content goes again.
    case 'unknown':
      return { ...item, state: 'waiting', storedMs: null, photosMissing: null, attempts: 0, nextTryMs: 0 };
    case 'later':
      return fail(item, answer.refusal ?? { kind: 'record.later' }, moment);
    case 'conflict':
    case 'refused':
      return refuseItem(item, answer.refusal ?? { kind: `record.${answer.outcome}` });
  }
}

export function refuseItem(item: OutboxItem, refusal: Refusal): OutboxItem {
  return { ...item, state: 'refused', attempts: item.attempts + 1, lastError: refusal };
}

export function fail(item: OutboxItem, refusal: Refusal, { nowMs, chance }: Moment): OutboxItem {
  const attempts = item.attempts + 1;
  const grown = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(20, attempts - 1));
  const asked = secondsOf(refusal) * 1000;
  return {
    ...item,
    attempts,
    lastError: refusal,
    // Phones that lost the same mast must not all come back in the same second.
    nextTryMs: nowMs + Math.min(LONGEST_PAUSE_MS, Math.max(asked, grown * (0.5 + chance / 2))),
  };
}

/** A busy server says when to come again. */
function secondsOf(refusal: Refusal): number {
  const seconds = (refusal.details as { seconds?: unknown } | undefined)?.seconds ?? refusal.seconds;
  return typeof seconds === 'number' && seconds > 0 ? seconds : 0;
}
