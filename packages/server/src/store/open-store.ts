// Opens the store the settings ask for: a server's database, or our own PostgreSQL in the data folder; brings it to the newest form.
import { type Connection, type Database, openDatabase } from './db.ts';
import { CannotStart } from './embedded/cannot-start.ts';
import { startEmbedded } from './embedded/launcher.ts';
import { migrate } from './migrate.ts';
import { checkStore } from './self-check.ts';

export interface Store {
  readonly db: Database;
  readonly connection: Connection;
  /** Where the embedded data lie, null on a server. */
  readonly folder: string | null;
  /** Fires when the embedded PostgreSQL ends without being asked. */
  onLost(listener: (reason: string) => void): void;
  close(): Promise<void>;
  /** Stops without waiting for what is under way: its transactions are rolled back. */
  abandon(): Promise<void>;
}

export async function openStore(wanted: {
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  readonly log: (text: string) => void;
}): Promise<Store> {
  if (wanted.databaseUrl !== null) {
    const connection = { url: wanted.databaseUrl };
    await migrate(connection).catch((error: Error & { code?: string }) => {
      throw isRefused(error) ? new CannotStart(`The server at DATABASE_URL cannot be used: ${error.message}`) : error;
    });
    const db = await openChecked(connection);
    return {
      db,
      connection,
      folder: null,
      onLost: () => undefined,
      close: () => db.close(),
      abandon: async () => undefined,
    };
  }
  const embedded = await startEmbedded({ dataFolder: wanted.dataFolder, log: wanted.log });
  let db: Database;
  try {
    await migrate(embedded.connection);
    db = await openChecked(embedded.connection);
  } catch (error) {
    await embedded.stop();
    throw error;
  }
  return {
    db,
    connection: embedded.connection,
    folder: embedded.folder,
    onLost: embedded.onExit,
    async close() {
      await db.close();
      await embedded.stop();
    },
    abandon: embedded.stop,
  };
}

async function openChecked(connection: Connection): Promise<Database> {
  const db = openDatabase(connection);
  try {
    await checkStore(db.app);
  } catch (error) {
    await db.close();
    throw error;
  }
  return db;
}

/** No server there, no such host, wrong user or password, no such database, too few rights: for the operator to settle, not a fault of ours. */
function isRefused(error: { readonly code?: string }): boolean {
  return /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|28|3D|42501|08)/.test(error.code ?? '');
}
