-- Where each chief stood in a month (履职榜), with the cases behind every number. Rows are added and never changed: a standing that was set
-- anew after an objection is the next version of it, and the highest version is in force.
CREATE TABLE standings (
  city    text COLLATE "C" NOT NULL REFERENCES cities,
  month   text COLLATE "C" NOT NULL,
  person  text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  region  text COLLATE "C" NOT NULL,
  level   text NOT NULL,
  body    jsonb NOT NULL,
  cases   jsonb NOT NULL,
  -- The rule, `id@version`.
  policy  text NOT NULL,
  -- In the city's time.
  set_at  timestamptz NOT NULL,
  PRIMARY KEY (city, month, person, version),
  FOREIGN KEY (city, person) REFERENCES people
);
CREATE INDEX standings_by_person ON standings (city, person, month);

-- What a chief says against one of his numbers, and what an office answered.
CREATE TABLE standing_objections (
  city        text COLLATE "C" NOT NULL REFERENCES cities,
  id          text COLLATE "C" NOT NULL,
  month       text COLLATE "C" NOT NULL,
  person      text NOT NULL,
  region      text COLLATE "C" NOT NULL,
  number      text NOT NULL,
  -- The version that he saw, and the rows that he names.
  version     integer NOT NULL,
  rows        text[] NOT NULL,
  text        text NOT NULL CHECK (text <> ''),
  -- In the city's time.
  at          timestamptz NOT NULL,
  decided_at  timestamptz,
  decided_by  text,
  granted     boolean,
  reason      text CHECK (reason <> ''),
  left_out    text[],
  -- The version that was set in answer to it.
  new_version integer,
  PRIMARY KEY (city, id),
  FOREIGN KEY (city, person) REFERENCES people,
  CHECK ((decided_at IS NULL) = (decided_by IS NULL) AND (decided_at IS NULL) = (granted IS NULL)
    AND (decided_at IS NULL) = (reason IS NULL) AND (decided_at IS NULL) = (left_out IS NULL)),
  CHECK ((new_version IS NOT NULL) = (granted IS TRUE))
);
-- One at a time about one number.
CREATE UNIQUE INDEX standing_objections_waiting ON standing_objections (city, person, month, number) WHERE decided_at IS NULL;
CREATE INDEX standing_objections_by_time ON standing_objections (city, at);

-- Inside one's region; and one's own wherever one serves now.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['standings', 'standing_objections'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format($p$CREATE POLICY own_region ON %I USING (
      city = NULLIF(current_setting('app.city', true), '')
      AND ((region >= NULLIF(current_setting('app.region', true), '')
            AND region < NULLIF(current_setting('app.region', true), '') || ':')
           OR person = NULLIF(current_setting('app.person', true), '')))$p$, name);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON standings TO xunhe_app;
GRANT SELECT, INSERT, UPDATE ON standing_objections TO xunhe_app;
