-- Days on which a chief is away: told by himself or by the office. What they moved stands in the row, so that an absence that was told by
-- mistake can be taken back.
CREATE TABLE absences (
  city         text COLLATE "C" NOT NULL,
  id           text NOT NULL,
  person       text NOT NULL,
  region       text COLLATE "C" NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('leave', 'sickness', 'training', 'other')),
  from_day     date NOT NULL,
  to_day       date NOT NULL CHECK (to_day >= from_day),
  told_by      text NOT NULL,
  told_at      timestamptz NOT NULL,
  withdrawn_at timestamptz,
  -- By month and water: windows as they were and as they became.
  moved        jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (city, id),
  FOREIGN KEY (city, person) REFERENCES people
);
CREATE INDEX absences_by_person ON absences (city, person, from_day);
ALTER TABLE absences ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_region ON absences USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND region >= NULLIF(current_setting('app.region', true), '')
  AND region < NULLIF(current_setting('app.region', true), '') || ':');
GRANT SELECT, INSERT, UPDATE ON absences TO xunhe_app;
