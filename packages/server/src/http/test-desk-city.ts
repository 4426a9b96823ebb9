// A city that has worked with problems for years: so many open, ten times as many ended, with the parts of departments, chiefs who reported
// them and people at each desk. For benchmarks.
import { PROBLEM_SOURCES, PROBLEM_TYPES } from '@xunhe/domain/problem/problem-type';
import { sql } from 'kysely';
import { inScope } from '../store/db.ts';
import type { TestCity } from './test-city.ts';

export interface Desks {
  readonly office: string;
  readonly handler: string;
  readonly chief: string;
  readonly department: string;
}

/** Of the open ones: the shares of their states by their repeats. */
const OPEN_STATES = [
  ...['reported', 'accepted', 'assigned', 'assigned', 'rectifying', 'rectifying', 'rectifying', 'handled'],
  ...['deferred', 'deferAsked'],
];
const ENDED_STATES = ['closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'closed', 'rejected', 'merged'];
const TEXTS = [
  '河边堆放生活垃圾约两车，有异味',
  '排污口有灰白色废水流出',
  '堤岸破损，护栏缺失约十米',
  '水面漂浮物聚集，水葫芦成片',
];

export async function seedProblems(
  test: TestCity,
  wanted: { readonly open: number; readonly ended: number; readonly today: string },
): Promise<Desks> {
  const { city } = test;
  const people = [
    ['DESK-OFFICE', 'office', null],
    ['DESK-HAND', 'handler', 'department'],
  ] as const;
  return inScope(test.db, { city, region: city }, async (tx) => {
    await tx.updateTable('cities').set({ today: wanted.today }).where('city', '=', city).execute();
    const departments = await tx
      .selectFrom('departments')
      .select('id')
      .where('city', '=', city)
      .orderBy('id')
      .execute();
    const department = departments[0]!.id;
    const region = `${city}00000000`;
    for (const [id, role, belongs] of people) {
      await tx
        .insertInto('people')
        .values({ city, id, name: id, region, phone: null, level: null, department: belongs && department } as never)
        .execute();
      await tx
        .insertInto('accounts')
        .values({ city, login: id.toLowerCase(), role, person: id, region } as never)
        .execute();
    }
    const made = (from: number, count: number, states: readonly string[], days: number) => sql`
      INSERT INTO problems (city, id, reach, region, type, source, key_problem, state, text, lon, lat, reporter, department, reported_at,
        due_day, closed_at, since_day, supervised_at, supervised_by, returns)
      SELECT ${city}, 'B' || lpad(n::text, 7, '0'), r.id, r.region, (${[...PROBLEM_TYPES]}::text[])[1 + n % ${PROBLEM_TYPES.length}],
        (${[...PROBLEM_SOURCES]}::text[])[1 + n % ${PROBLEM_SOURCES.length}], n % 9 = 0, s.state,
        (${TEXTS}::text[])[1 + n % ${TEXTS.length}] || ',第' || n || '号', 113 + (n % 977) / 1000.0, 23 + (n % 883) / 1000.0, p.person,
        (${departments.map(({ id }) => id)}::text[])[1 + n / 10 % ${departments.length}],
        ${wanted.today}::date - (n % ${days}) * interval '1 day' - (n % 86400) * interval '1 second',
        CASE WHEN s.state IN ('closed', 'rejected', 'merged') THEN NULL ELSE ${wanted.today}::date + (n % 40) - 20 END,
        CASE WHEN s.state IN ('closed', 'rejected', 'merged') THEN ${wanted.today}::date - (n % ${days}) * interval '1 day' END,
        ${wanted.today}::date - (n % 30),
        CASE WHEN n % 17 = 0 THEN ${wanted.today}::timestamptz END, CASE WHEN n % 17 = 0 THEN 'district' END, (n % 13 = 0)::int
      FROM generate_series(${from}::int, ${from + count - 1}::int) AS n
      CROSS JOIN LATERAL (SELECT (${[...states]}::text[])[1 + n % ${states.length}] AS state) s
      JOIN (SELECT id, region, row_number() OVER (ORDER BY id) AS at, count(*) OVER () AS many FROM reaches WHERE city = ${city}) r
        ON r.at = 1 + n * 7 % r.many
      LEFT JOIN LATERAL (SELECT person FROM posts WHERE city = ${city} AND reach = r.id AND to_day IS NULL ORDER BY person LIMIT 1) p ON true`;
    await made(0, wanted.ended, ENDED_STATES, 1800).execute(tx);
    await made(wanted.ended, wanted.open, OPEN_STATES, 60).execute(tx);
    await sql`
      INSERT INTO problem_parts (city, problem, department, region, lead, state, since_day, days, due_day, assigned_at, handled_at)
      SELECT city, id, department, region, true, CASE WHEN state IN ('handled', 'closed') THEN 'handled' WHEN state = 'assigned' THEN state ELSE 'rectifying' END,
        since_day, 10, coalesce(due_day, since_day), reported_at, CASE WHEN state IN ('handled', 'closed') THEN reported_at END
      FROM problems WHERE city = ${city} AND id LIKE 'B%' AND state NOT IN ('reported', 'accepted', 'rejected', 'merged')`.execute(
      tx,
    );
    await sql`SELECT renew_statistics(ARRAY['problems', 'problem_parts'])`.execute(tx);
    const chief = await tx
      .selectFrom('accounts as a')
      .innerJoin('posts as q', (join) => join.onRef('q.city', '=', 'a.city').onRef('q.person', '=', 'a.person'))
      .select('a.login')
      .where('a.city', '=', city)
      .where('a.role', '=', 'chief')
      .where('q.to_day', 'is', null)
      .groupBy('a.login')
      .orderBy((eb) => eb.fn.countAll(), 'desc')
      .executeTakeFirstOrThrow();
    return { office: 'desk-office', handler: 'desk-hand', chief: chief.login, department };
  });
}
