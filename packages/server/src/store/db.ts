// The one way to the database. Work happens in a transaction that says which city and region it may see (row-level security reads
// those settings), under a role that owns nothing. Named constraints come back as refusals, everything else is thrown.
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { PipedClient, PlannedClient } from './planned-client.ts';
import type { Tables } from './tables.ts';

export type Tx = Transaction<Tables>;

/** How to reach a PostgreSQL: a server's URL, or the socket of the embedded engine. */
export type Connection =
  | { readonly url: string }
  | { readonly host: string; readonly port: number; readonly user: string; readonly database: string };

/** What a piece of work may see. `region` is the significant prefix of a 12-digit code: 4 digits is the whole city. */
export interface Scope {
  readonly city: string;
  readonly region: string;
  /** Reaches of neighbours that the region may read, by agreement of both banks. */
  readonly shared?: readonly string[];
  /** Where the request came from; it stands in the record of what happened. */
  readonly address?: string;
  /** Whose own rows may be seen where a table belongs to persons (reminders); without it nobody's. */
  readonly person?: string;
  /** The rows of all persons in those tables: for the work that makes and sends reminders, never for a request. */
  readonly everybody?: true;
}

export interface Database {
  /** The pool under the application role. */
  readonly app: pg.Pool;
  /** The same for transactions whose questions do not wait for each other; see pipe.ts. */
  readonly piped: pg.Pool;
  readonly kysely: Kysely<Tables>;
  readonly connection: Connection;
  close(): Promise<void>;
}

/** What the id of a shared reach may be made of, because ids stand in a setting with commas between them. */
export const SHARED_ID = /^[\p{L}\p{N}._:-]+$/u;

const TYPES = makeTypes();

export function connectionConfig(connection: Connection): pg.PoolConfig {
  return 'url' in connection ? { connectionString: connection.url } : { ...connection };
}

/** Few: each of them serves many who ask at once. */
const MOST_PIPED = 6;

/** Opens the pools. Every connection starts as `xunhe_app` (`role` of the start-up options); the owner is used by migrations alone. */
export function openDatabase(connection: Connection, size = 16): Database {
  const app = openPool(connection, { max: size, Client: PlannedClient });
  const piped = openPool(connection, { max: Math.min(size, MOST_PIPED), Client: PipedClient, pipeline: true });
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: app }) });
  return {
    ...{ app, piped, kysely, connection },
    close: async () => {
      await Promise.all([kysely.destroy(), piped.end()]);
    },
  };
}

function openPool(connection: Connection, more: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    ...connectionConfig(connection),
    ...more,
    options:
      '-c role=xunhe_app -c statement_timeout=300000 -c idle_in_transaction_session_timeout=300000 -c timezone=UTC',
    types: TYPES,
  });
  // A dropped idle connection must not end the process: the pool opens another when it is asked next.
  pool.on('error', () => undefined);
  // Nor may one that drops between two queries of a transaction: the next query of its holder fails and says so.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** One transaction inside a city and region. Settings are `SET LOCAL` texts because only those travel to the workers of a distributed database. */
export function inScope<T>(db: Database, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  const settings = scopeSettings(scope);
  return db.kysely.connection().execute(async (connection) => {
    // Beginning and scope travel together: each way to the database costs as much as a small question.
    await sql.raw(`BEGIN; ${settings}`).execute(connection);
    try {
      const value = await work(connection as Tx);
      await COMMIT.execute(connection);
      return value;
    } catch (error) {
      // A connection that is gone has rolled back by itself; what went wrong first is what counts.
      await ROLLBACK.execute(connection).catch(() => undefined);
      throw error;
    }
  });
}

/** Where the next event comes from, in a transaction that several people share. */
export async function setAddress(tx: Tx, address = ''): Promise<void> {
  await sql`SELECT set_config('app.address', ${plainAddress(address)}, true)`.execute(tx);
}

const COMMIT = sql.raw('COMMIT');
const ROLLBACK = sql.raw('ROLLBACK');

/** The same for code that needs the driver itself (COPY, streaming). The client is given back whatever happens. */
export async function withClient<T>(
  db: Database,
  scope: Scope,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const settings = scopeSettings(scope);
  const client = await db.app.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    await client.query(settings);
    const value = await work(client);
    await client.query('COMMIT');
    return value;
  } catch (error) {
    await client.query('ROLLBACK').catch((cause: Error) => {
      broken = cause;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** All of it is put into a statement as text, so each part is held to its alphabet first. */
export function scopeSettings({ city, region, shared = [], address = '', person = '', everybody }: Scope): string {
  if (!/^\d{4}$/.test(city)) throw new Error(`A city code has 4 digits, got "${city}"`);
  if (!/^\d{4,12}$/.test(region)) throw new Error(`A region prefix has 4 to 12 digits, got "${region}"`);
  const wrong = shared.find((reach) => !SHARED_ID.test(reach));
  if (wrong !== undefined) throw new Error(`A shared reach's id has letters, digits and . _ : - alone, got "${wrong}"`);
  const settings = {
    city,
    region,
    shared: shared.join(','),
    address: plainAddress(address),
    everybody: everybody ? 'yes' : '',
  };
  const texts = Object.entries(settings).map(([name, value]) => `SET LOCAL app.${name} = '${value}'`);
  // A person's id may hold anything that a city's own table brought.
  return [...texts, `SET LOCAL app.person = ${pg.escapeLiteral(person)}`].join('; ');
}

function plainAddress(address: string): string {
  return /^[0-9A-Fa-f.:]{0,45}$/.test(address) ? address : '';
}

/** Dates stay texts (a day has no zone), 64-bit counts become numbers (ours stay far below 2^53). */
function makeTypes(): pg.CustomTypesConfig {
  const { builtins } = pg.types;
  const parsers = new Map<number, (text: string) => unknown>([
    [builtins.DATE, (text) => text],
    [builtins.INT8, Number],
    [builtins.NUMERIC, Number],
  ]);
  return {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
      parsers.get(oid) ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
  };
}
