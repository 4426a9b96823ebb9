-- Batches of observations that another system or an office brought (一次送数). The id is the sender's own, so the same batch once more is found
-- and answered as before. `answer` holds what was said of each item.
CREATE TABLE deliveries (
  city     text COLLATE "C" NOT NULL REFERENCES cities,
  -- The door and the account that came through it, as it stands in `observations.source`.
  source   text COLLATE "C" NOT NULL,
  id       text COLLATE "C" NOT NULL,
  region   text COLLATE "C" NOT NULL,
  -- In the city's time.
  at       timestamptz NOT NULL,
  hash     bytea NOT NULL,
  stored   integer NOT NULL CHECK (stored >= 0),
  repeated integer NOT NULL CHECK (repeated >= 0),
  refused  integer NOT NULL CHECK (refused >= 0),
  -- Readings of it that wait for a person.
  waiting  integer NOT NULL CHECK (waiting >= 0),
  answer   jsonb NOT NULL,
  PRIMARY KEY (city, source, id)
);
CREATE INDEX deliveries_newest ON deliveries (city, source, at DESC);
ALTER TABLE deliveries ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_region ON deliveries USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND region >= NULLIF(current_setting('app.region', true), '')
  AND region < NULLIF(current_setting('app.region', true), '') || ':');
GRANT SELECT, INSERT, UPDATE ON deliveries TO xunhe_app;
