// The answers to one operation.
import type { OpAnswer } from '@xunhe/contract/sync';
import type { Refusal } from '@xunhe/domain/ground/result';
import type { RecordDeed, StoredFacts, StoredRecord } from '../../store/sync-store.ts';
import { refusalToBody } from '../refusal-body.ts';

export function answerPlain(id: string, outcome: 'unknown' | 'later' | 'conflict', refusal: Refusal | null): OpAnswer {
  return { id, outcome, refusal: refusal && refusalToBody(refusal), receipt: null, photosMissing: [] };
}

export function answerRefused(id: string, outcome: 'refused' | 'conflict', refusal: Refusal): OpAnswer {
  return { id, outcome, refusal: refusalToBody(refusal), receipt: null, photosMissing: [] };
}

export function answerStored({ id, facts, photosMissing }: StoredRecord): OpAnswer {
  const receipt = makeReceipt(id, facts, 'already');
  return { id, outcome: 'already', refusal: null, receipt, photosMissing: [...photosMissing] };
}

export function answerStoredNow({ id, facts }: RecordDeed, photosMissing: readonly string[]): OpAnswer {
  const receipt = makeReceipt(id, facts, 'new');
  return { id, outcome: 'stored', refusal: null, receipt, photosMissing: [...photosMissing] };
}

/** What the record's own endpoint answers. */
function makeReceipt(id: string, facts: StoredFacts, stored: 'new' | 'already'): Record<string, unknown> {
  switch (facts.kind) {
    case 'patrol': {
      const { verdict, reasons, minutes, lengthM, onReachM, coverage, far } = facts.judgement as Record<
        string,
        unknown
      >;
      const judgement = { verdict, reasons, minutes, lengthM, onReachM, coverage, ...(far ? { far } : {}) };
      return { id, stored, judgement };
    }
    case 'problem':
      return { id, stored, key: facts.key, dueDay: facts.dueDay };
    case 'inventory':
      return { id, stored, found: facts.found };
  }
}
