-- The four inventories (四个查清): what a chief answered of one water for one period, item by item. The day decides which period it counts for;
-- the period is kept as the phone had it. Written once, never changed.
CREATE TABLE inventories (
  city         text COLLATE "C" NOT NULL,
  id           text NOT NULL,
  person       text NOT NULL,
  on_behalf_of text,
  reach        text NOT NULL,
  region       text COLLATE "C" NOT NULL,
  day          date NOT NULL,
  period_from  date NOT NULL,
  period_to    date NOT NULL CHECK (period_to >= period_from),
  taken_at     timestamptz NOT NULL,
  received_at  timestamptz NOT NULL,
  items        jsonb NOT NULL,
  -- The items of which something was found.
  found        text[] NOT NULL,
  policy       text NOT NULL,
  content_hash bytea NOT NULL,
  -- The phone's clock minus the city's as it sent, seconds.
  clock_skew_s bigint,
  PRIMARY KEY (city, id),
  FOREIGN KEY (city, person) REFERENCES people,
  FOREIGN KEY (city, reach) REFERENCES reaches
);
CREATE INDEX inventories_newest ON inventories (city, taken_at DESC, id);
CREATE INDEX inventories_by_reach ON inventories (city, reach, day);
CREATE INDEX inventories_by_day ON inventories (city, day);
ALTER TABLE inventories ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_region ON inventories USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND region >= NULLIF(current_setting('app.region', true), '')
  AND region < NULLIF(current_setting('app.region', true), '') || ':');
GRANT SELECT, INSERT ON inventories TO xunhe_app;

-- The last patrol on a water, whoever walked it, and what somebody walked last.
CREATE INDEX patrol_reaches_by_reach ON patrol_reaches (city, reach, day DESC);
CREATE INDEX patrols_last_of_person ON patrols (city, person, day DESC);
