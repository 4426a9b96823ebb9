// An expected "no" is a value: the caller must look at it, and the reason travels with its numbers to the person who asked.

/** Why something is refused. `kind` is stable (it is a key of the words and of the wire); the rest are the numbers of the case. */
export interface Refusal {
  readonly kind: string;
  readonly [detail: string]: unknown;
}

export type Result<T, R extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R };

export function accept<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refuse<R extends Refusal>(refusal: R): { readonly ok: false; readonly refusal: R } {
  return { ok: false, refusal };
}
