-- Signals of patrolling for form's sake: questions with the evidence of both sides, until a person settles them in writing. The id is made
-- of the kind and what it is about, so the same question is asked once and a settled one is not asked again.
CREATE TABLE signals (
  city         text COLLATE "C" NOT NULL REFERENCES cities,
  id           text NOT NULL,
  -- Of the patrol or record; of a heap the last month that was counted.
  month        text COLLATE "C" NOT NULL,
  kind         text NOT NULL,
  severity     text NOT NULL CHECK (severity IN ('strong', 'weak')),
  -- Null where it is about a place and not about somebody.
  person       text,
  reach        text,
  region       text COLLATE "C" NOT NULL,
  patrol       text,
  other_patrol text,
  numbers      jsonb NOT NULL,
  -- In the city's time.
  found_at     timestamptz NOT NULL,
  state        text NOT NULL CHECK (state IN ('open', 'explained', 'confirmed', 'dismissed')),
  settled_by   text,
  settled_at   timestamptz,
  note         text,
  PRIMARY KEY (city, id),
  FOREIGN KEY (city, person) REFERENCES people,
  CHECK ((state = 'open') = (settled_by IS NULL) AND (state = 'open') = (settled_at IS NULL) AND (state = 'open') = (note IS NULL))
);
CREATE INDEX signals_newest ON signals (city, month DESC, severity, id);
CREATE INDEX signals_by_person ON signals (city, person, month);
CREATE INDEX signals_by_patrol ON signals (city, patrol) WHERE patrol IS NOT NULL;
ALTER TABLE signals ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_region ON signals USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND region >= NULLIF(current_setting('app.region', true), '')
  AND region < NULLIF(current_setting('app.region', true), '') || ':');
GRANT SELECT, INSERT, UPDATE ON signals TO xunhe_app;
