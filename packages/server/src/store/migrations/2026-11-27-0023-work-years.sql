-- The work calendar of a city, year by year, in place of the one that comes with the product. A change is a new version; the highest counts.
CREATE TABLE work_years (
  city       text COLLATE "C" NOT NULL REFERENCES cities,
  year       integer NOT NULL CHECK (year BETWEEN 1900 AND 2200),
  version    integer NOT NULL,
  off        jsonb NOT NULL,
  worked     jsonb NOT NULL,
  -- The notice it was taken from.
  source     text NOT NULL DEFAULT '',
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (city, year, version)
);
ALTER TABLE work_years ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_city ON work_years USING (city = NULLIF(current_setting('app.city', true), ''));
GRANT SELECT, INSERT ON work_years TO xunhe_app;
