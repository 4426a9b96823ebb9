-- Notices (通知公告) that an office is writing. Published, a draft becomes a row of circulars and is gone from here.
CREATE TABLE circular_drafts (
  city       text COLLATE "C" NOT NULL REFERENCES cities,
  id         text COLLATE "C" NOT NULL,
  -- For which region the office stands.
  office     text COLLATE "C" NOT NULL,
  -- Whom it is for: these groups of all who serve in this region or below it.
  region     text COLLATE "C" NOT NULL,
  groups     text[] NOT NULL CHECK (cardinality(groups) > 0),
  title      text NOT NULL CHECK (title <> ''),
  text       text NOT NULL CHECK (text <> ''),
  last_day   date,
  confirm    boolean NOT NULL,
  supersedes text COLLATE "C",
  -- Grows with every change, so that what is published is what was seen.
  revision   integer NOT NULL CHECK (revision > 0),
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (city, id),
  FOREIGN KEY (city, changed_by) REFERENCES people
);
ALTER TABLE circular_drafts ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_region ON circular_drafts USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND office >= NULLIF(current_setting('app.region', true), '')
  AND office < NULLIF(current_setting('app.region', true), '') || ':');
GRANT SELECT, INSERT, UPDATE, DELETE ON circular_drafts TO xunhe_app;

-- What is published never changes: the role of daily work may write that it is withdrawn or replaced, and nothing else.
CREATE TABLE circulars (
  city          text COLLATE "C" NOT NULL REFERENCES cities,
  id            text COLLATE "C" NOT NULL,
  office        text COLLATE "C" NOT NULL,
  region        text COLLATE "C" NOT NULL,
  -- The significant digits of its region: who serves in it has a code that begins so.
  area          text COLLATE "C" NOT NULL GENERATED ALWAYS AS (regexp_replace(region, '(0{8}|0{6}|0{3})$', '')) STORED,
  groups        text[] NOT NULL CHECK (cardinality(groups) > 0),
  title         text NOT NULL CHECK (title <> ''),
  text          text NOT NULL CHECK (text <> ''),
  last_day      date,
  confirm       boolean NOT NULL,
  supersedes    text COLLATE "C",
  -- The notice that took its place, which may be for others: whoever reads this one learns it here.
  superseded_by text COLLATE "C",
  published_by  text NOT NULL,
  -- Real time, like the other two.
  published_at  timestamptz NOT NULL,
  withdrawn_by  text,
  withdrawn_at  timestamptz,
  withdrawn_why text,
  PRIMARY KEY (city, id),
  -- One correction takes the place of a notice; a second corrects the first.
  UNIQUE (city, supersedes),
  FOREIGN KEY (city, supersedes) REFERENCES circulars,
  FOREIGN KEY (city, superseded_by) REFERENCES circulars,
  FOREIGN KEY (city, published_by) REFERENCES people,
  FOREIGN KEY (city, withdrawn_by) REFERENCES people,
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_why IS NULL))
);
CREATE INDEX circulars_by_time ON circulars (city, published_at);
ALTER TABLE circulars ENABLE ROW LEVEL SECURITY;
-- Seen by the office that wrote it and those above it, and by whoever serves in the region that it is for.
CREATE POLICY told_region ON circulars FOR SELECT USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND ((office >= NULLIF(current_setting('app.region', true), '') AND office < NULLIF(current_setting('app.region', true), '') || ':')
       OR starts_with(NULLIF(current_setting('app.region', true), ''), area)));
CREATE POLICY office_new ON circulars FOR INSERT WITH CHECK (
  city = NULLIF(current_setting('app.city', true), '')
  AND office >= NULLIF(current_setting('app.region', true), '') AND office < NULLIF(current_setting('app.region', true), '') || ':');
CREATE POLICY office_change ON circulars FOR UPDATE USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND office >= NULLIF(current_setting('app.region', true), '') AND office < NULLIF(current_setting('app.region', true), '') || ':');
GRANT SELECT, INSERT, UPDATE (superseded_by, withdrawn_by, withdrawn_at, withdrawn_why) ON circulars TO xunhe_app;

-- Who has seen a notice, and said that he has taken note of it. Each person writes his own.
CREATE TABLE circular_receipts (
  city         text COLLATE "C" NOT NULL,
  circular     text COLLATE "C" NOT NULL,
  person       text NOT NULL,
  -- Of his account when he first saw it.
  region       text COLLATE "C" NOT NULL,
  seen_at      timestamptz NOT NULL,
  confirmed_at timestamptz,
  PRIMARY KEY (city, circular, person),
  FOREIGN KEY (city, circular) REFERENCES circulars,
  FOREIGN KEY (city, person) REFERENCES people
);
ALTER TABLE circular_receipts ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_or_region ON circular_receipts FOR SELECT USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND (person = NULLIF(current_setting('app.person', true), '')
       OR (region >= NULLIF(current_setting('app.region', true), '') AND region < NULLIF(current_setting('app.region', true), '') || ':')));
CREATE POLICY own_new ON circular_receipts FOR INSERT WITH CHECK (
  city = NULLIF(current_setting('app.city', true), '') AND person = NULLIF(current_setting('app.person', true), ''));
CREATE POLICY own_change ON circular_receipts FOR UPDATE USING (
  city = NULLIF(current_setting('app.city', true), '') AND person = NULLIF(current_setting('app.person', true), ''));
GRANT SELECT, INSERT, UPDATE ON circular_receipts TO xunhe_app;
