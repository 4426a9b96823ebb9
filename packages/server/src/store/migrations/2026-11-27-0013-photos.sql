-- Pictures of records. The row comes with its record, the bytes by themselves before or after it. Bytes lie in files beside the database,
-- once per city and content; the row names them by their hash.
CREATE TABLE photos (
  city        text COLLATE "C" NOT NULL,
  -- Month of the record: of a patrol its own, of anything else that of the record's moment.
  month       text COLLATE "C" NOT NULL,
  record      text COLLATE "C" NOT NULL,
  n           smallint NOT NULL CHECK (n >= 0),
  record_kind text NOT NULL CHECK (record_kind IN ('patrol', 'problem', 'inventory')),
  sha256      bytea NOT NULL CHECK (length(sha256) = 32),
  bytes       integer NOT NULL CHECK (bytes > 0),
  role        text NOT NULL,
  -- `camera` of the app, or `album`.
  from_where  text NOT NULL,
  at          timestamptz NOT NULL,
  lon         double precision,
  lat         double precision,
  -- Who sent the record: only bytes that he uploaded count as there.
  person      text NOT NULL,
  reach       text,
  region      text COLLATE "C" NOT NULL,
  -- When the bytes were whole, in the city's time.
  received_at timestamptz,
  state       text NOT NULL CHECK (state IN ('waiting', 'stored', 'ready', 'broken')),
  width       integer,
  height      integer,
  -- 64 bits of how it looks, 16 hexadecimal digits.
  phash       text CHECK (phash ~ '^[0-9a-f]{16}$'),
  -- What the camera wrote into the bytes. Its clock has no zone: read in the city's, unless it named one.
  exif_at     timestamptz,
  exif_lon    double precision,
  exif_lat    double precision,
  exif_camera text,
  why_broken  text,
  PRIMARY KEY (city, month, record, n),
  CHECK ((state = 'waiting') = (received_at IS NULL))
);
CREATE INDEX photos_by_record ON photos (city, record, n);
CREATE INDEX photos_by_bytes ON photos (city, sha256);
CREATE INDEX photos_waiting ON photos (city, person, sha256) WHERE state = 'waiting';
CREATE INDEX photos_to_make ON photos (city, received_at) WHERE state = 'stored';
CREATE INDEX photos_by_person ON photos (city, person, at);
CREATE INDEX photos_by_look ON photos (city, phash) WHERE phash IS NOT NULL;
ALTER TABLE photos ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_region ON photos USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND region >= NULLIF(current_setting('app.region', true), '')
  AND region < NULLIF(current_setting('app.region', true), '') || ':');
-- Problems on a shared reach are read by both banks, and so are their pictures; patrols are not.
CREATE POLICY border_reach ON photos FOR SELECT USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND record_kind = 'problem'
  AND reach = ANY ((SELECT string_to_array(NULLIF(current_setting('app.shared', true), ''), ','))::text[]));
GRANT SELECT, INSERT, UPDATE, DELETE ON photos TO xunhe_app;

-- Whole uploads, in real time. Who knows a hash has not seen the bytes: an upload counts for the person who sent them.
CREATE TABLE uploads (
  city        text COLLATE "C" NOT NULL,
  person      text NOT NULL,
  sha256      bytea NOT NULL CHECK (length(sha256) = 32),
  bytes       integer NOT NULL CHECK (bytes > 0),
  received_at timestamptz NOT NULL,
  PRIMARY KEY (city, person, sha256)
);
CREATE INDEX uploads_by_time ON uploads (city, person, received_at);
CREATE INDEX uploads_by_bytes ON uploads (city, sha256);
CREATE INDEX uploads_oldest ON uploads (city, received_at);
ALTER TABLE uploads ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_city ON uploads USING (city = NULLIF(current_setting('app.city', true), ''));
GRANT SELECT, INSERT, UPDATE, DELETE ON uploads TO xunhe_app;
