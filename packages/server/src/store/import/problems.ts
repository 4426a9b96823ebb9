// The SQL behind imported problems: the patrols they name, who reported them, and the findings they become.
import type { PoolClient } from 'pg';
import { copyRows } from '../copy.ts';
import type { WorkYearRow } from '../rows-place.ts';
import type { Stage } from './stage.ts';

export async function findUnknownPatrols(
  client: PoolClient,
  stage: Stage,
): Promise<{ readonly line: number; readonly patrol: string }[]> {
  const { rows } = await client.query<{ line: number; patrol: string }>(
    `SELECT s.line, s.patrol FROM "${stage.name}" s
     WHERE s.patrol IS NOT NULL AND NOT EXISTS (SELECT FROM patrols p WHERE p.city = $1 AND p.id = s.patrol)
     ORDER BY s.line`,
    [stage.city],
  );
  return rows;
}

/** A problem found on a patrol was reported by who walked it. */
export async function nameReporters(client: PoolClient, stage: Stage): Promise<void> {
  await client.query(
    `UPDATE "${stage.name}" s SET reporter = p.person FROM patrols p WHERE p.city = $1 AND p.id = s.patrol`,
    [stage.city],
  );
}

/** Of each year that the city brought itself the version that counts. */
export async function readWorkYears(client: PoolClient, city: string): Promise<WorkYearRow[]> {
  const { rows } = await client.query<WorkYearRow>(
    'SELECT DISTINCT ON (year) * FROM work_years WHERE city = $1 ORDER BY year, version DESC',
    [city],
  );
  return rows;
}

/** Of the imported problems that wait for a department, the part of that department; what was moved in the house keeps its parts. */
export async function giveParts(
  client: PoolClient,
  stage: Stage,
  days: Readonly<Record<string, number>>,
): Promise<void> {
  const unmoved = `p.state = 'assigned' AND NOT EXISTS (SELECT FROM problem_moves m WHERE m.city = p.city AND m.problem = p.id)`;
  await client.query(
    `DELETE FROM problem_parts q USING problems p, "${stage.name}" s
     WHERE q.city = $1 AND p.city = $1 AND p.id = q.problem AND s.id = p.id
       AND NOT EXISTS (SELECT FROM problem_moves m WHERE m.city = p.city AND m.problem = p.id)`,
    [stage.city],
  );
  await client.query(
    `INSERT INTO problem_parts (city, problem, department, region, lead, state, since_day, days, due_day, assigned_at)
     SELECT p.city, p.id, p.department, p.region, true, 'assigned', p.since_day, ($2::jsonb ->> p.type)::smallint, p.due_day, p.reported_at
     FROM problems p JOIN "${stage.name}" s ON s.id = p.id
     WHERE p.city = $1 AND p.department IS NOT NULL AND p.due_day IS NOT NULL AND ${unmoved}
     ON CONFLICT DO NOTHING`,
    [stage.city, JSON.stringify(days)],
  );
}

/** Fills the stage of findings from the staged problems; `facts` by the problem's line. */
export async function stageFindings(
  client: PoolClient,
  from: {
    readonly problems: Stage;
    readonly findings: Stage;
    readonly facts: ReadonlyMap<number, object>;
    readonly timezone: string;
  },
): Promise<void> {
  await client.query('CREATE TEMP TABLE stage_facts (line integer PRIMARY KEY, facts jsonb) ON COMMIT DROP');
  await copyRows(client, { table: 'stage_facts', columns: ['line', 'facts'] }, from.facts);
  await client.query(
    `INSERT INTO "${from.findings.name}"
       (line, month, kind, key, reach, place, region, seen_at, known_at, source, readings, marks, facts)
     SELECT s.line, to_char(s.reported_at AT TIME ZONE $1, 'YYYY-MM'), 'finding', s.id, s.reach, NULL, s.region,
       s.reported_at, s.reported_at, s.source, '{}', '{}', f.facts
     FROM "${from.problems.name}" s JOIN stage_facts f ON f.line = s.line`,
    [from.timezone],
  );
  await client.query('DROP TABLE stage_facts');
}
