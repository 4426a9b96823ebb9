// A transaction whose questions leave without waiting for the answers before them. On a busy server the way to the database and back costs
// more than most questions, so what many phones wait for goes this way: whatever is asked before the first `await` travels together.
import { type CompiledQuery, DefaultQueryExecutor, Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { type Database, type Scope, scopeSettings, type Tx } from './db.ts';
import type { Tables } from './tables.ts';

/** Says that the last question is asked, so that the end of the transaction travels with it. Whatever is asked later is an error. */
export type AskEnd = () => void;

/**
 * Like `inScope`, for work that asks several questions at once and awaits them together. WARNING: once `end` is called the work is stored
 * if its questions succeed, whatever it throws afterwards; a question that fails takes back all others.
 */
export async function inPipe<T>(
  { piped }: Pick<Database, 'piped'>,
  scope: Scope,
  work: (tx: Tx, end: AskEnd) => Promise<T>,
): Promise<T> {
  const settings = scopeSettings(scope);
  const client = await piped.connect();
  let ended: Promise<void> | null = null;
  const end = () => {
    ended ??= client.query('COMMIT').then(checkCommit);
    // Whoever waits for it hears of it; until then nobody does.
    ended.catch(() => undefined);
  };
  const tx = makeTx(client, () => ended !== null);
  let isLost = false;
  try {
    const begun = client.query(`BEGIN; ${settings}`);
    const [value] = await Promise.all([work(tx, end), begun]);
    end();
    await ended;
    return value;
  } catch (error) {
    // Answered after all that are still on their way, so that the next holder finds the connection at rest.
    isLost = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    throw error;
  } finally {
    client.release(isLost);
  }
}

/** A server answers the end of a transaction that failed with its rollback, and calls that no error. */
function checkCommit({ command }: pg.QueryResult): void {
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back');
}

const DIALECT = new PostgresDialect({ pool: () => Promise.reject(new Error('A pipe brings its own connection')) });
const COMPILER = DIALECT.createQueryCompiler();
const ADAPTER = DIALECT.createAdapter();
const DRIVER = DIALECT.createDriver();

/** Kysely's own holder of a connection lets one question wait for the other; this one passes each on at once, in the order of asking. */
function makeTx(client: pg.PoolClient, isEnded: () => boolean): Tx {
  let first: unknown = null;
  const connection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery) {
      if (isEnded()) throw new Error('Asked after the end of the transaction');
      try {
        const { rows, rowCount } = await client.query(sql, [...parameters]);
        return { rows: rows as R[], numAffectedRows: BigInt(rowCount ?? 0) };
      } catch (error) {
        // Those behind a question that failed only hear that something failed; what it was is what counts.
        first ??= error;
        throw first;
      }
    },
    // biome-ignore lint/correctness/useYield: an answer that comes in pieces holds the connection, and here others wait behind it
    async *streamQuery(): AsyncGenerator<never> {
      throw new Error('No answer comes in pieces through a pipe');
    },
  };
  const executor = new DefaultQueryExecutor(COMPILER, ADAPTER, { provideConnection: (ask) => ask(connection) });
  return new Kysely<Tables>({ config: { dialect: DIALECT }, driver: DRIVER, executor, dialect: DIALECT }) as Tx;
}
