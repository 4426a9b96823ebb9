// One's own reminders: read, and marked as read.
import type { AnswerOf } from '@xunhe/contract/client';
import { makeId } from '@xunhe/domain/ground/id';
import { type Database, inScope } from '../../store/db.ts';
import { type Chance, writeEvent } from '../../store/events.ts';
import type { Person } from '../../store/people.ts';
import { countReminders, listReminders, readReminders } from '../../store/reminder.ts';
import type { ReminderRow } from '../../store/rows-reminder.ts';
import { ownScope } from '../account-event.ts';

const MOST = 200;

export async function tellReminders(db: Database, who: Person): Promise<AnswerOf<'reminders'>> {
  const owner = { city: who.city, person: who.id };
  return inScope(db, ownScope(who), async (tx) => ({
    ...(await countReminders(tx, owner)),
    rows: (await listReminders(tx, owner, MOST)).map(tellReminder),
  }));
}

export async function markRead(
  house: Chance & { readonly db: Database },
  who: Person,
  ids: readonly string[],
): Promise<AnswerOf<'readReminders'>> {
  const owner = { city: who.city, person: who.id };
  return inScope(house.db, ownScope(who), async (tx) => {
    const count = await readReminders(tx, owner, { ids, at: new Date(house.now()) });
    const { unread } = await countReminders(tx, owner);
    if (count > 0)
      await writeEvent(tx, house, {
        ...{ city: who.city, kind: 'reminders.read', key: makeId(house.now(), house.random(10)), region: who.region },
        ...{ actor: who.id, body: { count } },
      });
    return { unread };
  });
}

function tellReminder({ id, kind, at, read_at, body }: ReminderRow): AnswerOf<'reminders'>['rows'][number] {
  return { id, kind, at: at.toISOString(), read: read_at !== null, body: body as Record<string, unknown> };
}
