// Before the first request: the role of daily work must be as weak as it was meant, and every table must be closed by region. A server that
// somebody "repaired" by making that role the owner would show every row to everybody.
import { CannotStart } from './embedded/cannot-start.ts';

interface Asker {
  query(text: string): Promise<{ rows: Record<string, unknown>[] }>;
}

/** @throws CannotStart naming what to change */
export async function checkStore(app: Asker): Promise<void> {
  const { rows: roles } = await app.query(
    'SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user',
  );
  const role = roles[0];
  for (const [right, words] of [
    ['rolsuper', 'is a superuser'],
    ['rolbypassrls', 'goes past row-level security'],
    ['rolcreaterole', 'may create roles'],
    ['rolcreatedb', 'may create databases'],
  ] as const)
    if (role?.[right])
      throw new CannotStart(
        `The role ${role.rolname} of daily work ${words}. Take that right away: ALTER ROLE ${role.rolname} NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB`,
      );
  const { rows: tables } = await app.query(`
    SELECT relname, relrowsecurity, pg_get_userbyid(relowner) = current_user AS owned FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
      AND has_table_privilege(oid, 'SELECT') ORDER BY relname`);
  for (const { relname, relrowsecurity, owned } of tables) {
    if (owned)
      throw new CannotStart(
        `The role of daily work owns the table ${relname}. Give the table back to the owner of the database.`,
      );
    if (!relrowsecurity)
      throw new CannotStart(
        `The table ${relname} is not closed by region. Close it: ALTER TABLE ${relname} ENABLE ROW LEVEL SECURITY`,
      );
  }
}
