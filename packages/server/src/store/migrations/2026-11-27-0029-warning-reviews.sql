-- What a person did to a warning: {level, kinds, reasons} as the machine drafted it, while the row holds what is in force. Null: nothing.
ALTER TABLE warnings ADD COLUMN drafted jsonb;

-- Each review, undo and raise within the month, with its reason. Rows are added and never changed.
CREATE TABLE warning_reviews (
  city       text COLLATE "C" NOT NULL,
  month      text COLLATE "C" NOT NULL,
  reach      text NOT NULL,
  seq        integer NOT NULL CHECK (seq > 0),
  region     text COLLATE "C" NOT NULL,
  kind       text NOT NULL CHECK (kind IN ('review', 'undo', 'raise')),
  from_level text NOT NULL CHECK (from_level IN ('none', 'yellow', 'orange', 'red')),
  to_level   text NOT NULL CHECK (to_level IN ('none', 'yellow', 'orange', 'red')),
  why        text NOT NULL,
  by_person  text NOT NULL,
  -- As what he did it: regions of accounts change, the record does not.
  by_region  text COLLATE "C" NOT NULL,
  at         timestamptz NOT NULL,
  -- The first day on which a raise asks more.
  from_day   date,
  PRIMARY KEY (city, month, reach, seq),
  FOREIGN KEY (city, reach) REFERENCES reaches,
  FOREIGN KEY (city, by_person) REFERENCES people,
  CHECK ((kind = 'undo') = (why = '') AND (kind = 'raise') = (from_day IS NOT NULL))
);
ALTER TABLE warning_reviews ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_region ON warning_reviews USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND region >= NULLIF(current_setting('app.region', true), '')
  AND region < NULLIF(current_setting('app.region', true), '') || ':');
GRANT SELECT, INSERT ON warning_reviews TO xunhe_app;

-- Published lists: of a district, or of the city for what lies in no district. A list never changes; a later version supersedes it.
CREATE TABLE warning_lists (
  city         text COLLATE "C" NOT NULL REFERENCES cities,
  month        text COLLATE "C" NOT NULL,
  region       text COLLATE "C" NOT NULL,
  version      integer NOT NULL CHECK (version > 0),
  published_at timestamptz NOT NULL,
  -- Null: the deadline did it.
  by_person    text,
  -- The region in whose name it was published: the district's own, or the city's.
  by_region    text COLLATE "C" NOT NULL,
  -- Level by reach.
  levels       jsonb NOT NULL,
  PRIMARY KEY (city, month, region, version),
  FOREIGN KEY (city, by_person) REFERENCES people
);
ALTER TABLE warning_lists ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_region ON warning_lists USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND region >= NULLIF(current_setting('app.region', true), '')
  AND region < NULLIF(current_setting('app.region', true), '') || ':');
GRANT SELECT, INSERT ON warning_lists TO xunhe_app;
