// Accounts of imported people. A stored account keeps its password and whether it is disabled; a changed login renames it and ends its
// sessions, so that no old name stays open.
import type { PoolClient } from 'pg';
import { copyRows } from '../copy.ts';
import type { Stage } from './stage.ts';

/** Roles that a bundle may give; an account that was given another role since keeps it. */
const IMPORTED = `('chief', 'assistant', 'office', 'handler')`;

const RENAMED = `a.city = $1 AND a.person = s.person AND a.role IN ${IMPORTED} AND a.login <> s.login
  AND NOT EXISTS (SELECT FROM accounts o WHERE o.city = a.city AND o.login = s.login)`;

/** Merges the accounts of the staged people. Answers how many people stayed the same while their account did not. */
export async function mergeAccounts(
  client: PoolClient,
  people: Stage,
  accounts: ReadonlyMap<string, { readonly login: string; readonly role: string }>,
): Promise<number> {
  await client.query(
    'CREATE TEMP TABLE stage_accounts (person text COLLATE "C", login text COLLATE "C", role text COLLATE "C") ON COMMIT DROP',
  );
  const rows = [...accounts].map(([person, { login, role }]) => [person, login, role]);
  await copyRows(client, { table: 'stage_accounts', columns: ['person', 'login', 'role'] }, rows);
  const touched = new Set<string>();
  const note = (result: { rows: { person: string }[] }) => {
    for (const row of result.rows) touched.add(row.person);
  };
  await client.query(
    `DELETE FROM sessions e USING accounts a, stage_accounts s WHERE e.city = a.city AND e.login = a.login AND ${RENAMED}`,
    [people.city],
  );
  note(
    await client.query(
      `UPDATE accounts a SET login = s.login FROM stage_accounts s WHERE ${RENAMED} RETURNING a.person`,
      [people.city],
    ),
  );
  note(
    await client.query(
      `UPDATE accounts a SET role = s.role, region = p.region
       FROM stage_accounts s JOIN "${people.name}" p ON p.id = s.person
       WHERE a.city = $1 AND a.login = s.login AND a.person = s.person AND a.role IN ${IMPORTED}
         AND ROW(a.role, a.region) IS DISTINCT FROM ROW(s.role, p.region) RETURNING a.person`,
      [people.city],
    ),
  );
  note(
    await client.query(
      `INSERT INTO accounts (city, login, person, role, region, password_hash, disabled_at)
       SELECT $1, s.login, s.person, s.role, p.region, NULL, NULL
       FROM stage_accounts s JOIN "${people.name}" p ON p.id = s.person
       ON CONFLICT DO NOTHING RETURNING person`,
      [people.city],
    ),
  );
  await client.query('DROP TABLE stage_accounts');
  return [...touched].filter((person) => !people.touched.has(person)).length;
}
