// A database of its own for each test file, cloned from a migrated template on the one server of the run: the embedded engine, or the
// server that XUNHE_TEST_DATABASE_URL names.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { type Connection, connectionConfig, type Database, openDatabase } from './db.ts';

export const TEMPLATE = 'xunhe_template';
/** Set by the run's setup. */
export const TEST_SERVER = 'XUNHE_TEST_SERVER';

export interface TestDatabase {
  readonly db: Database;
  readonly connection: Connection;
  close(): Promise<void>;
}

export async function openTestDatabase(): Promise<TestDatabase> {
  const server = JSON.parse(process.env[TEST_SERVER] ?? 'null') as Connection | null;
  if (!server)
    throw new Error('There is no test server: run the tests through Vitest with the configuration of this repository.');
  const name = `t_${randomBytes(6).toString('hex')}`;
  await runOnServer(server, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  const connection = withDatabase(server, name);
  const db = openDatabase(connection, 8);
  return {
    db,
    connection,
    async close() {
      await db.close();
      await runOnServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

export function withDatabase(server: Connection, database: string): Connection {
  if (!('url' in server)) return { ...server, database };
  const url = new URL(server.url);
  url.pathname = `/${database}`;
  return { url: url.href };
}

export async function runOnServer(server: Connection, statement: string): Promise<void> {
  const client = new pg.Client(connectionConfig(server));
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
