// Whatever table names a person, the file that he may ask for tells of it, or it stands here with the reason why not.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope } from './db.ts';
import { countHoldings, listOwnPatrols, listOwnPosts } from './my-data.ts';
import { listOwnDeeds } from './own-record.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';
import { fillEveryTable, type TableFacts } from './test-every-table.ts';

const [MINE, OTHER] = ['990101001001', '990102001001'];

/** By table, the part of the file that tells of it. */
const TOLD_AS: Record<string, string> = {
  absences: 'absences',
  circular_receipts: 'noticesRead',
  duties: 'duties',
  inventories: 'inventories',
  mail_addresses: 'mailbox',
  mail_deliveries: 'mailsSent',
  patrols: 'patrols',
  photos: 'photos',
  posts: 'posts',
  push_deliveries: 'pushesSent',
  push_subscriptions: 'pushDevices',
  refused_records: 'refusedRecords',
  reminders: 'reminders',
  saved_views: 'savedViews',
  signals: 'signals',
  standing_objections: 'objections',
  standings: 'standings',
  uploads: 'uploads',
};

const NOT_TOLD: Record<string, string> = {
  accounts: 'login and role stand on the page and in the head of the file; the password is a secret also to him',
  patrol_reaches: 'what each patrol counts for is told with its judgement',
  push_silences: 'which kinds do not ring is on his own settings page and says nothing else',
};

let test: TestDatabase;
let tables: readonly TableFacts[];
beforeAll(async () => {
  test = await openTestDatabase();
  tables = await fillEveryTable(test.connection, [MINE!, OTHER!]);
  // Columns that may be empty are left empty there.
  await inScope(test.db, { city: '9901', region: '9901' }, (tx) =>
    sql`UPDATE signals SET person = region, settled_at = now()`.execute(tx),
  );
});
afterAll(() => test.close());

describe('the file of a person', () => {
  it('tells of every table that names a person, or there is a reason', () => {
    const named = tables.filter(({ kind, columns }) => kind === 'table' && columns.has('person'));
    expect(named.map(({ name }) => name).sort()).toEqual([...Object.keys(TOLD_AS), ...Object.keys(NOT_TOLD)].sort());
  });

  it('holds what is his in each of them, and nothing of another', async () => {
    const tell = (person: string) =>
      inScope(test.db, { city: '9901', region: '9901', person }, async (tx) => {
        const owner = { city: '9901', person };
        const patrols = await listOwnPatrols(tx, owner, { after: null, limit: 9 });
        return { ...(await listOwnDeeds(tx, owner)), patrols, posts: await listOwnPosts(tx, owner) };
      });
    const mine: Record<string, unknown[]> = await tell(MINE!);
    for (const [table, part] of Object.entries(TOLD_AS)) expect([table, mine[part]?.length]).toEqual([table, 1]);
    const nobody: Record<string, unknown[]> = await tell('nobody');
    expect(Object.entries(nobody).filter(([, rows]) => rows.length > 0)).toEqual([]);
  });

  it('leaves a question that is still open to the office', async () => {
    const open = await inScope(test.db, { city: '9901', region: '9901' }, async (tx) => {
      await sql`UPDATE signals SET settled_at = NULL`.execute(tx);
      return listOwnDeeds(tx, { city: '9901', person: MINE! });
    });
    expect(open.signals).toEqual([]);
  });

  it('holds no secret: neither the address of a push nor the code of a mailbox', async () => {
    const file = await inScope(test.db, { city: '9901', region: '9901', person: MINE! }, (tx) =>
      listOwnDeeds(tx, { city: '9901', person: MINE! }),
    );
    expect(Object.keys(file.pushDevices[0]!)).toEqual(['session', 'language', 'madeAt']);
    expect(Object.keys(file.mailbox[0]!)).not.toContain('code');
    expect(Object.keys(file)).not.toContain('accounts');
  });

  it('is counted for the page', async () => {
    const held = await inScope(test.db, { city: '9901', region: '9901', person: MINE! }, (tx) =>
      countHoldings(tx, { city: '9901', person: MINE! }),
    );
    expect(held).toMatchObject({
      standings: 1,
      firstStanding: '2018-01',
      absences: 1,
      lastAbsence: '2018-01-01',
      mail: MINE,
    });
  });
});
