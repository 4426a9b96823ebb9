-- Registers that an office edits. Nothing is deleted: a record that has ended keeps its id, and the records that speak of it stay as they are.
ALTER TABLE stations     ADD COLUMN retired_on date;
ALTER TABLE sources      ADD COLUMN retired_on date;
ALTER TABLE departments  ADD COLUMN retired_on date;
ALTER TABLE regions      ADD COLUMN retired_on date;
ALTER TABLE water_bodies ADD COLUMN retired_on date;
ALTER TABLE reaches      ADD COLUMN retired_on date;

-- Every change of a record: which fields were what and became what. `region` is where the record lies after it. `batch` holds together what
-- one act did to several records, `takes_back` names the version that this change undoes.
CREATE TABLE register_changes (
  city       text COLLATE "C" NOT NULL,
  kind       text COLLATE "C" NOT NULL CHECK (kind IN ('station', 'source', 'department', 'region', 'water', 'reach')),
  id         text COLLATE "C" NOT NULL,
  version    integer NOT NULL CHECK (version > 0),
  region     text COLLATE "C" NOT NULL,
  deed       text NOT NULL CHECK (deed IN ('create', 'edit', 'retire', 'undo', 'split', 'join')),
  at         timestamptz NOT NULL,
  changed_by text NOT NULL,
  before     jsonb,
  after      jsonb NOT NULL,
  reason     text NOT NULL,
  takes_back integer,
  batch      text COLLATE "C",
  PRIMARY KEY (city, kind, id, version)
);
CREATE INDEX register_changes_by_batch ON register_changes (city, batch) WHERE batch IS NOT NULL;
ALTER TABLE register_changes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_region ON register_changes USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND region >= NULLIF(current_setting('app.region', true), '')
  AND region < NULLIF(current_setting('app.region', true), '') || ':');
-- Added, never changed.
GRANT SELECT, INSERT ON register_changes TO xunhe_app;
