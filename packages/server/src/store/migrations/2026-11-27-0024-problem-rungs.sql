-- The ladder of a deadline: each rung of it is climbed once, whenever the server wakes.
CREATE TABLE problem_rungs (
  city    text COLLATE "C" NOT NULL,
  problem text NOT NULL,
  due_day date NOT NULL,
  kind    text NOT NULL CHECK (kind IN ('soon', 'overdue', 'town', 'district', 'city')),
  region  text COLLATE "C" NOT NULL,
  -- The day from which on it holds, and when it was carried out, in the city's time.
  day     date NOT NULL,
  at      timestamptz NOT NULL,
  PRIMARY KEY (city, problem, due_day, kind),
  FOREIGN KEY (city, problem) REFERENCES problems
);
ALTER TABLE problem_rungs ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_region ON problem_rungs USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND region >= NULLIF(current_setting('app.region', true), '')
  AND region < NULLIF(current_setting('app.region', true), '') || ':');
GRANT SELECT, INSERT, UPDATE, DELETE ON problem_rungs TO xunhe_app;

-- The deadline whose ladder is being climbed, and the day of its next rung (empty: none is left), so that a look reads little.
ALTER TABLE problems ADD COLUMN rung_of date;
ALTER TABLE problems ADD COLUMN rung_next date;
