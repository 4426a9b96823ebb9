-- What a citizen reported without an account. The report itself is a problem like any other (source 'citizen', nobody as reporter); here lies
-- what belongs to the citizen: the code by which he follows it, as a keyed hash, his number, sealed, and what he says of the end.
CREATE TABLE citizen_reports (
  city         text COLLATE "C" NOT NULL,
  problem      text NOT NULL,
  region       text COLLATE "C" NOT NULL,
  -- On whose page it was reported.
  water        text NOT NULL,
  code_hash    bytea NOT NULL CHECK (length(code_hash) = 32),
  -- Null: none was given, or it was forgotten some time after the end.
  phone        bytea,
  received_at  timestamptz NOT NULL,
  -- What the office tells the citizen. Notes of moves are the office's own and are never shown to the public.
  answer       text CHECK (answer <> ''),
  answered_by  text,
  answered_at  timestamptz,
  satisfaction text CHECK (satisfaction IN ('satisfied', 'partly', 'not_solved')),
  satisfaction_text text NOT NULL DEFAULT '',
  -- When it was first said of this end, and when last.
  said_first_at timestamptz,
  said_at      timestamptz,
  PRIMARY KEY (city, problem),
  UNIQUE (city, code_hash),
  FOREIGN KEY (city, problem) REFERENCES problems,
  FOREIGN KEY (city, water) REFERENCES water_bodies,
  CHECK ((answer IS NULL) = (answered_at IS NULL)),
  CHECK ((satisfaction IS NULL) = (said_at IS NULL) AND (satisfaction IS NULL) = (said_first_at IS NULL))
);
CREATE INDEX citizen_reports_by_water ON citizen_reports (city, water, received_at);
CREATE INDEX citizen_reports_with_phone ON citizen_reports (city, problem) WHERE phone IS NOT NULL;
ALTER TABLE citizen_reports ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_region ON citizen_reports USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND region >= NULLIF(current_setting('app.region', true), '')
  AND region < NULLIF(current_setting('app.region', true), '') || ':');
GRANT SELECT, INSERT, UPDATE ON citizen_reports TO xunhe_app;

-- What the public pages of a city say: whom to call, and whether they tell that a water is patrolled more often this month.
ALTER TABLE cities ADD COLUMN hotline text NOT NULL DEFAULT '12345' CHECK (hotline ~ '^[0-9+ -]{3,20}$');
ALTER TABLE cities ADD COLUMN tells_watch boolean NOT NULL DEFAULT false;

-- The pictures of citizens are uploads of this name.
ALTER TABLE people ADD CONSTRAINT people_not_citizens CHECK (id <> '~citizens');
