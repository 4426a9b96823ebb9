// Other systems that bring data, each by its own beat: who is late, and how much of what came was refused or waits.
import type { AnswerOf } from '@xunhe/contract/client';
import { BEAT_VISITS, judgeSender, SENDER_STATES } from '@xunhe/domain/observation/sender-beat';
import type { Tx } from '../../store/db.ts';
import { listSenders } from '../../store/delivery-search.ts';

const DAY_MS = 86_400_000;
/** A figure of ten years says nothing of today. */
const COUNTED_MS = 30 * DAY_MS;
/** Several batches may be one visit. */
const NEWEST = BEAT_VISITS * 20;

/** The worst first. */
export async function readSenders(tx: Tx, city: string, nowMs: number): Promise<AnswerOf<'dataHealth'>['senders']> {
  const senders = await listSenders(tx, city, { since: new Date(nowMs - COUNTED_MS), newest: NEWEST });
  return senders
    .map(({ times, ...sender }) => ({
      ...sender,
      ...judgeSender(
        times.map((time) => time.getTime()),
        nowMs,
      ),
      lastAt: times[0]!.toISOString(),
    }))
    .sort((a, b) => SENDER_STATES.indexOf(a.state) - SENDER_STATES.indexOf(b.state));
}
