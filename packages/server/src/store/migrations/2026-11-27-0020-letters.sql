-- Letters of a problem (公文): written in the transaction of the move that makes them, never changed. `office` is whose numbers they have: the
-- code of an office's region, or a department. `region` is the problem's, so that whoever sees the problem sees what was written about it.
CREATE TABLE letters (
  city       text COLLATE "C" NOT NULL,
  id         text NOT NULL,
  kind       text NOT NULL CHECK (kind IN ('assignment', 'supervision', 'reply')),
  office     text NOT NULL,
  year       smallint NOT NULL,
  n          integer NOT NULL CHECK (n > 0),
  number     text NOT NULL,
  problem    text NOT NULL,
  -- The move that made it.
  seq        integer NOT NULL,
  -- To whom an assignment goes, from whom a reply comes.
  department text,
  region     text COLLATE "C" NOT NULL,
  -- Null: by the rule.
  by_person  text,
  -- In the city's time.
  made_at    timestamptz NOT NULL,
  -- Names and texts of that day.
  content    jsonb NOT NULL,
  PRIMARY KEY (city, id),
  UNIQUE (city, office, kind, year, n),
  FOREIGN KEY (city, problem) REFERENCES problems,
  FOREIGN KEY (city, department) REFERENCES departments
);
CREATE INDEX letters_by_problem ON letters (city, problem, made_at);
ALTER TABLE letters ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_region ON letters USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND region >= NULLIF(current_setting('app.region', true), '')
  AND region < NULLIF(current_setting('app.region', true), '') || ':');
GRANT SELECT, INSERT ON letters TO xunhe_app;

-- The last number of each series. The row is locked from the taking of a number to the end of the transaction, and goes back with it: no gap,
-- no double. Of the city and not of a region, because a rule in a village's transaction may write for the district's office.
CREATE TABLE letter_numbers (
  city   text COLLATE "C" NOT NULL REFERENCES cities,
  office text NOT NULL,
  kind   text NOT NULL,
  year   smallint NOT NULL,
  n      integer NOT NULL CHECK (n > 0),
  PRIMARY KEY (city, office, kind, year)
);
ALTER TABLE letter_numbers ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_city ON letter_numbers USING (city = NULLIF(current_setting('app.city', true), ''));
GRANT SELECT, INSERT, UPDATE ON letter_numbers TO xunhe_app;
