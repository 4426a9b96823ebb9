// From a notice that was published, or of which its office reminds, to whom it is told: those whom it is for and who have not answered.
import type { Reminder } from '@xunhe/domain/duty/reminder';
import { stateOfCircular } from '@xunhe/domain/people/circular';
import { findCircular } from '../../store/circular.ts';
import { audienceOf, listOwing } from '../../store/circular-readers.ts';
import type { Tx } from '../../store/db.ts';
import type { EventRow } from '../../store/rows-event.ts';
import { tellFate } from '../circulars/tell-circular.ts';

/** What is no longer in force when it is looked at is told to nobody. */
export async function remindOfCircular(
  { tx, city, today }: { readonly tx: Tx; readonly city: string; readonly today: string },
  event: EventRow,
): Promise<Reminder[]> {
  const [id = '', span = ''] = event.key.split('/');
  const again = event.kind === 'circular.reminded';
  const circular = await findCircular(tx, city, id);
  if (!circular || stateOfCircular(tellFate(circular), today) !== 'published') return [];
  const people = await listOwing(tx, circular, audienceOf(circular));
  const body = { circular: id, title: circular.title, confirm: circular.confirm, again };
  return people.map((person) => ({ person, kind: 'circular.waiting', subject: id, span, body }));
}
