// What a record brings beside its track, the same on the phone and on the server. A picture counts by being named: its bytes may come later.
import type { Evidence } from '../duty/threshold.ts';

export interface Brought {
  readonly note: string;
  readonly problems?: readonly string[] | undefined;
  readonly photos?: readonly { readonly role: string }[] | undefined;
}

export function evidenceOf({ note, problems = [], photos = [] }: Brought): Evidence[] {
  const found: Evidence[] = [];
  if (note.trim() !== '') found.push('note');
  if (problems.length > 0) found.push('problem');
  if (photos.some(({ role }) => role === 'document')) found.push('document');
  if (photos.some(({ role }) => role !== 'document')) found.push('photo');
  return found;
}
