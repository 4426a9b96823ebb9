// What a row of pictures is drawn from.
import type { PhotoBody } from '@xunhe/contract/photo';
import type { RecordKind } from './photo-offset-words.ts';

export interface PhotoStripProps {
  readonly photos: readonly PhotoBody[];
  readonly record: RecordKind;
  /** The city's day and zone. */
  readonly at: { readonly today: string; readonly timezone: string };
  /** Whether the bytes as they came may be taken. */
  readonly mayTakeOriginal?: boolean;
}
