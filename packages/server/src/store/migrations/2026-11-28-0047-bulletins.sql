-- What an office did with a bulletin (通报与舆情). What a bulletin says stands in observations, a row for each reach that it names; here is who
-- entered it, what it said before a correction, why it was withdrawn, and which warning and which problem came of it.
-- `region` is the smallest that holds all its reaches, `office` that for which the person stood.
CREATE TABLE bulletin_changes (
  city       text COLLATE "C" NOT NULL REFERENCES cities,
  bulletin   text COLLATE "C" NOT NULL,
  version    integer NOT NULL CHECK (version > 0),
  region     text COLLATE "C" NOT NULL,
  deed       text NOT NULL CHECK (deed IN ('enter', 'correct', 'withdraw', 'raise', 'report')),
  at         timestamptz NOT NULL,
  changed_by text NOT NULL,
  office     text COLLATE "C" NOT NULL,
  before     jsonb,
  after      jsonb,
  reason     text NOT NULL,
  -- The problem that was made of it.
  problem    text COLLATE "C",
  PRIMARY KEY (city, bulletin, version),
  FOREIGN KEY (city, changed_by) REFERENCES people,
  CHECK ((deed = 'report') = (problem IS NOT NULL))
);
CREATE UNIQUE INDEX bulletin_changes_by_problem ON bulletin_changes (city, problem) WHERE problem IS NOT NULL;
CREATE INDEX observations_bulletins ON observations (city, known_at) WHERE kind = 'bulletin';
ALTER TABLE bulletin_changes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_region ON bulletin_changes USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND region >= NULLIF(current_setting('app.region', true), '')
  AND region < NULLIF(current_setting('app.region', true), '') || ':');
-- Added, never changed.
GRANT SELECT, INSERT ON bulletin_changes TO xunhe_app;
