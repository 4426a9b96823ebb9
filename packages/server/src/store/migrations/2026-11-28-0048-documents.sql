-- Files that an office keeps with a reach or with a bulletin. The bytes lie in `files` by their SHA-256; a row stands for them as long as it
-- is there, and it is never deleted: a document that no longer holds is retired, with the reason.
CREATE TABLE documents (
  city       text COLLATE "C" NOT NULL REFERENCES cities,
  id         text COLLATE "C" NOT NULL,
  about      text NOT NULL CHECK (about IN ('reach', 'bulletin')),
  about_id   text COLLATE "C" NOT NULL,
  -- The reach itself, where it is about one: a neighbour with whom it is shared reads it.
  reach      text COLLATE "C",
  region     text COLLATE "C" NOT NULL,
  kind       text NOT NULL CHECK (kind IN ('plan', 'treatment', 'acceptance', 'other')),
  title      text NOT NULL CHECK (title <> ''),
  day        date NOT NULL,
  -- Of the file, and what its bytes say it is.
  name       text NOT NULL CHECK (name <> ''),
  type       text NOT NULL CHECK (type IN ('pdf', 'jpeg', 'png', 'webp', 'office', 'oldOffice')),
  bytes      integer NOT NULL CHECK (bytes > 0),
  sha256     bytea NOT NULL,
  added_by   text NOT NULL,
  added_at   timestamptz NOT NULL,
  retired_by text,
  retired_at timestamptz,
  retired_why text,
  PRIMARY KEY (city, id),
  FOREIGN KEY (city, added_by) REFERENCES people,
  FOREIGN KEY (city, retired_by) REFERENCES people,
  CHECK ((about = 'reach') = (reach IS NOT NULL)),
  CHECK ((retired_at IS NULL) = (retired_by IS NULL) AND (retired_at IS NULL) = (retired_why IS NULL))
);
CREATE INDEX documents_by_subject ON documents (city, about, about_id);
CREATE INDEX documents_by_content ON documents (city, sha256);
ALTER TABLE documents ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_region ON documents USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND region >= NULLIF(current_setting('app.region', true), '')
  AND region < NULLIF(current_setting('app.region', true), '') || ':');
CREATE POLICY border_reach ON documents FOR SELECT USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND reach = ANY ((SELECT string_to_array(NULLIF(current_setting('app.shared', true), ''), ','))::text[]));
GRANT SELECT, INSERT, UPDATE (retired_by, retired_at, retired_why) ON documents TO xunhe_app;
