import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectionConfig } from './db.ts';
import { checkStore } from './self-check.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

let test: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  test = await openTestDatabase();
  owner = new pg.Client(connectionConfig(test.connection));
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await test.close();
});

describe('the check of the store before the first request', () => {
  it('finds the store as it was migrated in order', async () => {
    await expect(checkStore(test.db.app)).resolves.toBeUndefined();
  });

  it('refuses a role that is more than it was meant to be', async () => {
    await expect(checkStore(owner)).rejects.toThrow(/superuser|owns|create/);
    const name = `r_${randomBytes(4).toString('hex')}`;
    await owner.query(`CREATE ROLE ${name} BYPASSRLS; SET ROLE ${name}`);
    await expect(checkStore(owner)).rejects.toThrow(`NOBYPASSRLS`);
    await owner.query(`RESET ROLE; DROP ROLE ${name}`);
  });

  it('refuses a table that is open to all, and one that the role owns', async () => {
    await owner.query('ALTER TABLE patrols DISABLE ROW LEVEL SECURITY');
    await expect(checkStore(test.db.app)).rejects.toThrow('The table patrols is not closed by region');
    await owner.query('ALTER TABLE patrols ENABLE ROW LEVEL SECURITY');
    await owner.query(
      'CREATE TABLE spare (city text); GRANT ALL ON SCHEMA public TO xunhe_app; ALTER TABLE spare OWNER TO xunhe_app',
    );
    await expect(checkStore(test.db.app)).rejects.toThrow('owns the table spare');
    await owner.query('DROP TABLE spare');
  });
});
