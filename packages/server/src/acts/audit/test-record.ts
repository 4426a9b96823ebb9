// A few chained events in a database of their own, and the owner's hand to tamper with them. Only for tests.
import pg from 'pg';
import { connectionConfig, inScope } from '../../store/db.ts';
import { writeEvent } from '../../store/events.ts';
import { openTestDatabase, type TestDatabase } from '../../store/test-database.ts';

export const CITY = '9901';

export interface TestRecord extends TestDatabase {
  readonly house: { readonly now: () => number; readonly random: (count: number) => Uint8Array };
  write(count: number, city?: string): Promise<void>;
  /** As the owner of the database, with the trigger out of the way. */
  tamper(statement: string): Promise<void>;
}

export async function openTestRecord(): Promise<TestRecord> {
  const test = await openTestDatabase();
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  let ms = Date.UTC(2026, 0, 8);
  const house = { now: () => ms++, random };
  let written = 0;
  return {
    ...test,
    house,
    async write(count, city = CITY) {
      for (let i = 0; i < count; i++)
        await inScope(test.db, { city, region: city, address: '10.1.2.3' }, (tx) =>
          writeEvent(tx, house, {
            city,
            kind: 'problem.accept',
            key: `P${written++}`,
            region: `${city}01000000`,
            actor: 'S1',
            subject: i % 2 ? 'C1' : null,
            body: { note: '排口"有"\n黑水\u2028', n: 1.5e-7, deep: { b: [1, null, true], a: '' } },
          }),
        );
    },
    async tamper(statement) {
      const client = new pg.Client(connectionConfig(test.connection));
      await client.connect();
      try {
        await client.query(`BEGIN; ALTER TABLE events DISABLE TRIGGER chain_event; ${statement};
          ALTER TABLE events ENABLE TRIGGER chain_event; COMMIT`);
      } finally {
        await client.end();
      }
    },
  };
}
