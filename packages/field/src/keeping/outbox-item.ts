// A record on its way to the server. Its content is a text that never changes again, hashed when it was made; what is told here is how far it
// has come.
import type { JudgementBody } from '@xunhe/contract/patrol';
import type { Refusal } from '@xunhe/domain/ground/result';
import type { RecordKind } from '@xunhe/domain/patrol/record-kind';

/**
 * `waiting`: the server has not said that it stored it. `stored`: it did, and lacks pictures. `sent`: it has every part, once.
 * `refused`: it gave a reason that trying again does not change, and has kept the whole content.
 */
export type OutboxState = 'waiting' | 'stored' | 'sent' | 'refused';

export interface ItemPhoto {
  readonly sha256: string;
  readonly bytes: number;
}

export interface OutboxItem {
  readonly id: string;
  readonly city: string;
  readonly person: string;
  readonly kind: RecordKind;
  /** Version of the content's shape. */
  readonly form: number;
  /** SHA-256 of the text's UTF-8 bytes, hexadecimal. */
  readonly hash: string;
  readonly textBytes: number;
  readonly photos: readonly ItemPhoto[];
  /** A record of this phone that must be stored before it: the patrol that an appeal speaks of. */
  readonly after: string | null;
  /** Pictures that the server did not have when it was last asked; null before it was. */
  readonly photosMissing: readonly string[] | null;
  readonly state: OutboxState;
  /** For the lists of the phone: no list reads the content. */
  readonly reach: string | null;
  readonly reachName: string;
  readonly problemType: string | null;
  readonly firstWords: string;
  /** Real time, milliseconds since 1970. */
  readonly madeMs: number;
  readonly storedMs: number | null;
  readonly sentMs: number | null;
  readonly attempts: number;
  readonly nextTryMs: number;
  /** Of the last try; kind `network` when there was no answer. */
  readonly lastError: Refusal | null;
  /** As judged on the phone, then as the server judged it. */
  readonly judgement: JudgementBody | null;
}

/** A picture that belongs to a draft or to a record, apart from its bytes. */
export interface KeptPhoto {
  readonly record: string;
  readonly person: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly role: 'view' | 'document' | 'before' | 'after';
  readonly from: 'camera' | 'album';
  /** City clock, milliseconds since 1970. */
  readonly atMs: number;
  readonly lon: number | null;
  readonly lat: number | null;
}
