-- What became of a patrol after it was judged: appeals of those who walked, decisions of those who settle it. A patrol may move to another
-- month when a corrected record of it is imported, so its id alone names it here. Rows are added and never changed: what was decided,
-- and what the verdict and its reasons were before, stays.
CREATE TABLE patrol_reviews (
  city         text COLLATE "C" NOT NULL REFERENCES cities,
  patrol       text NOT NULL,
  seq          integer NOT NULL CHECK (seq > 0),
  id           text NOT NULL,
  month        text COLLATE "C" NOT NULL,
  region       text COLLATE "C" NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('appeal', 'decision')),
  by_person    text NOT NULL,
  -- As what he did it: roles and regions change, the record does not.
  by_role      text NOT NULL,
  by_region    text COLLATE "C" NOT NULL,
  -- When it was written, on the phone as it may be, and when the server had it; both in the city's time.
  at           timestamptz NOT NULL,
  received_at  timestamptz NOT NULL,
  text         text NOT NULL CHECK (text <> ''),
  outcome      text CHECK (outcome IN ('counted', 'not_counted')),
  -- The reaches that count by the decision.
  reaches      text[],
  before       jsonb NOT NULL,
  content_hash bytea NOT NULL,
  PRIMARY KEY (city, patrol, seq),
  UNIQUE (city, id),
  FOREIGN KEY (city, by_person) REFERENCES people,
  CHECK ((kind = 'decision') = (outcome IS NOT NULL) AND (kind = 'decision') = (reaches IS NOT NULL))
);
ALTER TABLE patrol_reviews ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_region ON patrol_reviews USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND region >= NULLIF(current_setting('app.region', true), '')
  AND region < NULLIF(current_setting('app.region', true), '') || ':');
GRANT SELECT, INSERT ON patrol_reviews TO xunhe_app;

-- An appeal that waits, since when; and when the verdict in force was decided by a person. Null: no such thing.
ALTER TABLE patrols ADD COLUMN appealed_at timestamptz;
ALTER TABLE patrols ADD COLUMN decided_at timestamptz;
-- The queue of those who settle is a few rows among millions.
CREATE INDEX patrols_waiting ON patrols (city, appealed_at, received_at, started_at, id)
  WHERE appealed_at IS NOT NULL OR verdict = 'needs_review';
-- What was walked for a chief is on his own list too.
CREATE INDEX patrols_by_chief ON patrols (city, on_behalf_of, month) WHERE on_behalf_of IS NOT NULL;
