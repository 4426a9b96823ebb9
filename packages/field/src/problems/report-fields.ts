// What stands in the form of a report, and what it lacks before it can be handed in. The same that the server would ask for, said before it is too late to
// take the picture.
import type { ProblemType } from '@xunhe/domain/problem/problem-type';
import type { KeptPhoto } from '../keeping/outbox-item.ts';

export interface ReportFields {
  /** Empty until somebody chooses one. */
  readonly reach: string;
  readonly type: ProblemType | null;
  readonly text: string;
  /** What was done about it on the spot; null: nothing. */
  readonly done: string | null;
}

export type Lacking = 'typeNeeded' | 'beforeNeeded' | 'afterNeeded' | 'doneNeeded';

export function lackingOf({ type, done }: ReportFields, photos: readonly Pick<KeptPhoto, 'role'>[]): Lacking[] {
  const lacking: Lacking[] = type === null ? ['typeNeeded'] : [];
  if (done === null) return lacking;
  if (!photos.some(({ role }) => role !== 'after')) lacking.push('beforeNeeded');
  if (!photos.some(({ role }) => role === 'after')) lacking.push('afterNeeded');
  if (done.trim() === '') lacking.push('doneNeeded');
  return lacking;
}
