// From the text of a record to the record: each look that can be taken at it without knowing anything else. What fails here fails always.
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { SentInventory } from '@xunhe/contract/inventory';
import { SentPatrol } from '@xunhe/contract/patrol';
import { SentAppeal } from '@xunhe/contract/patrol-review';
import { SentProblem } from '@xunhe/contract/problem';
import { MOST_TEXT_BYTES, type SentOp } from '@xunhe/contract/sync';
import { accept, type Refusal, type Result, refuse } from '@xunhe/domain/ground/result';
import type { RecordKind } from '@xunhe/domain/patrol/record-kind';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { parseJsonBody } from '../json-body.ts';

export type SentRecord =
  | { readonly kind: 'patrol'; readonly body: SentPatrol }
  | { readonly kind: 'problem'; readonly body: SentProblem }
  | { readonly kind: 'inventory'; readonly body: SentInventory }
  | { readonly kind: 'appeal'; readonly body: SentAppeal };

/** By kind, then by form from 1 on. A server reads all older forms. */
const SHAPES: Readonly<Partial<Record<RecordKind, readonly ReturnType<typeof compile>[]>>> = {
  patrol: [compile(SentPatrol)],
  problem: [compile(SentProblem)],
  inventory: [compile(SentInventory)],
  appeal: [compile(SentAppeal)],
};

/** False for what a newer app sends than this server knows: it waits until the server is renewed. */
export function knowsForm(op: Pick<SentOp, 'kind' | 'form'>): boolean {
  return SHAPES[op.kind]?.[op.form - 1] !== undefined;
}

export function readRecord(op: SentOp, text: Buffer): Result<SentRecord> {
  if (text.length > MOST_TEXT_BYTES) return refuse({ kind: 'body.tooLarge', max: MOST_TEXT_BYTES });
  const found = hashText(text);
  if (found !== op.hash) return refuse({ kind: 'record.hash', found });
  if (!isUtf8(text)) return refuse({ kind: 'body.surrogate', path: '/' });
  const parsed = parseJsonBody(text.toString('utf8'));
  if (!parsed.ok) return parsed;
  const shape = SHAPES[op.kind]![op.form - 1]!;
  const refusal = shape(parsed.value);
  if (refusal) return refuse(refusal);
  const body = parsed.value as SentRecord['body'];
  if (body.id !== op.id) return refuse({ kind: 'record.id', path: '/id' });
  return accept({ kind: op.kind, body } as SentRecord);
}

export function hashText(text: Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}

function compile(schema: TSchema): (value: unknown) => Refusal | null {
  const compiled = Compile(schema);
  return (value) => {
    if (compiled.Check(value)) return null;
    const error = compiled.Errors(value)[0];
    const reason = error?.message ?? 'does not fit the schema';
    return { kind: 'request.invalid', path: error?.instancePath || '/', reason };
  };
}
