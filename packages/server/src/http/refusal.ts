// A "no" of the server on its way: thrown in a handler, answered as its kind with what it tells and its status.
import type { Refusal } from '@xunhe/domain/ground/result';
import { STATUS_OF_REFUSAL } from './refusal-status.ts';

/** Carries a refusal through a transaction, so that it rolls back, to the one catch of the door. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

export function statusOf(refusal: Refusal): number {
  const status = STATUS_OF_REFUSAL[refusal.kind];
  if (status === undefined) throw new Error(`The refusal "${refusal.kind}" is not in the table of refusals`);
  return status;
}

export function refusalBody(refusal: Refusal): { kind: string; path?: string; details?: Record<string, unknown> } {
  const { kind, path, ...details } = refusal;
  return {
    kind,
    ...(typeof path === 'string' ? { path } : {}),
    ...(Object.keys(details).length > 0 ? { details } : {}),
  };
}
