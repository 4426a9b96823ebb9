-- Orders to make the reports of a period: one row a run, which says how far it is, so that whoever goes on after a kill knows where.
CREATE TABLE report_runs (
  city        text COLLATE "C" NOT NULL REFERENCES cities,
  id          text NOT NULL,
  -- 2017-05, 2017-Q2, 2017
  period      text COLLATE "C" NOT NULL,
  -- Whose reports: those inside this region.
  region      text COLLATE "C" NOT NULL,
  state       text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
  -- The day that is told of, settled when the run begins.
  as_of       date,
  total       integer,
  made        integer NOT NULL DEFAULT 0 CHECK (made >= 0),
  -- Null: the month was closed.
  asked_by    text,
  asked_at    timestamptz NOT NULL,
  started_at  timestamptz,
  ended_at    timestamptz,
  -- Of a run that failed: what was wrong, for the operator.
  error       text,
  PRIMARY KEY (city, id),
  FOREIGN KEY (city, asked_by) REFERENCES people
);
CREATE UNIQUE INDEX report_runs_one ON report_runs (city, period, region) WHERE state IN ('waiting', 'running');
ALTER TABLE report_runs ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_region ON report_runs USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND region >= NULLIF(current_setting('app.region', true), '')
  AND region < NULLIF(current_setting('app.region', true), '') || ':');
GRANT SELECT, INSERT, UPDATE ON report_runs TO xunhe_app;

-- A report as it was made; a later run of the same period takes its place.
CREATE TABLE period_reports (
  city     text COLLATE "C" NOT NULL REFERENCES cities,
  period   text COLLATE "C" NOT NULL,
  kind     text NOT NULL CHECK (kind IN ('chief', 'region')),
  -- A person's id, or a region's code.
  subject  text COLLATE "C" NOT NULL,
  region   text COLLATE "C" NOT NULL,
  -- Of a chief his post, of a region its rank.
  level    text NOT NULL,
  name     text NOT NULL,
  as_of    date NOT NULL,
  run      text NOT NULL,
  made_at  timestamptz NOT NULL,
  body     jsonb NOT NULL,
  PRIMARY KEY (city, period, kind, subject),
  FOREIGN KEY (city, run) REFERENCES report_runs
);
CREATE INDEX period_reports_subject ON period_reports (city, kind, subject);
ALTER TABLE period_reports ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_region ON period_reports USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND region >= NULLIF(current_setting('app.region', true), '')
  AND region < NULLIF(current_setting('app.region', true), '') || ':');
GRANT SELECT, INSERT, UPDATE ON period_reports TO xunhe_app;
