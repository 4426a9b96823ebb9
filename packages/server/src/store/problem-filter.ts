// Which problems a list asks for, and in which order. What is open is said in literals and not in a parameter, so that the planner sees that the
// indexes of open problems are enough.
import type { Sorting } from '@xunhe/contract/list-sort';
import { ENDED_STATES, PROBLEM_STATES } from '@xunhe/domain/problem/flow';
import { type ProblemQueue, sortOfQueue } from '@xunhe/domain/problem/queue';
import { type RawBuilder, sql } from 'kysely';
import { byName, direction, orderOf, type SortColumns } from './list-order.ts';

/** Who asks, as far as queues depend on it. */
export interface QueueAsker {
  readonly person: string;
  /** Prefix of the region in which he acts: what a neighbour shares is read, and is nobody's queue. */
  readonly area: string;
  /** A handler's; his queues are of his department. */
  readonly department: string | null;
  readonly isHandler: boolean;
  readonly isChief: boolean;
}

export interface ProblemSearch {
  readonly city: string;
  readonly id?: string | undefined;
  readonly queue?: { readonly name: ProblemQueue; readonly asker: QueueAsker } | undefined;
  readonly state?: string | undefined;
  readonly open?: boolean | undefined;
  readonly overdue?: boolean | undefined;
  readonly key?: boolean | undefined;
  readonly region?: string | undefined;
  readonly reach?: string | undefined;
  readonly type?: string | undefined;
  readonly source?: string | undefined;
  /** One that has a part which stands. */
  readonly department?: string | undefined;
  readonly dueFrom?: string | undefined;
  readonly dueTo?: string | undefined;
  /** Instants: the first within, the second after the last. */
  readonly reportedFrom?: Date | undefined;
  readonly reportedBefore?: Date | undefined;
  /** The beginning of a number, or words of the text or of the reach's name. */
  readonly q?: string | undefined;
  /** Whose problems: he reported them, they were reported for him, or he took them over. */
  readonly reporter?: string | undefined;
  readonly patrol?: string | undefined;
  readonly today: string;
  readonly sorting?: Sorting<'problems'>;
  readonly limit: number;
  readonly offset: number;
}

const literals = (texts: readonly string[]) => sql.raw(texts.map((text) => `'${text}'`).join(', '));

export const IS_OPEN = sql<boolean>`b.state NOT IN (${literals(ENDED_STATES)})`;
/** The step of a problem's way. WARNING: the index `problems_by_step` has it letter by letter. */
const STEP = sql`array_position(ARRAY[${literals(PROBLEM_STATES)}]::text[], b.state)`;

export function problemFilter(search: ProblemSearch): RawBuilder<unknown> {
  const { city, today } = search;
  const parts = [sql`b.city = ${city}`];
  const add = <T>(value: T | undefined, make: (value: T) => RawBuilder<unknown>) => {
    if (value !== undefined) parts.push(make(value));
  };
  add(search.id, (id) => sql`b.id = ${id}`);
  add(search.queue, ({ name, asker }) => sql`${inArea(asker)} AND ${queueCondition(name, { city, today, asker })}`);
  add(search.state, (state) => sql`b.state = ${state}`);
  add(search.open, (open) => (open ? IS_OPEN : sql`NOT (${IS_OPEN})`));
  if (search.overdue) parts.push(sql`${IS_OPEN} AND b.due_day < ${today}::date`);
  add(search.key, (key) => sql`b.key_problem = ${key}`);
  add(search.region, (region) => sql`b.region LIKE ${`${region}%`}`);
  add(search.reach, (reach) => sql`b.reach = ${reach}`);
  add(search.type, (type) => sql`b.type = ${type}`);
  add(search.source, (source) => sql`b.source = ${source}`);
  const isNarrow = search.open === true || search.queue !== undefined;
  add(search.department, (department) =>
    (isNarrow ? isAmongParts : hasPart)(city, department, sql`state NOT IN ('returned', 'withdrawn')`),
  );
  add(search.dueFrom, (day) => sql`b.due_day >= ${day}::date`);
  add(search.dueTo, (day) => sql`b.due_day <= ${day}::date`);
  add(search.reportedFrom, (at) => sql`b.reported_at >= ${at}`);
  add(search.reportedBefore, (at) => sql`b.reported_at < ${at}`);
  add(search.q, (q) => holdsWords(city, q));
  add(search.reporter, (person) => sql`${person} IN (b.reporter, b.follower, b.on_behalf_of)`);
  add(search.patrol, (patrol) => sql`b.patrol = ${patrol}`);
  return sql.join(parts, sql` AND `);
}

export function inArea({ area }: QueueAsker): RawBuilder<boolean> {
  return sql<boolean>`b.region >= ${area} AND b.region < ${`${area}:`}`;
}

export function queueCondition(
  queue: ProblemQueue,
  { city, today, asker }: { readonly city: string; readonly today: string; readonly asker: QueueAsker },
): RawBuilder<boolean> {
  const isHis = sql`${asker.person} IN (b.reporter, b.follower, b.on_behalf_of)`;
  const isOnHisReach = sql`b.reach IN (SELECT reach FROM posts WHERE city = ${city} AND person = ${asker.person}
    AND from_day <= ${today}::date AND (to_day IS NULL OR to_day >= ${today}::date))`;
  switch (queue) {
    case 'toAccept':
      return sql`b.state = 'reported'`;
    case 'toAssign':
      return sql`b.state = 'accepted'`;
    case 'toVerify':
      return asker.isChief
        ? sql`b.state = 'handled' AND (${isHis} OR ${isOnHisReach}) AND NOT ${doneBy(city, asker.person)}`
        : sql`b.state = 'handled'`;
    case 'deferAsked':
      return sql`b.state = 'deferAsked'`;
    case 'overdue':
      return sql`${IS_OPEN} AND b.due_day < ${today}::date`;
    case 'supervised':
      return sql`${IS_OPEN} AND b.supervised_at IS NOT NULL`;
    case 'returned':
      return sql`${IS_OPEN} AND b.returns > 0`;
    case 'onMyReaches':
      return sql`${IS_OPEN} AND ${isOnHisReach}`;
    case 'mine':
      return asker.isHandler
        ? sql`${IS_OPEN} AND ${hasPart(city, asker.department, sql`state IN ('assigned', 'rectifying')`)}`
        : sql`${IS_OPEN} AND ${isHis}`;
    case 'handledByUs':
      return sql`${IS_OPEN} AND ${isAmongParts(city, asker.department, sql`state = 'handled'`)}`;
    case 'unsatisfied':
      return sql`b.state = 'closed' AND b.id = ANY (ARRAY(${unsatisfied(city)}))`;
  }
}

/** What he did himself since it was last sent back, another verifies. */
function doneBy(city: string, person: string): RawBuilder<boolean> {
  return sql<boolean>`EXISTS (SELECT FROM problem_moves m WHERE m.city = ${city} AND m.problem = b.id AND m.by_person = ${person}
    AND m.move IN ('handle', 'selfHandle') AND NOT EXISTS (SELECT FROM problem_moves l WHERE l.city = ${city}
      AND l.problem = b.id AND l.move IN ('sendBack', 'reopen') AND l.seq > m.seq))`;
}

/** The names that the order looks at, where one is asked for. */
export function namesFor({ sorting }: ProblemSearch): RawBuilder<unknown> {
  if (sorting?.sort === 'reachName') return sql`JOIN reaches r ON r.city = b.city AND r.id = b.reach`;
  if (sorting?.sort === 'departmentName')
    return sql`LEFT JOIN departments d ON d.city = b.city AND d.id = b.department`;
  return sql``;
}

/**
 * What ends the order is the id, so that no row stands on two pages or on none. A handler's days are those of his department's part. Without a
 * direction each order has its own: the first day that is due, and the newest report.
 */
export function problemOrder({ queue, sorting = {} }: ProblemSearch): RawBuilder<unknown> {
  const sort = sorting.sort ?? sortOfQueue(queue?.name);
  const order = sorting.order ?? (sort === 'reported' ? 'down' : 'up');
  const due = queue?.asker.isHandler ? sql`coalesce(own.due_day, b.due_day)` : sql`b.due_day`;
  if (sort === 'state') return sql`${STEP} ${direction(order)}, b.due_day, b.id`;
  // Letter by letter as the index has it: it is never without a value.
  if (sort === 'reported') return sql`b.reported_at ${direction(order)}, b.id`;
  if (sort === 'due') return sql`${due} ${direction(order)} NULLS LAST, b.id`;
  return orderOf({ sort, order }, COLUMNS, { else: sql`b.id`, tie: sql`b.id` });
}

const COLUMNS: SortColumns<'problems'> = {
  ...{ due: sql`b.due_day`, reported: sql`b.reported_at`, state: STEP, type: sql`b.type`, region: sql`b.region` },
  ...{ reachName: byName('r.name'), departmentName: byName('d.name') },
};

/**
 * Problems of whose end a citizen says that it is none, until an office has said something to it: a comment, or an answer to the citizen. A
 * report that was joined with another speaks of that one's end.
 */
function unsatisfied(city: string): RawBuilder<unknown> {
  return sql`
    WITH RECURSIVE said (report, problem, first_at, at) AS (
      SELECT problem, problem, said_first_at, said_at FROM citizen_reports
      WHERE city = ${city} AND satisfaction = 'not_solved' AND (answered_at IS NULL OR answered_at < said_at)
      UNION ALL
      SELECT s.report, p.merged_into, s.first_at, s.at FROM said s JOIN problems p ON p.city = ${city} AND p.id = s.problem
      WHERE p.state = 'merged'
    )
    SELECT s.problem FROM said s JOIN problems e ON e.city = ${city} AND e.id = s.problem
    WHERE e.state = 'closed' AND s.first_at >= e.closed_at AND NOT EXISTS (
      SELECT FROM problem_moves m WHERE m.city = ${city} AND m.problem IN (s.problem, s.report)
        AND m.move = 'comment' AND m.by_role = 'office' AND m.at >= s.at)`;
}

type PartCondition = (city: string, department: string | null, which: RawBuilder<unknown>) => RawBuilder<boolean>;

/** For parts that are few beside the problems that are looked at: as an array, made once, by which the problems are fetched. The planner
 * thinks few rows of a region there and would otherwise look into the parts of every problem. */
const hasPart: PartCondition = (city, department, which) =>
  sql<boolean>`b.id = ANY (ARRAY(${partsOf(city, department, which)}))`;

/** For parts that are many beside them, as all that a department ever had beside what is open: as a set, made once, in which each problem is
 * looked up. Said to be true in so many words it stays a condition; as a join it would be read row by row, for the same reason. */
const isAmongParts: PartCondition = (city, department, which) =>
  sql<boolean>`(b.id IN (${partsOf(city, department, which)})) IS TRUE`;

function partsOf(city: string, department: string | null, which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`SELECT problem FROM problem_parts WHERE city = ${city} AND department = ${department} AND ${which}`;
}

function holdsWords(city: string, q: string): RawBuilder<unknown> {
  const words = q.replace(/[\\%_]/g, (sign) => `\\${sign}`);
  const within = `%${words}%`;
  return sql`(b.id LIKE ${`${words}%`} OR b.text LIKE ${within}
    OR b.reach IN (SELECT id FROM reaches WHERE city = ${city} AND name LIKE ${within}))`;
}
