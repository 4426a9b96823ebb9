-- 发文机关代字 that a city has set itself, in place of the ones made of names. `office` as in letter_numbers: the code of an office's region,
-- or a department. Letters keep the number under which they were written.
CREATE TABLE office_marks (
  city       text COLLATE "C" NOT NULL REFERENCES cities,
  office     text NOT NULL,
  mark       text NOT NULL CHECK (mark <> ''),
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (city, office),
  UNIQUE (city, mark)
);
ALTER TABLE office_marks ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_city ON office_marks USING (city = NULLIF(current_setting('app.city', true), ''));
GRANT SELECT, INSERT, UPDATE, DELETE ON office_marks TO xunhe_app;
