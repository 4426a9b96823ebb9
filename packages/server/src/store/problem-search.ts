// Problems of one page of a list, with the names that stand in it. Which they are is one question, planned anew for whatever was asked for;
// what stands in their rows is another, always the same and planned once: its nine tables cost more to plan than to read.
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './db.ts';
import { IS_OPEN, namesFor, type ProblemSearch, problemFilter, problemOrder } from './problem-filter.ts';
import type { ProblemRow } from './rows-deed.ts';

export interface FoundProblem extends Omit<ProblemRow, 'content_hash' | 'clock_skew_s' | 'rung_of' | 'rung_next'> {
  readonly reach_name: string;
  readonly reach_name_en: string | null;
  readonly water_name: string;
  readonly region_name: string;
  readonly reporter_name: string | null;
  readonly on_behalf_of_name: string | null;
  readonly follower_name: string | null;
  readonly department_name: string | null;
  readonly overdue_days: number;
  /** Of the part that the handler's department has. */
  readonly own_state: string | null;
  readonly own_due_day: string | null;
  readonly own_lead: boolean | null;
}

export async function searchProblems(tx: Tx, search: ProblemSearch): Promise<FoundProblem[]> {
  const { city, today } = search;
  // The part that the handler's department has; nobody else has one.
  const department = search.queue?.asker.department ?? null;
  const page = await listPage(tx, search, department);
  if (page.length === 0) return [];
  // The columns are named: a plan that is kept must not depend on which the table has. A person's name is asked for row by row, because a
  // join would read all people of the city behind the view's barrier.
  const { rows } = await sql<FoundProblem>`/* planned: problems.page */
    SELECT b.city, b.id, b.reach, b.region, b.type, b.source, b.key_problem, b.state, b.text, b.lon, b.lat, b.patrol, b.reporter,
           b.department, b.reported_at, b.due_day, b.closed_at, b.merged_into, b.on_behalf_of, b.follower, b.since_day,
           b.defer_asked_until, b.deferred_until, b.paused_day, b.supervised_at, b.supervised_by, b.returns, b.reopened, b.escalated,
           b.handled_day, b.handled_due,
           r.name AS reach_name, r.name_en AS reach_name_en, w.name AS water_name, g.name AS region_name, d.name AS department_name,
           ${nameOf('reporter')} AS reporter_name, ${nameOf('on_behalf_of')} AS on_behalf_of_name, ${nameOf('follower')} AS follower_name,
           own.state AS own_state, own.due_day AS own_due_day, own.lead AS own_lead,
           CASE WHEN b.due_day < ${today}::date AND ${IS_OPEN} THEN ${today}::date - b.due_day ELSE 0 END AS overdue_days
    FROM problems b
    JOIN reaches r ON r.city = b.city AND r.id = b.reach
    JOIN water_bodies w ON w.city = r.city AND w.id = r.water_body
    JOIN regions g ON g.city = r.city AND g.code = r.region
    LEFT JOIN departments d ON d.city = b.city AND d.id = b.department
    ${ownPart(department)}
    WHERE b.city = ${city} AND b.id = ANY (${page}::text[])`.execute(tx);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return page.flatMap((id) => byId.get(id) ?? []);
}

async function listPage(tx: Tx, search: ProblemSearch, department: string | null): Promise<string[]> {
  const own = search.queue?.asker.isHandler ? ownPart(department) : sql``;
  const { rows } = await sql<{ id: string }>`
    SELECT b.id FROM problems b ${own} ${namesFor(search)} WHERE ${problemFilter(search)}
    ORDER BY ${problemOrder(search)} LIMIT ${search.limit} OFFSET ${search.offset}`.execute(tx);
  return rows.map(({ id }) => id);
}

function ownPart(department: string | null): RawBuilder<unknown> {
  return sql`LEFT JOIN problem_parts own ON own.city = b.city AND own.problem = b.id AND own.department = ${department}::text
    AND own.state NOT IN ('returned', 'withdrawn')`;
}

function nameOf(column: 'reporter' | 'on_behalf_of' | 'follower'): RawBuilder<string | null> {
  return sql<
    string | null
  >`(SELECT n.name FROM people_named n WHERE n.city = b.city AND n.id = ${sql.ref(`b.${column}`)})`;
}
