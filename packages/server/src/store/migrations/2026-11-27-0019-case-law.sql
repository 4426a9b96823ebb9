-- What the case law asks of a problem: since when it stands in its state, who may wait for whom, and how often it came back.
ALTER TABLE problems ADD COLUMN since_day date;
UPDATE problems p SET since_day = coalesce(
  (SELECT (m.at AT TIME ZONE c.timezone)::date FROM problem_moves m WHERE m.city = p.city AND m.problem = p.id AND m.to_state = p.state
   ORDER BY m.seq DESC LIMIT 1),
  (p.reported_at AT TIME ZONE c.timezone)::date)
FROM cities c WHERE c.city = p.city;
-- A deferral (挂账): the day that was asked for, the day that was granted, and the day on which the clocks stopped.
ALTER TABLE problems ADD COLUMN defer_asked_until date;
ALTER TABLE problems ADD COLUMN deferred_until date;
ALTER TABLE problems ADD COLUMN paused_day date;
-- Supervision (督办): since when, and by which level of office.
ALTER TABLE problems ADD COLUMN supervised_at timestamptz;
ALTER TABLE problems ADD COLUMN supervised_by text;
-- How often it was returned by a department or sent back by whoever verified, and how often it was opened again.
ALTER TABLE problems ADD COLUMN returns smallint NOT NULL DEFAULT 0;
ALTER TABLE problems ADD COLUMN reopened smallint NOT NULL DEFAULT 0;
-- The highest level that has been told that it is late.
ALTER TABLE problems ADD COLUMN escalated text CHECK (escalated IN ('town', 'district', 'city'));

-- The office's desk asks by state and deadline, over its own region.
CREATE INDEX problems_by_due ON problems (city, due_day, id) WHERE due_day IS NOT NULL;
CREATE INDEX problems_by_time ON problems (city, reported_at DESC, id);

-- A move that is sent twice is made once.
ALTER TABLE problem_moves ADD COLUMN id text;
CREATE UNIQUE INDEX problem_moves_once ON problem_moves (city, id) WHERE id IS NOT NULL;
-- What the mover was, whom the move was about, and what it brought.
ALTER TABLE problem_moves ADD COLUMN by_role text;
ALTER TABLE problem_moves ADD COLUMN departments text[] NOT NULL DEFAULT '{}';
ALTER TABLE problem_moves ADD COLUMN facts jsonb NOT NULL DEFAULT '{}';

-- A picture may come with a later move than the report.
ALTER TABLE photos ADD COLUMN move integer;

-- With whom a problem is: one department leads, others take part. Working days count from `since_day`.
CREATE TABLE problem_parts (
  city        text COLLATE "C" NOT NULL,
  problem     text NOT NULL,
  department  text NOT NULL,
  region      text COLLATE "C" NOT NULL,
  lead        boolean NOT NULL,
  state       text NOT NULL CHECK (state IN ('assigned', 'rectifying', 'handled', 'returned', 'withdrawn')),
  since_day   date NOT NULL,
  days        smallint NOT NULL CHECK (days >= 0),
  due_day     date NOT NULL,
  assigned_at timestamptz NOT NULL,
  handled_at  timestamptz,
  handled_by  text,
  PRIMARY KEY (city, problem, department),
  FOREIGN KEY (city, problem) REFERENCES problems,
  FOREIGN KEY (city, department) REFERENCES departments
);
CREATE INDEX problem_parts_by_department ON problem_parts (city, department, state, due_day);
ALTER TABLE problem_parts ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_region ON problem_parts USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND region >= NULLIF(current_setting('app.region', true), '')
  AND region < NULLIF(current_setting('app.region', true), '') || ':');
CREATE POLICY border_reach ON problem_parts FOR SELECT USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND NULLIF(current_setting('app.shared', true), '') IS NOT NULL
  AND EXISTS (SELECT FROM problems p WHERE p.city = problem_parts.city AND p.id = problem_parts.problem));
GRANT SELECT, INSERT, UPDATE, DELETE ON problem_parts TO xunhe_app;
