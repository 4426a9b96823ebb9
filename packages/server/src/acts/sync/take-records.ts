// Records come in, many at a time, each decided by itself: read what decides, decide, store, answer. Nothing is answered before it is on disk,
// and what is refused for good is kept whole, with its reason, before that is answered.
import type { SentAppeal } from '@xunhe/contract/patrol-review';
import type { OpAnswer, SentOp } from '@xunhe/contract/sync';
import type { Refusal, Result } from '@xunhe/domain/ground/result';
import type { RecordKind } from '@xunhe/domain/patrol/record-kind';
import { type Right, rightOf } from '@xunhe/domain/people/may';
import type { Person } from '../../store/people.ts';
import type { Grounds, RecordDeed, Saved } from '../../store/sync-store.ts';
import { readCityClock } from '../city-clock.ts';
import { decideInventory } from './decide-inventory.ts';
import { decidePatrol } from './decide-patrol.ts';
import { decideProblem } from './decide-problem.ts';
import type { DecisionFacts } from './decision.ts';
import { keepRefused, type RefusedText } from './keep-refused.ts';
import { answerPlain, answerRefused, answerStored, answerStoredNow } from './op-answer.ts';
import { knowsForm, readRecord, type SentRecord } from './record-shape.ts';
import type { SyncHouse } from './sync-house.ts';

/** What came, from whatever door. */
export interface Delivery {
  readonly device: string | null;
  /** By the phone's clock; null where nobody knows. */
  readonly sentMs: number | null;
  /** Through a door of before: a time that cannot be is refused, not moved, and of what is refused only conflicts are kept here. */
  readonly isStrict: boolean;
  readonly ops: readonly SentOp[];
}

export interface Taken {
  readonly nowMs: number;
  readonly answers: readonly OpAnswer[];
}

const RIGHTS: Readonly<Record<RecordKind, Right>> = {
  patrol: 'patrol.submit',
  problem: 'problem.report',
  inventory: 'patrol.submit',
  appeal: 'patrol.appeal',
};

/** Refusals that time alone lifts: the record waits on the phone. */
const PASSING = new Set(['patrol.future', 'problem.future', 'inventory.future', 'review.future']);

/** Where a record stands on its way: it waits to be stored, to be kept as refused, or has its answer. */
type Step =
  | { readonly to: 'store'; readonly deed: RecordDeed }
  | { readonly to: 'keep'; readonly refusal: Refusal; readonly outcome: 'refused' | 'conflict' }
  | { readonly to: 'appeal'; readonly sent: SentAppeal }
  | { readonly to: 'answer'; readonly answer: OpAnswer };

/** An operation with its text, if that is here, and the record in it. */
interface Opened {
  readonly op: SentOp;
  readonly text: Buffer | null;
  readonly record: Result<SentRecord> | null;
}

export async function takeRecords(house: SyncHouse, who: Person, delivery: Delivery): Promise<Taken> {
  const opened = await Promise.all(delivery.ops.map((op) => openOp(house, who, op)));
  const grounds = await house.store.readGrounds({
    ...{ city: who.city, person: who.id, records: delivery.ops.map(({ id }) => id) },
    reaches: opened.flatMap(({ record }) =>
      record?.ok && record.value.kind !== 'appeal' ? record.value.body.reach : [],
    ),
  });
  const clock = readCityClock(grounds.city, house.now());
  const skewMs = delivery.sentMs === null ? null : delivery.sentMs - clock.nowMs;
  const facts = { who, grounds, clock, skewMs, isStrict: delivery.isStrict, chance: house };
  const decided = opened.map((one) => decide(one, { ...facts, hash: one.op.hash }));
  const stored = await appealAll(house, who, await storeAll(house, who, opened, decided));
  const kept = await keepAll(house, { who, nowMs: clock.nowMs, delivery }, opened, stored);
  return { nowMs: clock.nowMs, answers: kept };
}

async function openOp({ readUpload }: SyncHouse, who: Person, op: SentOp): Promise<Opened> {
  const text =
    op.text !== undefined ? Buffer.from(op.text, 'utf8') : op.uploaded ? await readUpload(who, op.hash) : null;
  return { op, text, record: text !== null && knowsForm(op) ? readRecord(op, text) : null };
}

function decide({ op, text, record }: Opened, facts: DecisionFacts): Step {
  const { grounds, who } = facts;
  const before = grounds.records.get(op.id);
  if (before && isSame(before, who, op.hash)) return { to: 'answer', answer: answerStored(before) };
  if (text === null) return { to: 'answer', answer: answerAsked(op, grounds) };
  if (record === null)
    return { to: 'answer', answer: answerPlain(op.id, 'later', { kind: 'record.newer', form: op.form }) };
  if (!record.ok) return { to: 'keep', refusal: record.refusal, outcome: 'refused' };
  if (before) return { to: 'keep', refusal: conflictOf(op.id), outcome: 'conflict' };
  if (rightOf(who.role, RIGHTS[op.kind]) === null)
    return { to: 'keep', refusal: { kind: 'right.missing', right: RIGHTS[op.kind] }, outcome: 'refused' };
  if (record.value.kind === 'appeal') return { to: 'appeal', sent: record.value.body };
  const deed = decideRecord(facts, record.value);
  if (deed.ok) return { to: 'store', deed: deed.value };
  if (PASSING.has(deed.refusal.kind)) return { to: 'answer', answer: answerPlain(op.id, 'later', deed.refusal) };
  return { to: 'keep', refusal: deed.refusal, outcome: 'refused' };
}

function decideRecord(facts: DecisionFacts, record: Exclude<SentRecord, { kind: 'appeal' }>): Result<RecordDeed> {
  switch (record.kind) {
    case 'patrol':
      return decidePatrol(facts, record.body);
    case 'problem':
      return decideProblem(facts, record.body);
    case 'inventory':
      return decideInventory(facts, record.body);
  }
}

/** Only a content that is kept may be called a conflict; of another the text is wanted first. */
function answerAsked(op: SentOp, grounds: Grounds): OpAnswer {
  const isKept = grounds.records.has(op.id) && grounds.refused.get(op.id)?.has(op.hash);
  return isKept ? answerPlain(op.id, 'conflict', conflictOf(op.id)) : answerPlain(op.id, 'unknown', null);
}

async function storeAll(
  house: SyncHouse,
  who: Person,
  opened: readonly Opened[],
  steps: readonly Step[],
): Promise<readonly Step[]> {
  const deeds = steps.flatMap((step) => (step.to === 'store' ? step.deed : []));
  if (deeds.length === 0) return steps;
  const saved = (await house.store.save(who.city, deeds)).values();
  return steps.map((step, n) =>
    step.to === 'store' ? afterSave({ house, who, op: opened[n]!.op }, step.deed, saved.next().value!) : step,
  );
}

/** One after the other, once the patrols that came with them are stored. */
async function appealAll(house: SyncHouse, who: Person, steps: readonly Step[]): Promise<readonly Step[]> {
  const done: Step[] = [];
  for (const step of steps) done.push(step.to === 'appeal' ? await takeAppeal(house, who, step.sent) : step);
  return done;
}

async function takeAppeal(house: SyncHouse, who: Person, sent: SentAppeal): Promise<Step> {
  const taken = await house.takeAppeal(who, sent);
  if (taken.ok) {
    const outcome = taken.value.stored === 'new' ? 'stored' : 'already';
    const receipt = { ...taken.value };
    return { to: 'answer', answer: { id: sent.id, outcome, refusal: null, receipt, photosMissing: [] } };
  }
  const { refusal } = taken;
  if (PASSING.has(refusal.kind)) return { to: 'answer', answer: answerPlain(sent.id, 'later', refusal) };
  return { to: 'keep', refusal, outcome: refusal.kind === 'review.conflict' ? 'conflict' : 'refused' };
}

function afterSave(
  { house, who, op }: { readonly house: SyncHouse; readonly who: Person; readonly op: SentOp },
  deed: RecordDeed,
  saved: Saved,
): Step {
  switch (saved.outcome) {
    case 'stored':
      return { to: 'answer', answer: answerStoredNow(deed, saved.photosMissing) };
    case 'present':
      return isSame(saved.record, who, op.hash)
        ? { to: 'answer', answer: answerStored(saved.record) }
        : { to: 'keep', refusal: conflictOf(op.id), outcome: 'conflict' };
    case 'failed':
      house.onFault?.(op.id, saved.reason);
      return { to: 'answer', answer: answerPlain(op.id, 'later', { kind: 'server.failed' }) };
  }
}

async function keepAll(
  house: SyncHouse,
  from: { readonly who: Person; readonly nowMs: number; readonly delivery: Delivery },
  opened: readonly Opened[],
  steps: readonly Step[],
): Promise<OpAnswer[]> {
  const { device, isStrict } = from.delivery;
  const texts = steps.flatMap((step, n): RefusedText[] =>
    step.to === 'keep' && (step.outcome === 'conflict' || !isStrict)
      ? [{ op: opened[n]!.op, text: opened[n]!.text!, refusal: step.refusal }]
      : [],
  );
  if (texts.length > 0) await keepRefused(house, { ...from, device }, texts);
  return steps.map((step, n) => {
    if (step.to === 'keep') return answerRefused(opened[n]!.op.id, step.outcome, step.refusal);
    if (step.to === 'answer') return step.answer;
    throw new Error(`The record ${opened[n]!.op.id} was left without an answer`);
  });
}

function isSame(before: { readonly person: string | null; readonly hash: string | null }, who: Person, hash: string) {
  return before.person === who.id && before.hash === hash;
}

function conflictOf(id: string): Refusal {
  return { kind: 'record.conflict', id };
}
