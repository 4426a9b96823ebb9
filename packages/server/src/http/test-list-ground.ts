// Ties and gaps for every list: what the matrix of rights has planted is alike, and a list of like rows has no order to get wrong. Only for tests.
import { sql } from 'kysely';
import type { Tx } from '../store/db.ts';

/** A number below `n` that an id always has. */
const pick = (id: string, n: number) => sql`(abs(hashtext(${sql.ref(id)})) % ${sql.lit(n)})`;

export async function roughen(tx: Tx, city: string): Promise<void> {
  const statements = [
    sql`UPDATE absences SET from_day = from_day - CASE WHEN id IN ('L-own', 'L-shared', 'L-parent') THEN 1 ELSE 0 END, to_day = to_day + ${pick('id', 3)},
      kind = CASE ${pick('person', 2)} WHEN 0 THEN 'leave' ELSE 'training' END WHERE city = ${city}`,
    sql`UPDATE delegations SET from_day = from_day - CASE WHEN id IN ('D-own', 'D-shared', 'D-parent') THEN 1 ELSE 0 END,
      to_day = to_day + CASE WHEN id IN ('D-own', 'D-inside') THEN 2 ELSE 0 END WHERE city = ${city}`,
    sql`UPDATE delegations SET assistant = 'M-person' WHERE city = ${city} AND id IN ('D-inside', 'D-shared')`,
    sql`UPDATE circulars SET title = CASE ${pick('id', 2)} WHEN 0 THEN '安排' ELSE '北江' END,
      published_at = published_at + interval '1 hour' * ${pick('id', 3)},
      last_day = CASE WHEN id IN ('C-own', 'C-inside') THEN '2025-12-25'::date WHEN id = 'C-shared' THEN '2025-12-24'::date END
      WHERE city = ${city}`,
    sql`INSERT INTO accounts (city, login, person, role, region)
      SELECT city, 'reads-' || id, id, 'chief', CASE ${pick('id', 2)} WHEN 0 THEN '990199001001' ELSE '990199001002' END
      FROM people WHERE city = ${city} AND id LIKE 'H-%'`,
    sql`INSERT INTO circular_receipts (city, circular, person, region, seen_at, confirmed_at)
      SELECT c.city, c.id, p.id, p.region, c.published_at + interval '1 hour' * ${pick('p.id', 3)},
        CASE WHEN p.id IN ('H-own', 'H-inside') THEN c.published_at + interval '1 day' WHEN p.id = 'H-parent' THEN c.published_at + interval '2 days' END
      FROM circulars c JOIN people p ON p.city = c.city AND p.region LIKE '9901990%'
      WHERE c.city = ${city} AND c.id = 'C-own' AND p.id <> 'M-other'`,
    sql`UPDATE refused_records SET received_at = received_at + interval '1 hour' * ${pick('id', 2)},
      kind = CASE WHEN id IN ('K-own', 'K-parent') THEN 'problem' ELSE 'patrol' END WHERE city = ${city}`,
    sql`UPDATE refused_records SET settled_at = received_at + interval '1 day', settled_by = 'M-other', note = '已核实'
      WHERE city = ${city} AND id IN ('K-own', 'K-inside', 'K-sibling')`,
    sql`UPDATE standing_objections SET at = at + interval '1 hour' * ${pick('id', 3)} WHERE city = ${city}`,
    sql`UPDATE signals SET severity = CASE WHEN id IN ('G-own', 'G-shared') THEN 'strong' ELSE 'weak' END,
      kind = CASE WHEN id IN ('G-own', 'G-inside') THEN 'track.jump' ELSE kind END,
      month = CASE WHEN id = 'G-parent' THEN '2025-11' ELSE month END WHERE city = ${city}`,
    sql`UPDATE deliveries SET at = at + interval '1 hour' * ${pick('id', 3)}, stored = ${pick('id', 4)}, repeated = ${pick('region', 3)},
      refused = ${pick('id', 3)}, waiting = ${pick('region', 2)} WHERE city = ${city}`,
    sql`UPDATE deliveries SET source = 'push:' || (SELECT min(login) FROM accounts WHERE city = ${city}) WHERE city = ${city} AND id IN ('Y-own', 'Y-inside')`,
    sql`UPDATE deliveries SET source = 'push:' || (SELECT max(login) FROM accounts WHERE city = ${city}) WHERE city = ${city} AND id = 'Y-sibling'`,
    sql`UPDATE held_readings SET seen_at = CASE WHEN id IN ('V-own', 'V-shared') THEN '2025-12-19T04:00:00Z' ELSE seen_at END,
      key = CASE WHEN id IN ('V-own', 'V-shared') THEN 'S/2025-12-19' ELSE key END,
      indicator = CASE ${pick('id', 2)} WHEN 0 THEN 'nh3n' ELSE indicator END, value = CASE WHEN id IN ('V-own', 'V-parent') THEN -99 ELSE value END,
      reason = CASE WHEN id IN ('V-own', 'V-parent') THEN 'sentinel' ELSE reason END,
      held_at = held_at + interval '1 hour' * ${pick('id', 3)} WHERE city = ${city}`,
    sql`UPDATE held_readings SET place = (SELECT min(id) FROM stations WHERE city = ${city}) WHERE city = ${city} AND id IN ('V-own', 'V-inside')`,
    sql`UPDATE held_readings SET place = (SELECT max(id) FROM stations WHERE city = ${city}) WHERE city = ${city} AND id = 'V-sibling'`,
    sql`UPDATE held_readings SET state = 'dismissed', decided_by = 'M-other', decided_at = held_at, why = '仪器故障'
      WHERE city = ${city} AND id IN ('V-inside', 'V-parent')`,
    sql`UPDATE signals SET state = 'explained', settled_by = 'M-other', settled_at = found_at, note = '已核实'
      WHERE city = ${city} AND id IN ('G-inside', 'G-sibling')`,
    sql`UPDATE signals SET person = NULL WHERE city = ${city} AND id = 'G-district'`,
    sql`UPDATE inventories SET taken_at = taken_at + interval '1 hour' * ${pick('id', 3)} WHERE city = ${city}`,
    sql`UPDATE problems SET due_day = '2026-01-09'::date + ${pick('id', 3)} WHERE city = ${city} AND id IN ('Q-own', 'Q-inside', 'Q-parent')`,
    sql`UPDATE problems SET department = (SELECT min(id) FROM departments WHERE city = ${city}),
      type = 'outfall_abnormal', state = 'assigned', reported_at = reported_at + interval '2 hours' WHERE city = ${city} AND id IN ('Q-own', 'Q-sibling')`,
    sql`UPDATE problems SET department = (SELECT max(id) FROM departments WHERE city = ${city}) WHERE city = ${city} AND id = 'Q-parent'`,
    sql`UPDATE warnings SET previous = CASE ${pick('reach', 3)} WHEN 0 THEN 'red' WHEN 1 THEN 'yellow' ELSE 'none' END WHERE city = ${city}`,
    sql`UPDATE patrols SET mode = 'boat' WHERE city = ${city} AND ${pick('id', 3)} = 0`,
    sql`UPDATE sources SET status = CASE ${pick('id', 3)} WHEN 0 THEN '封堵' WHEN 1 THEN '在用' END,
      load_kgd = CASE ${pick('id', 4)} WHEN 0 THEN 2 WHEN 1 THEN 7.5 END WHERE city = ${city}`,
    sql`INSERT INTO sources (city, id, kind, name, reach, region, retired_on)
      SELECT city, 'gone-' || id, kind, name, reach, region, '2025-11-01'::date + ${pick('id', 3)} FROM sources WHERE city = ${city}`,
    sql`UPDATE reaches SET width_m = CASE ${pick('id', 3)} WHEN 0 THEN 12 WHEN 1 THEN 30.5 END,
      target_class = CASE ${pick('id', 3)} WHEN 0 THEN 3 WHEN 2 THEN 4 END,
      bank = CASE ${pick('id', 2)} WHEN 0 THEN 'left' ELSE 'both' END WHERE city = ${city}`,
    sql`UPDATE water_bodies SET basin = CASE ${pick('id', 3)} WHEN 0 THEN '东江' WHEN 1 THEN '北江' END,
      kind = CASE ${pick('id', 2)} WHEN 0 THEN 'creek' ELSE kind END WHERE city = ${city}`,
    sql`UPDATE stations SET kind = CASE ${pick('id', 2)} WHEN 0 THEN 'automatic' ELSE 'section' END WHERE city = ${city}`,
    sql`INSERT INTO webhook_deliveries (city, id, hook, region, seq, kind, body, state, status, answer, attempts, at, made_at, due_at, claimed_at)
      SELECT w.city, 'V-' || n, w.id, w.region, n, CASE n % 2 WHEN 0 THEN 'test' ELSE 'warning.published' END,
        '{"month":"2025-12","red":1,"orange":2,"yellow":0,"region":{"id":"9901","name":"某市","nameEn":null}}',
        CASE n % 3 WHEN 0 THEN 'sent' WHEN 1 THEN 'refused' ELSE 'waiting' END, NULL, '', n % 4,
        w.made_at + interval '1 hour' * (n % 5), w.made_at, w.made_at, CASE WHEN n % 3 < 2 THEN w.made_at + interval '1 hour' * (n % 2) END
      FROM webhooks w, generate_series(1, 14) n WHERE w.city = ${city} AND w.id = 'W-own'`,
    sql`UPDATE period_reports SET as_of = as_of - ${pick('subject', 2)}, level = CASE ${pick('subject', 2)} WHEN 0 THEN 'town' ELSE level END,
      body = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(body,
        '{figures,asked,visits}', to_jsonb(${pick('subject', 3)} * 4)), '{figures,asked,done}', to_jsonb(${pick('subject', 2)} + 1)),
        '{figures,found,own}', to_jsonb(${pick('subject', 3)})), '{figures,found,others}', to_jsonb(${pick('subject', 2)})),
        '{figures,solved,open}', to_jsonb(${pick('subject', 4)})), '{figures,solved,overdue}', to_jsonb(${pick('subject', 2)})),
        '{figures,water}', CASE ${pick('subject', 3)} WHEN 0 THEN '{"measured":0,"failing":0}' WHEN 1 THEN '{"measured":4,"failing":1}' ELSE '{"measured":4,"failing":3}' END::jsonb)
      WHERE city = ${city}`,
    sql`INSERT INTO gauges (city, id, name, region, opened_on)
      SELECT r.city, 'rain-' || r.code, CASE ${pick('r.code', 2)} WHEN 0 THEN '北岭' ELSE '南岭' END, r.code,
        CASE ${pick('r.code', 3)} WHEN 0 THEN '2020-01-01'::date WHEN 1 THEN '2021-01-01' END
      FROM regions r WHERE r.city = ${city}`,
  ];
  // As the owner: the server itself may not change what is published.
  await sql`SET LOCAL ROLE NONE`.execute(tx);
  for (const statement of statements) await statement.execute(tx);
}
