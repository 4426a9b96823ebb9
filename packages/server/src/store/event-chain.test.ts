import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inScope, openDatabase } from './db.ts';
import { CHAIN_START, type ChainLink, findChainHead, hashLink, readLinks } from './event-chain.ts';
import { migrate, readMigrations } from './migrate.ts';
import { openTestDatabase, runOnServer, type TestDatabase, withDatabase } from './test-database.ts';

const CHAIN = '2026-11-25-0001-event-chain.sql';
let test: TestDatabase;
const name = `t_${randomBytes(6).toString('hex')}`;

beforeAll(async () => {
  test = await openTestDatabase();
  await runOnServer(test.connection, `CREATE DATABASE ${name}`);
});
afterAll(async () => {
  await runOnServer(test.connection, `DROP DATABASE ${name} WITH (FORCE)`);
  await test.close();
});

describe('a store that was filled before events were chained', () => {
  it('has them chained in the order in which they happened, each city for itself', async () => {
    const connection = withDatabase(test.connection, name);
    const migrations = readMigrations();
    await migrate(
      connection,
      migrations.filter((one) => one.name < CHAIN),
    );
    await runOnServer(
      connection,
      `INSERT INTO events (city, id, kind, key, region, at) VALUES
        ('9901', 'c', 'k', 'last', '9901', '2026-01-03'), ('9902', 'x', 'k', 'other', '9902', '2026-01-02'),
        ('9901', 'b', 'k', 'second', '9901', '2026-01-01'), ('9901', 'a', 'k', 'first', '9901', '2026-01-01')`,
    );
    await migrate(connection, migrations);
    const db = openDatabase(connection, 2);
    try {
      for (const [city, keys] of [
        ['9901', ['first', 'second', 'last']],
        ['9902', ['other']],
      ] as const)
        await inScope(db, { city, region: city }, async (tx) => {
          const links: ChainLink[] = [];
          for await (const link of readLinks(tx, city)) links.push(link);
          expect(links.map(({ text }) => JSON.parse(text)[4])).toEqual(keys);
          let end = CHAIN_START;
          for (const { seq, hash, text } of links) {
            expect([seq, hash]).toEqual([end.seq + 1, hashLink(end.hash, text)]);
            end = { seq, hash };
          }
          expect(await findChainHead(tx)).toEqual(end);
        });
    } finally {
      await db.close();
    }
  });
});

describe('the text that is hashed', () => {
  it('is the same for ever', async () => {
    const { rows } = await test.db.app.query(
      `SELECT event_text(7, '9901', 'i', 'k', 'ke"y', '9901', NULL, '林', '::1', '2026-01-08 04:05:06.7+08', '{"b": 1.50, "aa": [null, "\\u00e9\\n"]}') AS text`,
    );
    const text = `[7, "9901", "i", "k", "ke\\"y", "9901", null, "林", "::1", "2026-01-07T20:05:06.700000Z", {"b": 1.50, "aa": [null, "é\\n"]}]`;
    expect(rows[0].text).toBe(text);
  });
});
