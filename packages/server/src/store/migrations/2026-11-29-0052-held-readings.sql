-- Readings that quality control kept out of use (待核数据): each waits until a person says what it is. The observation stays as it came; a value
-- that was released or corrected stands in a row of its own beside it (`PLACE/DAY/held/INDICATOR` of the same kind and month), known
-- from the moment of the decision.
CREATE TABLE held_readings (
  city       text COLLATE "C" NOT NULL REFERENCES cities,
  -- Made of what follows it up to the indicator, so that the same reading is held once.
  id         text COLLATE "C" NOT NULL,
  month      text COLLATE "C" NOT NULL,
  kind       text COLLATE "C" NOT NULL CHECK (kind IN ('sample', 'rain')),
  key        text COLLATE "C" NOT NULL,
  indicator  text COLLATE "C" NOT NULL,
  -- Null for rain: a gauge belongs to no reach.
  reach      text,
  place      text NOT NULL,
  region     text COLLATE "C" NOT NULL,
  seen_at    timestamptz NOT NULL,
  source     text NOT NULL,
  value      double precision NOT NULL,
  reason     text NOT NULL,
  held_at    timestamptz NOT NULL,
  state      text NOT NULL CHECK (state IN ('held', 'released', 'corrected', 'dismissed', 'replaced')),
  used_value double precision,
  decided_by text,
  decided_at timestamptz,
  why        text,
  PRIMARY KEY (city, id),
  FOREIGN KEY (city, decided_by) REFERENCES people,
  CHECK ((state IN ('released', 'corrected')) = (used_value IS NOT NULL)),
  CHECK ((state IN ('released', 'corrected', 'dismissed')) = (decided_by IS NOT NULL)),
  CHECK ((decided_by IS NULL) = (decided_at IS NULL) AND (decided_by IS NULL) = (why IS NULL))
);
CREATE INDEX held_readings_newest ON held_readings (city, state, seen_at DESC, id);
CREATE INDEX held_readings_by_observation ON held_readings (city, month, kind, key);
CREATE INDEX observations_marked ON observations (city, month, kind, key) WHERE marks <> '{}';
ALTER TABLE held_readings ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_region ON held_readings USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND region >= NULLIF(current_setting('app.region', true), '')
  AND region < NULLIF(current_setting('app.region', true), '') || ':');
GRANT SELECT, INSERT, UPDATE ON held_readings TO xunhe_app;
-- What lies in the store already waits from now on; later imports bring theirs themselves.
INSERT INTO held_readings (city, id, month, kind, key, indicator, reach, place, region, seen_at, source, value, reason, held_at, state)
SELECT o.city, left(encode(sha256(convert_to(concat_ws('|', o.month, o.kind, o.key, m.key), 'UTF8')), 'hex'), 24),
  o.month, o.kind, o.key, m.key, o.reach, o.place, o.region, o.seen_at, o.source, (o.readings->>m.key)::float8, m.value, now(), 'held'
FROM observations o CROSS JOIN LATERAL jsonb_each_text(o.marks) m
WHERE o.kind IN ('sample', 'rain') AND o.marks <> '{}' AND m.value IN ('sentinel', 'out_of_range') AND o.place IS NOT NULL AND o.readings ? m.key;
