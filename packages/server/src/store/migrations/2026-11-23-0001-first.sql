-- The first floor of the store. Every tenant table starts its key with `city` (the prefecture, 4 digits), so that joins and
-- foreign keys stay inside one city and the tables can be distributed by it. Months are the text `YYYY-MM`, days are dates,
-- region codes have 12 digits and compare in C order: "inside a region" is a range over the code's significant prefix.

-- ---------------------------------------------------------------- place
CREATE TABLE cities (
  city             text COLLATE "C" NOT NULL PRIMARY KEY CHECK (city ~ '^[0-9]{4}$'),
  name             text NOT NULL,
  name_en          text,
  timezone         text NOT NULL,
  standard         text NOT NULL,
  target_class     smallint NOT NULL CHECK (target_class BETWEEN 1 AND 5),
  class_indicators text[] NOT NULL DEFAULT '{}',
  today            date,
  about            jsonb NOT NULL DEFAULT '[]',
  credits          jsonb NOT NULL DEFAULT '[]'
);

CREATE TABLE regions (
  city     text COLLATE "C" NOT NULL REFERENCES cities,
  code     text COLLATE "C" NOT NULL CHECK (code ~ '^[0-9]{12}$'),
  name     text NOT NULL,
  name_en  text,
  level    text NOT NULL CHECK (level IN ('city', 'district', 'town', 'village')),
  parent   text COLLATE "C",
  geometry jsonb,
  PRIMARY KEY (city, code)
);

CREATE TABLE water_bodies (
  city    text COLLATE "C" NOT NULL REFERENCES cities,
  id      text NOT NULL,
  name    text NOT NULL,
  name_en text,
  kind    text NOT NULL CHECK (kind IN ('river', 'creek', 'lake', 'reservoir', 'micro')),
  basin   text,
  PRIMARY KEY (city, id)
);

CREATE TABLE reaches (
  city         text COLLATE "C" NOT NULL REFERENCES cities,
  id           text NOT NULL,
  water_body   text NOT NULL,
  name         text NOT NULL,
  name_en      text,
  region       text COLLATE "C" NOT NULL,
  bank         text NOT NULL CHECK (bank IN ('left', 'right', 'both')),
  length_m     double precision NOT NULL CHECK (length_m > 0),
  width_m      double precision CHECK (width_m > 0),
  target_class smallint CHECK (target_class BETWEEN 1 AND 5),
  downstream   text,
  geometry     jsonb,
  PRIMARY KEY (city, id),
  FOREIGN KEY (city, water_body) REFERENCES water_bodies,
  FOREIGN KEY (city, region) REFERENCES regions,
  FOREIGN KEY (city, downstream) REFERENCES reaches DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX reaches_by_region ON reaches (city, region);

CREATE TABLE stations (
  city    text COLLATE "C" NOT NULL,
  id      text NOT NULL,
  reach   text NOT NULL,
  region  text COLLATE "C" NOT NULL,
  name    text NOT NULL,
  name_en text,
  kind    text NOT NULL CHECK (kind IN ('section', 'automatic', 'outfall')),
  lon     double precision,
  lat     double precision,
  PRIMARY KEY (city, id),
  FOREIGN KEY (city, reach) REFERENCES reaches
);
CREATE INDEX stations_by_reach ON stations (city, reach);

CREATE TABLE gauges (
  city   text COLLATE "C" NOT NULL REFERENCES cities,
  id     text NOT NULL,
  region text COLLATE "C" NOT NULL,
  lon    double precision,
  lat    double precision,
  PRIMARY KEY (city, id)
);

CREATE TABLE sources (
  city     text COLLATE "C" NOT NULL,
  id       text NOT NULL,
  kind     text NOT NULL CHECK (kind IN ('industry', 'farm', 'wwtp', 'outfall', 'drainage_unit', 'drainage_user', 'market', 'scattered')),
  name     text NOT NULL,
  reach    text NOT NULL,
  region   text COLLATE "C" NOT NULL,
  lon      double precision,
  lat      double precision,
  load_kgd double precision CHECK (load_kgd >= 0),
  status   text,
  PRIMARY KEY (city, id),
  FOREIGN KEY (city, reach) REFERENCES reaches
);
CREATE INDEX sources_by_reach ON sources (city, reach);

CREATE TABLE land_cover (
  city   text COLLATE "C" NOT NULL,
  reach  text NOT NULL,
  region text COLLATE "C" NOT NULL,
  class  text NOT NULL,
  share  double precision NOT NULL CHECK (share BETWEEN 0 AND 1),
  PRIMARY KEY (city, reach, class),
  FOREIGN KEY (city, reach) REFERENCES reaches
);

-- ---------------------------------------------------------------- people
CREATE TABLE departments (
  city   text COLLATE "C" NOT NULL REFERENCES cities,
  id     text NOT NULL,
  name   text NOT NULL,
  region text COLLATE "C" NOT NULL,
  kind   text NOT NULL,
  PRIMARY KEY (city, id)
);

CREATE TABLE people (
  city       text COLLATE "C" NOT NULL REFERENCES cities,
  id         text NOT NULL,
  name       text NOT NULL,
  region     text COLLATE "C" NOT NULL,
  level      text CHECK (level IN ('city', 'district', 'town', 'village', 'reach', 'assistant')),
  department text,
  phone      text,
  PRIMARY KEY (city, id),
  FOREIGN KEY (city, region) REFERENCES regions,
  FOREIGN KEY (city, department) REFERENCES departments
);
CREATE INDEX people_by_region ON people (city, region);

CREATE TABLE posts (
  city     text COLLATE "C" NOT NULL,
  person   text NOT NULL,
  reach    text NOT NULL,
  region   text COLLATE "C" NOT NULL,
  from_day date NOT NULL,
  to_day   date CHECK (to_day >= from_day),
  PRIMARY KEY (city, person, reach, from_day),
  FOREIGN KEY (city, person) REFERENCES people,
  FOREIGN KEY (city, reach) REFERENCES reaches
);
CREATE INDEX posts_by_reach ON posts (city, reach);

CREATE TABLE accounts (
  city          text COLLATE "C" NOT NULL,
  login         text NOT NULL CHECK (login <> ''),
  person        text NOT NULL,
  role          text NOT NULL,
  region        text COLLATE "C" NOT NULL,
  password_hash text,
  disabled_at   timestamptz,
  PRIMARY KEY (city, login),
  FOREIGN KEY (city, person) REFERENCES people
);

CREATE TABLE sessions (
  city       text COLLATE "C" NOT NULL,
  token_hash bytea NOT NULL,
  login      text NOT NULL,
  made_at    timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (city, token_hash),
  FOREIGN KEY (city, login) REFERENCES accounts ON DELETE CASCADE
);

-- ---------------------------------------------------------------- observation
-- One table of everything that was seen: `seen_at` is when it was so, `known_at` when we learned it. `readings` are numbers by
-- indicator in standard units, `marks` says per indicator what is special ("<": under the detection limit; a quality kind: not used).
CREATE TABLE observations (
  city     text COLLATE "C" NOT NULL,
  month    text COLLATE "C" NOT NULL CHECK (month ~ '^[0-9]{4}-[0-9]{2}$'),
  kind     text COLLATE "C" NOT NULL CHECK (kind IN ('sample', 'rain', 'discharge', 'bulletin', 'complaint', 'finding', 'index')),
  key      text COLLATE "C" NOT NULL,
  reach    text,
  place    text,
  region   text COLLATE "C" NOT NULL,
  seen_at  timestamptz NOT NULL,
  known_at timestamptz NOT NULL,
  source   text NOT NULL,
  readings jsonb NOT NULL DEFAULT '{}',
  marks    jsonb NOT NULL DEFAULT '{}',
  facts    jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (city, month, kind, key)
) PARTITION BY RANGE (month);
CREATE INDEX observations_by_reach ON observations (city, reach, kind, month);

-- ---------------------------------------------------------------- risk
CREATE TABLE models (
  city    text COLLATE "C" NOT NULL REFERENCES cities,
  month   text COLLATE "C" NOT NULL,
  version text NOT NULL,
  made_at timestamptz NOT NULL,
  body    jsonb NOT NULL,
  PRIMARY KEY (city, month, version)
);

CREATE TABLE backtests (
  city     text COLLATE "C" NOT NULL REFERENCES cities,
  id       text NOT NULL,
  from_month text COLLATE "C" NOT NULL,
  to_month text COLLATE "C" NOT NULL,
  made_at  timestamptz NOT NULL,
  body     jsonb NOT NULL,
  PRIMARY KEY (city, id)
);

-- `month` is the month whose data the assessment rests on; it speaks of the month after.
CREATE TABLE assessments (
  city           text COLLATE "C" NOT NULL,
  month          text COLLATE "C" NOT NULL,
  reach          text NOT NULL,
  region         text COLLATE "C" NOT NULL,
  model          text NOT NULL,
  probability    double precision CHECK (probability BETWEEN 0 AND 1),
  low            double precision,
  high           double precision,
  persistence    double precision,
  last_class     smallint,
  expected_class double precision,
  basis          text NOT NULL,
  reasons        jsonb NOT NULL,
  quality        jsonb NOT NULL,
  PRIMARY KEY (city, month, reach),
  FOREIGN KEY (city, reach) REFERENCES reaches
);

-- ---------------------------------------------------------------- duty
CREATE TABLE policies (
  city           text COLLATE "C" NOT NULL REFERENCES cities,
  id             text NOT NULL,
  version        integer NOT NULL,
  effective_from text COLLATE "C" NOT NULL,
  body           jsonb NOT NULL,
  PRIMARY KEY (city, id, version)
);

CREATE TABLE cycles (
  city       text COLLATE "C" NOT NULL REFERENCES cities,
  month      text COLLATE "C" NOT NULL,
  version    integer NOT NULL,
  state      text NOT NULL CHECK (state IN ('open', 'published', 'closed')),
  opened_at  timestamptz NOT NULL,
  published_at timestamptz,
  published_by text,
  closed_at  timestamptz,
  PRIMARY KEY (city, month)
);

CREATE TABLE warnings (
  city         text COLLATE "C" NOT NULL,
  month        text COLLATE "C" NOT NULL,
  reach        text NOT NULL,
  region       text COLLATE "C" NOT NULL,
  level        text NOT NULL CHECK (level IN ('none', 'yellow', 'orange', 'red')),
  previous     text NOT NULL CHECK (previous IN ('none', 'yellow', 'orange', 'red')),
  kinds        text[] NOT NULL,
  basis        text NOT NULL,
  reasons      jsonb NOT NULL,
  policy       text NOT NULL,
  PRIMARY KEY (city, month, reach),
  FOREIGN KEY (city, reach) REFERENCES reaches
);
CREATE INDEX warnings_by_level ON warnings (city, month, level);

-- `month` is the month in which the duty is to be done.
CREATE TABLE duties (
  city     text COLLATE "C" NOT NULL,
  month    text COLLATE "C" NOT NULL,
  person   text NOT NULL,
  reach    text NOT NULL,
  region   text COLLATE "C" NOT NULL,
  level    text NOT NULL,
  visits   integer NOT NULL CHECK (visits >= 0),
  minutes  double precision NOT NULL,
  length_m double precision NOT NULL,
  body     jsonb NOT NULL,
  policy   text NOT NULL,
  PRIMARY KEY (city, month, person, reach),
  FOREIGN KEY (city, person) REFERENCES people,
  FOREIGN KEY (city, reach) REFERENCES reaches
);
CREATE INDEX duties_by_reach ON duties (city, month, reach);

-- ---------------------------------------------------------------- patrol
CREATE TABLE patrols (
  city         text COLLATE "C" NOT NULL,
  month        text COLLATE "C" NOT NULL,
  id           text NOT NULL,
  person       text NOT NULL,
  reach        text NOT NULL,
  region       text COLLATE "C" NOT NULL,
  mode         text NOT NULL,
  day          date NOT NULL,
  started_at   timestamptz NOT NULL,
  ended_at     timestamptz NOT NULL CHECK (ended_at >= started_at),
  length_m     double precision NOT NULL CHECK (length_m >= 0),
  verdict      text NOT NULL CHECK (verdict IN ('effective', 'not_effective', 'needs_review')),
  judgement    jsonb NOT NULL,
  note         text,
  source       text NOT NULL,
  content_hash bytea,
  received_at  timestamptz NOT NULL,
  PRIMARY KEY (city, month, id)
) PARTITION BY RANGE (month);
CREATE INDEX patrols_newest ON patrols (city, started_at DESC, id);
CREATE INDEX patrols_by_person ON patrols (city, person, month);
CREATE INDEX patrols_by_reach ON patrols (city, reach, month);

-- The waters one patrol covered: one walk may satisfy several duties.
CREATE TABLE patrol_reaches (
  city       text COLLATE "C" NOT NULL,
  month      text COLLATE "C" NOT NULL,
  patrol     text NOT NULL,
  reach      text NOT NULL,
  person     text NOT NULL,
  region     text COLLATE "C" NOT NULL,
  day        date NOT NULL,
  length_m   double precision NOT NULL,
  coverage   double precision NOT NULL,
  effective  boolean NOT NULL,
  PRIMARY KEY (city, month, patrol, reach)
) PARTITION BY RANGE (month);
CREATE INDEX patrol_reaches_by_person ON patrol_reaches (city, month, person, reach);

CREATE TABLE tracks (
  city        text COLLATE "C" NOT NULL,
  month       text COLLATE "C" NOT NULL,
  patrol      text NOT NULL,
  region      text COLLATE "C" NOT NULL,
  point_count integer NOT NULL,
  points      bytea NOT NULL,
  PRIMARY KEY (city, month, patrol)
) PARTITION BY RANGE (month);

-- ---------------------------------------------------------------- problem
CREATE TABLE problems (
  city         text COLLATE "C" NOT NULL,
  id           text NOT NULL,
  reach        text NOT NULL,
  region       text COLLATE "C" NOT NULL,
  type         text NOT NULL,
  source       text NOT NULL,
  key_problem  boolean NOT NULL,
  state        text NOT NULL,
  text         text NOT NULL DEFAULT '',
  lon          double precision,
  lat          double precision,
  patrol       text,
  reporter     text,
  department   text,
  reported_at  timestamptz NOT NULL,
  due_day      date,
  closed_at    timestamptz,
  content_hash bytea,
  PRIMARY KEY (city, id),
  FOREIGN KEY (city, reach) REFERENCES reaches
);
CREATE INDEX problems_by_state ON problems (city, state, reported_at DESC);
CREATE INDEX problems_by_reach ON problems (city, reach, reported_at);

CREATE TABLE problem_moves (
  city    text COLLATE "C" NOT NULL,
  problem text NOT NULL,
  seq     integer NOT NULL,
  region  text COLLATE "C" NOT NULL,
  move    text NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  by_person text,
  at      timestamptz NOT NULL,
  note    text NOT NULL DEFAULT '',
  PRIMARY KEY (city, problem, seq),
  FOREIGN KEY (city, problem) REFERENCES problems
);

-- ---------------------------------------------------------------- evaluation
CREATE TABLE evaluations (
  city    text COLLATE "C" NOT NULL REFERENCES cities,
  month   text COLLATE "C" NOT NULL,
  region  text COLLATE "C" NOT NULL,
  figures jsonb NOT NULL,
  PRIMARY KEY (city, month, region)
);

-- ---------------------------------------------------------------- events: audit trail, outbox and queue at once
CREATE TABLE events (
  city   text COLLATE "C" NOT NULL,
  id     text NOT NULL,
  kind   text COLLATE "C" NOT NULL,
  key    text COLLATE "C" NOT NULL,
  region text COLLATE "C" NOT NULL,
  actor  text,
  at     timestamptz NOT NULL,
  body   jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (city, id),
  UNIQUE (city, kind, key)
);
CREATE INDEX events_by_time ON events (city, at DESC);

-- ---------------------------------------------------------------- partitions
-- One partition a calendar year (see docs/decisions/002): made when the first row of a year comes.
CREATE FUNCTION ensure_year(year integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  parent text;
BEGIN
  IF year < 1900 OR year > 2200 THEN
    RAISE EXCEPTION 'no partition for the year %: outside 1900 to 2200', year;
  END IF;
  FOREACH parent IN ARRAY ARRAY['observations', 'patrols', 'patrol_reaches', 'tracks'] LOOP
    IF to_regclass(format('public.%I', parent || '_' || year)) IS NULL THEN
      PERFORM pg_advisory_xact_lock(hashtext('ensure_year'));
      EXECUTE format('CREATE TABLE IF NOT EXISTS public.%I PARTITION OF public.%I FOR VALUES FROM (%L) TO (%L)',
        parent || '_' || year, parent, year || '-01', (year + 1) || '-01');
    END IF;
  END LOOP;
END $$;

-- Names of the cities in this store: what a server must know before anybody is signed in.
CREATE FUNCTION list_cities() RETURNS TABLE (city text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT c.city, c.name FROM public.cities c ORDER BY c.city
$$;

-- ---------------------------------------------------------------- rights
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'xunhe_app') THEN
    CREATE ROLE xunhe_app NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
  END IF;
END $$;
-- The owner steps down to this role for all daily work.
GRANT xunhe_app TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO xunhe_app;
REVOKE ALL ON FUNCTION ensure_year(integer), list_cities() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ensure_year(integer), list_cities() TO xunhe_app;

-- Two kinds of policy. A custom setting reads as the empty string after the transaction that set it, hence NULLIF everywhere:
-- without it an empty prefix would show everything.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['cities', 'regions', 'water_bodies', 'gauges', 'departments', 'accounts', 'sessions', 'models',
                              'backtests', 'policies', 'cycles'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format($p$CREATE POLICY own_city ON %I USING (city = NULLIF(current_setting('app.city', true), ''))$p$, name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO xunhe_app', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['reaches', 'stations', 'sources', 'land_cover', 'people', 'posts', 'observations', 'assessments',
                              'warnings', 'duties', 'patrols', 'patrol_reaches', 'tracks', 'problems', 'problem_moves',
                              'evaluations'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format($p$CREATE POLICY own_region ON %I USING (
      city = NULLIF(current_setting('app.city', true), '')
      AND region >= NULLIF(current_setting('app.region', true), '')
      AND region < NULLIF(current_setting('app.region', true), '') || ':')$p$, name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO xunhe_app', name);
  END LOOP;
END $$;

-- What happened stays as it was written: the application may add events, never change them.
ALTER TABLE events ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_region ON events USING (
  city = NULLIF(current_setting('app.city', true), '')
  AND region >= NULLIF(current_setting('app.region', true), '')
  AND region < NULLIF(current_setting('app.region', true), '') || ':');
GRANT SELECT, INSERT ON events TO xunhe_app;
