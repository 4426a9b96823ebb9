-- Records that come many at a time. The id of a record is looked up without its month.
CREATE INDEX patrols_by_id ON patrols (city, id);

-- How far the phone's clock was ahead of the city's as it sent, and what a patrol tells besides.
ALTER TABLE patrols ADD COLUMN clock_skew_s bigint;
ALTER TABLE patrols ADD COLUMN told jsonb;
ALTER TABLE problems ADD COLUMN clock_skew_s bigint;

-- What was sent and not taken: the whole content with the reason, until somebody has looked at it. The content is bytes, because it may hold
-- what no text column takes. The same content is kept once.
CREATE TABLE refused_records (
  city        text COLLATE "C" NOT NULL,
  id          text NOT NULL,
  hash        bytea NOT NULL,
  kind        text NOT NULL,
  form        integer NOT NULL,
  person      text NOT NULL,
  region      text COLLATE "C" NOT NULL,
  device      text,
  content     bytea NOT NULL,
  refusal     jsonb NOT NULL,
  received_at timestamptz NOT NULL,
  settled_at  timestamptz,
  settled_by  text,
  note        text,
  PRIMARY KEY (city, id, hash),
  CHECK ((settled_at IS NULL) = (settled_by IS NULL))
);
CREATE INDEX refused_records_newest ON refused_records (city, received_at DESC);
ALTER TABLE refused_records ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_region ON refused_records USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND region >= NULLIF(current_setting('app.region', true), '')
  AND region < NULLIF(current_setting('app.region', true), '') || ':');
GRANT SELECT, INSERT, UPDATE ON refused_records TO xunhe_app;
